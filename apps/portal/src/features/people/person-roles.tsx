import { personKindLabels } from '@ocs/contracts/people'
import { roleLabels } from '@ocs/contracts/permissions'
import type { ReactNode } from 'react'
import { whyRole } from './people.rules.ts'

type Assignment = {
  id: string
  role: keyof typeof roleLabels
  source: 'group' | 'admin'
  group: string | null
  place: { name: string } | null
}

/** The roles of a person, each with where it counts and why they have it. `end` adds a button to a line. */
export function PersonRoles(props: {
  kind: 'staff' | 'student'
  assignments: Assignment[]
  end?: (assignment: Assignment) => ReactNode
}) {
  const { kind, assignments, end } = props
  const counts = kind === 'staff' ? assignments.filter(({ role }) => role !== 'student') : []
  const own = counts.filter(({ role, place }) => !(role === 'staff' && place === null))
  return (
    <ul className="divide-y">
      <RoleLine
        role={personKindLabels[kind]}
        where="Whole district"
        why={`From the address of the account: everybody at that domain is ${kind === 'staff' ? 'staff' : 'a student'}`}
      />
      {own.map(assignment => (
        <RoleLine
          key={assignment.id}
          role={roleLabels[assignment.role]}
          where={assignment.place?.name ?? 'Whole district'}
          why={whyRole(assignment)}
          end={end?.(assignment)}
        />
      ))}
    </ul>
  )
}

function RoleLine({ role, where, why, end }: { role: string; where: string; why: string; end?: ReactNode }) {
  return (
    <li className="flex items-start justify-between gap-3 py-2.5 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p>
          <span className="font-medium">{role}</span> · {where}
        </p>
        <p className="text-sm text-muted">{why}</p>
      </div>
      {end}
    </li>
  )
}
