import type { TicketView } from '@ocs/contracts/ticket-views'
import { deskLabels } from '@ocs/contracts/tickets'
import { Badge } from '@ocs/ui/badge'
import { LinkButton } from '@ocs/ui/button'
import { EmptyState } from '@ocs/ui/empty-state'
import { DataTable, type Row } from '@ocs/ui/table'
import { ConfirmForm } from '../../form/confirm-form.tsx'
import type { Lens } from './lens.ts'
import { viewPath } from './list-views.ts'
import { ViewButton } from './view-button.tsx'
import { RenameView } from './view-fields.tsx'
import { defaultViewAction, moveViewAction, removeViewAction } from './views.actions.ts'

function Who({ view }: { view: TicketView }) {
  const desk = view.desk ? deskLabels[view.desk].toLowerCase() : ''
  if (!view.isOwn) return `${view.owner.name}, for the ${desk} desk`
  return view.shared ? `You, for the ${desk} desk` : 'Only you'
}

function Deeds({ view, isFirst, lens }: { view: TicketView; isFirst: boolean; lens: Lens }) {
  const { id, version, name, desk, shared, isOwn, isDefault, allowedActions } = view
  const mayShare = desk && (shared || lens.works.includes(desk)) ? desk : null
  return (
    <span className="flex flex-wrap gap-2">
      <ViewButton
        action={defaultViewAction}
        id={isDefault ? '' : id}
        label={isDefault ? 'Do not open with it' : 'Open with it'}
        name={name}
      />
      {isOwn && !isFirst ? <ViewButton action={moveViewAction} id={id} label="Move up" name={name} /> : null}
      {allowedActions.includes('change') ? (
        <RenameView id={id} version={version} name={name} desk={mayShare} isShared={shared} />
      ) : null}
      {allowedActions.includes('remove') ? (
        <ConfirmForm
          label="Remove"
          description={`Remove the view ${name}`}
          title={`Remove the view “${name}”?`}
          text={shared ? 'It goes for all who see it. No ticket is changed.' : 'No ticket is changed.'}
          confirmLabel="Remove view"
          action={removeViewAction}
          hidden={{ id, version }}
          isDanger
        />
      ) : null}
    </span>
  )
}

/** The views a person can open, to be renamed, shared, put into order and removed. */
export function SavedViews({ views, lens }: { views: TicketView[]; lens: Lens }) {
  const hasDefault = views.some(view => view.isDefault)
  const rows: Row[] = views.map((view, index) => ({
    key: view.id,
    href: viewPath(view, lens, hasDefault),
    cells: {
      name: (
        <>
          {view.name} {view.isDefault ? <Badge tone="accent">Opens first</Badge> : null}
        </>
      ),
      who: <Who view={view} />,
      deeds: <Deeds view={view} isFirst={index === 0} lens={lens} />,
    },
  }))
  return (
    <DataTable
      caption="Saved views"
      columns={[
        { key: 'name', header: 'View', width: '32%' },
        { key: 'who', header: 'Who sees it' },
        { key: 'deeds', header: 'Change' },
      ]}
      rows={rows}
      empty={
        <EmptyState
          title="No saved views"
          text="Filter and sort the list as you need it, then choose “Save this view”."
          action={<LinkButton href="/tickets">To the list</LinkButton>}
        />
      }
    />
  )
}
