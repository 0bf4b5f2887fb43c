import type { Requisition } from '@ocs/contracts/requisitions'
import { centsOf } from '@ocs/service-kit/columns'
import type { Requisition as RequisitionColumns, RequisitionLine } from '../generated/prisma/client.ts'
import type { RequisitionPolicy } from './requisition.policy.ts'

/** A stored requisition with its lines in order, without the column that only the search box uses. */
export type RequisitionRow = Omit<RequisitionColumns, 'search'> & { lines: RequisitionLine[] }

/** What every read of a requisition takes along. */
export const withLines = { lines: { orderBy: { position: 'asc' } } } as const

/** A requisition as the contract describes it, with what this reader may do to it now. */
export function presentRequisition(row: RequisitionRow, policy: RequisitionPolicy): Requisition {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    status: row.status,
    title: row.title,
    justification: row.justification,
    place: { id: row.placeId, name: row.placeName },
    requester: { id: row.requesterId, name: row.requesterName },
    vendor: row.vendorId && row.vendorName ? { id: row.vendorId, name: row.vendorName } : null,
    shippingCents: centsOf(row.shipping),
    lines: row.lines.map(({ description, quantity, unitPrice, partNumber }) => ({
      description,
      quantity,
      unitPriceCents: centsOf(unitPrice),
      partNumber,
    })),
    totalCents: centsOf(row.total),
    fiscalYear: row.fiscalYear,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    allowedActions: policy.allowedActions(row),
  }
}

/**
 * What an event of a requisition says, so that readers of the feed need not ask back. Of a draft it
 * says only that there is one: the feed ends in an audit archive, and nobody reads another's draft.
 */
export function eventData(row: Omit<RequisitionRow, 'lines'>) {
  const { status, placeId, requesterId, fiscalYear } = row
  const facts = { status, placeId, requesterId, fiscalYear }
  if (status === 'draft') return facts
  return { ...facts, number: row.number, title: row.title, vendorName: row.vendorName, totalCents: centsOf(row.total) }
}
