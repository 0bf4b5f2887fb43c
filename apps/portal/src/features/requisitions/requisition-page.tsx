import { formatInstant } from '@ocs/contracts/plain-dates'
import { formatCents, type Requisition } from '@ocs/contracts/requisitions'
import { DescriptionList } from '@ocs/ui/description-list'
import { Notice } from '@ocs/ui/notice'
import { PageHeader } from '@ocs/ui/page-header'
import { Panel } from '@ocs/ui/panel'
import { type Column, DataTable } from '@ocs/ui/table'
import { RequisitionStatusBadge } from './requisition-status.tsx'

const columns: Column[] = [
  { key: 'item', header: 'Item' },
  { key: 'part', header: 'Part number' },
  { key: 'quantity', header: 'Quantity', align: 'end', isOneLine: true },
  { key: 'price', header: 'Unit price', align: 'end', isOneLine: true },
  { key: 'amount', header: 'Amount', align: 'end', isOneLine: true },
]

function Items({ requisition }: { requisition: Requisition }) {
  const { lines, shippingCents, totalCents } = requisition
  const sums = [
    { label: 'Items', cents: totalCents - shippingCents },
    { label: 'Shipping', cents: shippingCents },
  ]
  return (
    <section aria-label="Items">
      <DataTable
        caption="Items"
        columns={columns}
        rows={lines.map((line, index) => ({
          key: `${index + 1}`,
          cells: {
            item: line.description,
            part: line.partNumber,
            quantity: line.quantity.toLocaleString('en-US'),
            price: formatCents(line.unitPriceCents),
            amount: formatCents(line.quantity * line.unitPriceCents),
          },
        }))}
      />
      <dl className="ml-auto flex max-w-64 flex-col gap-1 px-3 py-3 tabular-nums">
        {sums.map(({ label, cents }) => (
          <div key={label} className="flex justify-between gap-6">
            <dt className="text-muted">{label}</dt>
            <dd>{formatCents(cents)}</dd>
          </div>
        ))}
        <div className="flex justify-between gap-6 text-lg font-semibold">
          <dt>Total</dt>
          <dd>{formatCents(totalCents)}</dd>
        </div>
      </dl>
    </section>
  )
}

/** A requisition as it was submitted: to be read, not changed. */
export function RequisitionPage({ requisition, backHref }: { requisition: Requisition; backHref: string }) {
  const { number, title, status, submittedAt } = requisition
  return (
    <>
      <PageHeader
        title={title}
        subtitle={number}
        back={{ href: backHref, label: 'Purchasing' }}
        meta={<RequisitionStatusBadge status={status} />}
      />
      <div className="flex flex-col gap-4">
        {status === 'submitted' && number ? (
          <Notice tone="success" title="Submitted">
            It is kept under number {number} and cannot be changed any more.
          </Notice>
        ) : null}
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Panel title="Request">
            <DescriptionList
              items={[
                { label: 'For', value: requisition.place.name },
                { label: 'Requester', value: requisition.requester.name },
                { label: 'Vendor', value: requisition.vendor?.name },
                { label: 'Fiscal year', value: requisition.fiscalYear },
                {
                  label: 'Submitted',
                  value: submittedAt && <time dateTime={submittedAt}>{formatInstant(submittedAt)}</time>,
                },
              ]}
            />
          </Panel>
          <Panel title="Justification">
            <p className="max-w-prose whitespace-pre-wrap break-words">{requisition.justification ?? 'None given'}</p>
          </Panel>
        </div>
        <Items requisition={requisition} />
      </div>
    </>
  )
}
