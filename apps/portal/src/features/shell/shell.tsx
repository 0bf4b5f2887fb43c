import { actorCan } from '@ocs/contracts/actors'
import { roleLabels } from '@ocs/contracts/permissions'
import type { Theme } from '@ocs/ui/theme'
import type { ReactNode } from 'react'
import type { CurrentPerson } from '../../server/session.ts'
import { Frame } from './frame.tsx'
import { navigationFor } from './navigation.tsx'
import { partFacts, searchParts } from './palette-parts.ts'

/** What a person is called under their name: their job, else the most telling of their roles. */
function roleLabel({ person, actor }: CurrentPerson): string {
  const role = actor.grants.at(-1)?.role
  return [person.jobTitle ?? (role && roleLabels[role]), person.place?.name].filter(Boolean).join(', ')
}

/** The frame around the pages of a signed-in person. */
export function Shell({ current, theme, children }: { current: CurrentPerson; theme: Theme; children: ReactNode }) {
  const { person, actor } = current
  return (
    <Frame
      nav={navigationFor(actor)}
      personId={person.id}
      palette={{
        parts: searchParts.filter(part => actorCan(actor, partFacts[part].can)),
        mayFile: actorCan(actor, 'tickets:file'),
      }}
      person={{ name: person.name, email: person.email, roleLabel: roleLabel(current) }}
      theme={theme}
      hasSearch={actorCan(actor, 'tickets:read')}
    >
      {children}
    </Frame>
  )
}
