import type { Closure } from '@ocs/contracts/clocks'
import { Badge } from '@ocs/ui/badge'
import { EmptyState } from '@ocs/ui/empty-state'
import { TextLink } from '@ocs/ui/link'
import { Panel } from '@ocs/ui/panel'
import { DataTable, type Row } from '@ocs/ui/table'
import { ConfirmForm } from '../../form/confirm-form.tsx'
import { daysWords } from './closure.form.ts'
import { AddClosure, EditClosure, type PlaceOption } from './closure-forms.tsx'
import { removeClosureAction } from './desk-settings.actions.ts'
import { ImportClosures } from './import-closures.tsx'

function Remove({ closure }: { closure: Closure }) {
  const { id, version, name } = closure
  return (
    <ConfirmForm
      label="Remove"
      description={`Remove ${name}`}
      title={`Remove “${name}”?`}
      text={`${daysWords(closure)} will count as working time again, and due times move. The history keeps what it was.`}
      confirmLabel="Remove"
      variant="quiet"
      isDanger
      action={removeClosureAction}
      hidden={{ id, version }}
    />
  )
}

function rowOf(closure: Closure, places: PlaceOption[]): Row {
  const { id, name, place, imported, allowedActions } = closure
  return {
    key: id,
    cells: {
      name: (
        <span>
          <span className="mr-2 font-medium">{name}</span>
          {imported ? <Badge tone="muted">From a file</Badge> : null}
          <span className="block text-sm font-normal text-muted">{place?.name ?? 'Whole district'}</span>
        </span>
      ),
      days: daysWords(closure),
      actions: (
        <span className="flex gap-1 sm:justify-end">
          {allowedActions.includes('change') ? <EditClosure closure={closure} places={places} /> : null}
          {allowedActions.includes('remove') ? <Remove closure={closure} /> : null}
        </span>
      ),
    },
  }
}

/** When nobody works, in the order of the days. `past` leads to the list with those that are over, or back. */
export function ClosuresPanel(props: {
  closures: Closure[]
  places: PlaceOption[]
  past: { href: string; label: string }
}) {
  const { closures, places, past } = props
  return (
    <Panel
      title="Closures"
      isFlush
      actions={
        <>
          <ImportClosures places={places} />
          <AddClosure places={places} />
        </>
      }
    >
      <p className="max-w-prose p-4 text-muted">
        Holidays, breaks and snow days. Both desks share them; on these days no clock runs.{' '}
        <TextLink href={past.href}>{past.label}</TextLink>
      </p>
      <DataTable
        caption="Closures"
        isBare
        columns={[
          { key: 'name', header: 'Closure' },
          { key: 'days', header: 'Days', isOneLine: true },
          { key: 'actions', header: 'Change', align: 'end' },
        ]}
        rows={closures.map(closure => rowOf(closure, places))}
        empty={
          <div className="px-4 pb-4">
            <EmptyState title="No closures ahead" text="Add a day, or import the school calendar." />
          </div>
        }
      />
    </Panel>
  )
}
