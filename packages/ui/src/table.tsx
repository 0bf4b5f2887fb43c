import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Anchor } from './link.tsx'

/** A column of a DataTable. The first column names the row. */
export interface Column {
  key: string
  header: string
  /** `end` for numbers and money. */
  align?: 'start' | 'end'
  /** Keeps the words on one line: for names and short facts. */
  isOneLine?: boolean
  /** In the cards of a phone this cell says by itself what it is: it flows beside the others, without its header. */
  isPlain?: boolean
  /** Any CSS width, e.g. "8rem". */
  width?: string
  /** Leaves the column out below 640, 768 or 1024 px; or where the table itself is narrower than 60 or 74 rem. */
  hideBelow?: 'sm' | 'md' | 'lg' | 'wide' | 'wider'
  /** Where pressing the header leads: this list, sorted by this column the other way. */
  sortHref?: string
  sorted?: 'ascending' | 'descending'
}

/** A row of a DataTable. */
export interface Row {
  key: string
  /** Makes the first cell a link that covers the whole row. */
  href?: string
  /** What stands under each column, by the column's key. */
  cells: Record<string, ReactNode>
  /** A quiet line under the name, no part of the link. It is cut where the cell ends, and shows where the name leaves it a line of two. */
  under?: ReactNode
  /** Sets the name of the row in bold with a dot before it, as mail does. */
  isUnread?: boolean
}

/** What a DataTable takes. */
export interface DataTableProps {
  /** What the table lists; read by screen readers. */
  caption: string
  columns: Column[]
  rows: Row[]
  /** What to show when there are no rows: an EmptyState. */
  empty?: ReactNode
  /** A native checkbox on every row, sent as `name` with the row's key; `form` is the id of the form it belongs to. */
  selection?: {
    name: string
    form?: string
    label: (row: Row) => string
    /** What stands above the checkboxes: one for all of them. Not on a phone. */
    header?: ReactNode
  }
  /** On a phone the head is what one can sort by; true leaves it out there, where the order is chosen elsewhere. */
  hasOwnOrder?: boolean
  /** Without a frame of its own: for a table that fills a flush Panel. */
  isBare?: boolean
}

const hidden = {
  sm: 'max-sm:hidden',
  md: 'max-md:hidden',
  lg: 'max-lg:hidden',
  wide: '@max-[60rem]/table:hidden',
  wider: '@max-[74rem]/table:hidden',
}

function cellClass(column: Column): string {
  return cx(
    column.align === 'end' && 'tabular-nums sm:text-right',
    column.isOneLine && 'sm:whitespace-nowrap',
    column.hideBelow && hidden[column.hideBelow],
  )
}

