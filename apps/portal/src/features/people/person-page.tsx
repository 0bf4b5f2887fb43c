import type { FeedEvent } from '@ocs/contracts/events'
import { personKindLabels } from '@ocs/contracts/people'
import { roleLabels } from '@ocs/contracts/permissions'
import { formatInstant } from '@ocs/contracts/plain-dates'
import { Badge } from '@ocs/ui/badge'
import { LinkButton } from '@ocs/ui/button'
import { DescriptionList } from '@ocs/ui/description-list'
import { PageHeader } from '@ocs/ui/page-header'
import { Panel } from '@ocs/ui/panel'
import { Timeline } from '@ocs/ui/timeline'
import { ConfirmForm } from '../../form/confirm-form.tsx'
import { Email } from './email.tsx'
import { setPersonActiveAction, takeRoleAction, unlinkAccountsAction } from './people.actions.ts'
import type { ShownPerson } from './people.list.ts'
import { givableRoles, mayTake } from './people.rules.ts'
import { PersonRoles } from './person-roles.tsx'
import { RoleForm } from './role-form.tsx'

const verbs: Record<string, string> = {
  added: 'was added',
  edited: 'was changed',
  activated: 'access was switched on',
  deactivated: 'access was switched off',
  role_given: 'was given a role',
  role_taken: 'lost a role',
  roles_synced: 'got new roles from directory groups',
  signed_in: 'signed in',
  signed_out: 'signed out',
  accounts_unlinked: 'sign-in account was unlinked',
}

function what(event: FeedEvent): string {
  const { role } = event.data
  const label = typeof role === 'string' && Object.hasOwn(roleLabels, role) ? roleLabels[role as 'staff'] : null
  const verb = verbs[event.verb] ?? event.verb
  return label ? `${verb}: ${label}` : verb
}

function AccessButton({ person }: { person: ShownPerson }) {
  const hidden = { id: person.id, version: person.version, active: person.active ? 'no' : 'yes' }
  return person.active ? (
    <ConfirmForm
      label="Switch off access"
      title={`Switch off access for ${person.name}?`}
      text="They are signed out at once, everywhere, and cannot sign in until you switch access on again. What they wrote stays."
      confirmLabel="Switch off"
      isDanger
      size="md"
      action={setPersonActiveAction}
      hidden={hidden}
    />
  ) : (
    <ConfirmForm
      label="Switch on access"
      title={`Switch on access for ${person.name}?`}
      text="They can sign in again with the roles shown here."
      confirmLabel="Switch on"
      size="md"
      action={setPersonActiveAction}
      hidden={hidden}
    />
  )
}

function AccountFact({ person }: { person: ShownPerson }) {
  if (person.accounts.length === 0) return 'None yet: the first sign-in with this address links one'
  return (
    <span className="flex flex-wrap items-center gap-2">
      {person.accounts.map(({ provider }) => provider).join(', ')}
      <ConfirmForm
        label="Unlink"
        title="Unlink the sign-in account?"
        text="Do this when the address now belongs to a new account of the same person. They are signed out, and the next account that signs in with this address becomes theirs."
        confirmLabel="Unlink"
        action={unlinkAccountsAction}
        hidden={{ id: person.id }}
      />
    </span>
  )
}

function Facts({ person }: { person: ShownPerson }) {
  return (
    <DescriptionList
      items={[
        { label: 'E-mail', value: <Email address={person.email} /> },
        { label: 'Kind', value: personKindLabels[person.kind] },
        { label: 'Job title', value: person.jobTitle },
        { label: 'Place', value: person.place?.name },
        { label: 'Room', value: person.room?.name },
        { label: 'Last sign-in', value: person.signedInAt && formatInstant(person.signedInAt) },
        { label: 'Account', value: <AccountFact person={person} /> },
      ]}
    />
  )
}

function Roles({ person, places }: { person: ShownPerson; places: { id: string; name: string }[] }) {
  return (
    <Panel title="Roles">
      <PersonRoles
        kind={person.kind}
        assignments={person.assignments}
        end={assignment =>
          mayTake(assignment) ? null : (
            <ConfirmForm
              label="Remove"
              description={`Remove ${roleLabels[assignment.role]}, ${assignment.place?.name ?? 'whole district'}`}
              title={`Remove ${roleLabels[assignment.role]}?`}
              text={`${person.name} loses what this role allows at once.`}
              confirmLabel="Remove role"
              action={takeRoleAction}
              hidden={{ assignmentId: assignment.id }}
            />
          )
        }
      />
      {person.kind === 'staff' ? (
        <div className="mt-4 border-t pt-4">
          <RoleForm personId={person.id} roles={givableRoles} places={places} />
        </div>
      ) : null}
    </Panel>
  )
}

/** A person as admins see them: facts, roles with where they come from, and history. */
export function PersonPage(props: {
  person: ShownPerson
  places: { id: string; name: string }[]
  history: FeedEvent[]
}) {
  const { person, places, history } = props
  return (
    <>
      <PageHeader
        title={person.name}
        back={{ href: '/admin/people', label: 'People' }}
        meta={person.active ? null : <Badge tone="danger">Access is switched off</Badge>}
        actions={
          <>
            <LinkButton href={`/admin/people/${person.id}/edit`} variant="primary">
              Edit
            </LinkButton>
            {person.active ? <LinkButton href={`/tickets/quick-fix?person=${person.id}`}>Quick fix</LinkButton> : null}
            <AccessButton person={person} />
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title="Details">
          <Facts person={person} />
        </Panel>
        <Roles person={person} places={places} />
        <Panel title="History" className="lg:col-span-2">
          {history.length === 0 ? <p className="text-muted">Nothing has happened yet.</p> : null}
          <Timeline
            items={history.toReversed().map(event => ({
              key: event.cursor,
              who: event.actor.id === person.id ? person.name : `${event.actor.name}:`,
              what: what(event),
              when: formatInstant(event.at),
              dateTime: event.at,
            }))}
          />
        </Panel>
      </div>
    </>
  )
}
