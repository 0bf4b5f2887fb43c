import { roleLabels } from '@ocs/contracts/permissions'
import { EmptyState } from '@ocs/ui/empty-state'
import { DataTable } from '@ocs/ui/table'
import { ConfirmForm } from '../../form/confirm-form.tsx'
import { EditGroupRole } from './group-role-forms.tsx'
import { removeGroupRoleAction } from './group-roles.actions.ts'
import type { listGroupRoles } from './group-roles.store.ts'

type Line = Awaited<ReturnType<typeof listGroupRoles>>[number]

function Buttons({ line, places }: { line: Line; places: { id: string; name: string }[] }) {
  const { id, group, role, placeId, priority } = line
  return (
    <span className="flex flex-wrap gap-2 sm:justify-end">
      <EditGroupRole line={{ id, group, role, placeId, priority }} places={places} />
      <ConfirmForm
        label="Remove"
        description={`Remove ${group}, ${roleLabels[role]}`}
        title={`Should ${group} no longer give ${roleLabels[role]}?`}
        text="People who have the role from this group lose it at their next sign-in. Roles given by hand stay."
        confirmLabel="Remove"
        isDanger
        action={removeGroupRoleAction}
        hidden={{ id }}
      />
    </span>
  )
}

/** The group-to-role table. */
export function GroupRolesList({ lines, places }: { lines: Line[]; places: { id: string; name: string }[] }) {
  return (
    <DataTable
      caption="Directory groups and the roles they give"
      columns={[
        { key: 'group', header: 'Directory group' },
        { key: 'role', header: 'Role' },
        { key: 'where', header: 'Where' },
        { key: 'priority', header: 'Priority', align: 'end' },
        { key: 'actions', header: 'Change', align: 'end' },
      ]}
      rows={lines.map(line => ({
        key: line.id,
        cells: {
          group: line.group,
          role: roleLabels[line.role],
          where: line.place?.name ?? 'Whole district',
          priority: line.priority,
          actions: <Buttons line={line} places={places} />,
        },
      }))}
      empty={
        <EmptyState
          title="No groups yet"
          text="Until there are, everybody who signs in is staff or a student, and admins give roles by hand."
        />
      }
    />
  )
}
