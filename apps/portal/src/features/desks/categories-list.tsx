import { type Category, maxCategories } from '@ocs/contracts/categories'
import { type Desk, ticketPriorityLabels } from '@ocs/contracts/tickets'
import { Badge } from '@ocs/ui/badge'
import { LinkButton } from '@ocs/ui/button'
import { EmptyState } from '@ocs/ui/empty-state'
import { ErrorState } from '@ocs/ui/error-state'
import { Panel } from '@ocs/ui/panel'
import { DataTable, type Row } from '@ocs/ui/table'
import { Plus } from 'lucide-react'
import { ConfirmForm } from '../../form/confirm-form.tsx'
import { deactivateCategoryAction } from './category.actions.ts'
import { ActivateCategory, MoveCategory } from './category-buttons.tsx'
import { asksWords, routingWords } from './category-words.ts'
import { DeskHeader } from './desk-header.tsx'

/** The address of a desk's categories, or of one of them by its key. */
export function categoriesPath(desk: Desk, key?: string): string {
  return `/desks/${desk}/categories${key ? `/${encodeURIComponent(key)}` : ''}`
}

function Deactivate({ category: { id, version, label } }: { category: Category }) {
  return (
    <ConfirmForm
      label="Offer no longer"
      description={`Offer no longer: ${label}`}
      title={`Offer “${label}” no longer?`}
      text="Nobody can file under it any more. Its tickets, targets and views stay as they are, and it can be offered again."
      confirmLabel="Offer no longer"
      variant="quiet"
      action={deactivateCategoryAction}
      hidden={{ id, version }}
    />
  )
}

function rowOf(category: Category, at: number, count: number): Row {
  const { id, desk, key, version, label, hint, active, definition } = category
  const move = (by: 'up' | 'down', isLast: boolean) => (
    <MoveCategory category={{ id, label }} desk={desk} by={by} isLast={isLast} />
  )
  return {
    key: id,
    href: categoriesPath(desk, key),
    cells: {
      name: (
        <>
          {label} {active ? null : <Badge tone="muted">Not offered</Badge>}
        </>
      ),
      hint: <span className="text-muted">{hint}</span>,
      asks: asksWords(category),
      priority: ticketPriorityLabels[definition.defaultPriority],
      goes: routingWords(definition.routing),
      order: (
        <span className="flex gap-1">
          {move('up', at === 0)}
          {move('down', at === count - 1)}
        </span>
      ),
      offer: active ? (
        <Deactivate category={category} />
      ) : (
        <ActivateCategory category={{ id, label }} version={version} />
      ),
    },
  }
}

/** What a desk can be asked for, in the order in which the form offers it. */
export function CategoriesPage({ desk, managed, categories }: { desk: Desk; managed: Desk[]; categories: Category[] }) {
  const isFull = categories.length >= maxCategories
  const add = (
    <LinkButton href={categoriesPath(desk, 'new')} size="sm" icon={<Plus aria-hidden />}>
      Add a category
    </LinkButton>
  )
  return (
    <>
      <DeskHeader desk={desk} managed={managed} section="categories" />
      <Panel title="Categories" isFlush actions={isFull ? null : add}>
        <DataTable
          caption="Categories"
          isBare
          columns={[
            { key: 'name', header: 'Category' },
            { key: 'hint', header: 'Explained as', hideBelow: 'wide' },
            { key: 'asks', header: 'Asks for' },
            { key: 'priority', header: 'Priority', isOneLine: true },
            { key: 'goes', header: 'Given to' },
            { key: 'order', header: 'Order', width: '5rem' },
            { key: 'offer', header: 'Change', width: '9rem' },
          ]}
          rows={categories.map((category, at) => rowOf(category, at, categories.length))}
          empty={
            <div className="p-4">
              <EmptyState
                title="No categories"
                text="Without one nobody can file a ticket with this desk."
                action={add}
              />
            </div>
          }
        />
      </Panel>
    </>
  )
}

/** What stands in place of the categories while the tickets service does not answer. */
export function CategoriesDown({ desk, managed }: { desk: Desk; managed: Desk[] }) {
  return (
    <>
      <DeskHeader desk={desk} managed={managed} section="categories" />
      <ErrorState
        title="The categories of this desk are not available right now"
        text="The tickets service does not answer. Everything else works."
        retryHref={categoriesPath(desk)}
      />
    </>
  )
}