/** A list as a plain semantic table, readable without scripts; under 640 px every row becomes a card. */
export function DataTable(props: DataTableProps) {
  const { caption, columns, rows, empty, selection, hasOwnOrder = false, isBare = false } = props
  if (rows.length === 0 && empty) return <>{empty}</>
  return (
    <div
      className={cx(
        '@container/table sm:max-xl:overflow-x-auto',
        !isBare && 'sm:rounded-panel sm:border sm:bg-surface',
      )}
    >
      <table className="w-full border-separate border-spacing-0 text-left max-sm:block">
        <caption className="sr-only">{caption}</caption>
        <thead className={hasOwnOrder ? 'max-sm:sr-only' : 'max-sm:block'}>
          <tr
            className={cx(
              'max-sm:flex max-sm:flex-wrap max-sm:gap-x-4',
              columns.some(each => each.sortHref) && sortRowClass,
            )}
          >
            {selection ? (
              <th scope="col" className={cx(headClass, !isBare && cornerClass, 'w-9 max-sm:hidden')}>
                {selection.header ?? <span className="sr-only">Select</span>}
              </th>
            ) : null}
            {columns.map(column => (
              <HeaderCell key={column.key} column={column} isBare={isBare} />
            ))}
          </tr>
        </thead>
        <tbody className={cx('max-sm:flex max-sm:flex-col', !isBare && 'max-sm:gap-2')}>
          {rows.map(row => (
            <BodyRow key={row.key} row={row} columns={columns} selection={selection} isBare={isBare} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** On a phone the head is what one can sort by. */
const sortRowClass =
  "max-sm:items-center max-sm:before:text-sm max-sm:before:text-muted max-sm:before:content-['Sort_by']"

const headClass =
  'text-sm font-medium text-muted sm:border-b sm:bg-sunken sm:px-3 sm:py-1.5 xl:sticky xl:top-(--ocs-header-height) xl:z-10'

/** The corners of the head follow the frame. */
const cornerClass = 'first:rounded-tl-[0.4375rem] last:rounded-tr-[0.4375rem]'

function HeaderCell({ column, isBare }: { column: Column; isBare: boolean }) {
  const Arrow = column.sorted === 'descending' ? ArrowDown : ArrowUp
  return (
    <th
      scope="col"
      aria-sort={column.sorted ?? (column.sortHref ? 'none' : undefined)}
      style={{ width: column.width }}
      className={cx(
        headClass,
        !isBare && cornerClass,
        'whitespace-nowrap',
        column.sortHref ? 'max-sm:w-auto!' : 'max-sm:sr-only',
        cellClass(column),
      )}
    >
      {column.sortHref ? (
        <Anchor
          href={column.sortHref}
          className={cx(
            'group inline-flex items-center gap-1 rounded-xs hover:text-ink touch:min-h-11',
            column.sorted && 'text-ink',
          )}
        >
          {column.header}
          {/* The arrow always has its place, so sorting shifts nothing. */}
          <Arrow aria-hidden className={cx('size-3.5', !column.sorted && 'opacity-0 group-hover:opacity-100')} />
        </Anchor>
      ) : (
        column.header
      )}
    </th>
  )
}

function BodyRow({
  row,
  columns,
  selection,
  isBare,
}: Pick<DataTableProps, 'columns' | 'selection'> & { row: Row; isBare: boolean }) {
  return (
    <tr
      className={cx(
        // Safari takes a row as the frame of the covering link only when it is transformed.
        'group/row relative transform-[translate(0)] max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-3 max-sm:gap-y-1',
        isBare
          ? 'max-sm:border-b max-sm:px-4 max-sm:py-3 max-sm:last:border-b-0'
          : 'max-sm:rounded-panel max-sm:border max-sm:bg-surface max-sm:p-3',
        'has-[[data-row-link]:focus-visible]:outline-2 has-[[data-row-link]:focus-visible]:-outline-offset-2 has-[[data-row-link]:focus-visible]:outline-focus',
        row.href && 'hover:bg-hover',
      )}
    >
      {selection ? (
        <td className={cx(bodyClass, 'max-sm:absolute max-sm:top-0 max-sm:right-0 sm:w-9')}>
          {/* The label is only a larger thing to tap. */}
          <label className="relative z-1 grid place-items-center touch:size-11">
            <input
              type="checkbox"
              name={selection.name}
              value={row.key}
              form={selection.form}
              aria-label={selection.label(row)}
              className="block size-4 accent-accent touch:size-5"
            />
          </label>
        </td>
      ) : null}
      {columns.map((column, index) =>
        index === 0 ? (
          <NameCell key={column.key} row={row} column={column} hasSelection={selection !== undefined} />
        ) : (
          <td
            key={column.key}
            data-label={column.header}
            className={cx(bodyClass, !column.hideBelow && !column.isPlain && labelClass, cellClass(column))}
          >
            {row.cells[column.key]}
          </td>
        ),
      )}
    </tr>
  )
}

const bodyClass =
  'sm:border-b sm:px-3 sm:py-2 sm:group-last/row:border-b-0 [&_:is(a,button,select,input):not([data-row-link])]:relative [&_:is(a,button,select,input):not([data-row-link])]:z-1'

const labelClass =
  'max-sm:flex max-sm:basis-full max-sm:items-baseline max-sm:gap-3 max-sm:empty:hidden max-sm:before:w-24 max-sm:before:shrink-0 max-sm:before:text-sm max-sm:before:font-normal max-sm:before:text-muted max-sm:before:content-[attr(data-label)]'

function NameCell({ row, column, hasSelection }: { row: Row; column: Column; hasSelection: boolean }) {
  const unread = row.isUnread ? (
    <span className="mr-1.5 inline-block size-2 shrink-0 rounded-full bg-accent align-middle sm:mt-1.5">
      <span className="sr-only">Unread</span>
    </span>
  ) : null
  const name = (
    <>
      {unread}
      {row.href ? (
        <Anchor
          href={row.href}
          data-row-link
          className="text-ink outline-none after:absolute after:inset-0 group-hover/row:underline sm:min-w-0"
        >
          {row.cells[column.key]}
        </Anchor>
      ) : (
        row.cells[column.key]
      )}
    </>
  )
  return (
    <td
      className={cx(
        bodyClass,
        cellClass(column),
        row.isUnread ? 'font-semibold' : 'max-sm:font-medium',
        'max-sm:basis-full max-sm:pb-1',
        hasSelection && 'max-sm:pr-10',
      )}
    >
      {row.under ? (
        <div className={underClass}>
          <div className="sm:flex">{name}</div>
          <div className="contain-inline-size truncate text-sm font-normal text-muted sm:h-0 sm:grow">{row.under}</div>
        </div>
      ) : (
        <div className={cx(row.isUnread && 'sm:flex')}>{name}</div>
      )}
    </td>
  )
}

/** As high as a line of each: where the name takes more, nothing is left for what stands under it. Long words make no column wider. */
const underClass = 'sm:flex sm:min-h-[calc(1lh+1.25rem)] sm:min-w-48 lg:min-w-28 sm:flex-col sm:contain-inline-size'
