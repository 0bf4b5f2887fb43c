import * as z from 'zod'
import { Instant, PageInput, pageOf, Version } from './pages.ts'
import { PersonRef } from './people.ts'
import { PlaceRef } from './places.ts'
import { text } from './text.ts'

export const requisitionStatuses = [
  'draft',
  'submitted',
  'supervisor_approved',
  'finance_approved',
  'director_approved',
  'po_issued',
  'partly_received',
  'received',
  'closed',
  'sent_back',
  'denied',
] as const
export const RequisitionStatus = z.enum(requisitionStatuses)
export type RequisitionStatus = z.infer<typeof RequisitionStatus>

export const requisitionStatusLabels: Record<RequisitionStatus, string> = {
  draft: 'Draft',
  submitted: 'Submitted',
  supervisor_approved: 'Supervisor approved',
  finance_approved: 'Finance approved',
  director_approved: 'Director approved',
  po_issued: 'PO issued',
  partly_received: 'Partly received',
  received: 'Received',
  closed: 'Closed',
  sent_back: 'Sent back',
  denied: 'Denied',
}

/** A line of a requisition. Prices are US cents; a zero price is allowed (a free item is still received). */
export const RequisitionLine = z.object({
  description: text(500).min(1, 'Describe the item'),
  quantity: z.number().int().min(1, 'Order at least one').max(100_000),
  unitPriceCents: z.number().int().min(0).max(1_000_000_000),
  partNumber: text(100).nullable(),
})
export type RequisitionLine = z.infer<typeof RequisitionLine>

export const VendorRef = z.object({ id: z.uuid(), name: z.string().min(1).max(200) })

/** What a person writes into a draft. `shippingCents` is apart from the lines. */
export const DraftInput = z.object({
  title: text(200).min(3, 'Say in a few words what is bought'),
  justification: text(2000).nullable(),
  place: PlaceRef,
  vendorId: z.uuid().nullable(),
  shippingCents: z.number().int().min(0).max(100_000_000),
  lines: z.array(RequisitionLine).max(100, 'A requisition has at most 100 lines'),
})
export type DraftInput = z.infer<typeof DraftInput>

export const requisitionActions = ['edit', 'submit', 'discard'] as const
export const RequisitionAction = z.enum(requisitionActions)
export type RequisitionAction = z.infer<typeof RequisitionAction>

export const Requisition = z.object({
  id: z.uuid(),
  /** Given at submission, e.g. `R-2026-2027-0001`; null while a draft. */
  number: z.string().nullable(),
  version: Version,
  status: RequisitionStatus,
  title: z.string(),
  justification: z.string().nullable(),
  place: PlaceRef,
  requester: PersonRef,
  vendor: VendorRef.nullable(),
  shippingCents: z.number().int(),
  lines: z.array(RequisitionLine),
  totalCents: z.number().int(),
  fiscalYear: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  submittedAt: Instant.nullable(),
  allowedActions: z.array(RequisitionAction),
})
export type Requisition = z.infer<typeof Requisition>

export const RequisitionListInput = z.object({
  status: RequisitionStatus.optional(),
  view: z.enum(['mine']).optional(),
  search: text(200).optional(),
  ...PageInput.shape,
})
export type RequisitionListInput = z.input<typeof RequisitionListInput>
export const RequisitionPage = pageOf(Requisition)

/**
 * A vendor. One that a person asked for is usable at once on that person's own requests and
 * invisible to others until somebody with `vendors:manage` approves it.
 */
export const VendorInput = z.object({
  name: text(200).min(2, 'Enter the name of the vendor'),
  email: z.email('Enter an e-mail address').max(200).nullable(),
  phone: text(50).nullable(),
  address: text(500).nullable(),
})
export type VendorInput = z.infer<typeof VendorInput>

export const Vendor = VendorInput.extend({ id: z.uuid(), approved: z.boolean(), requestedBy: PersonRef })
export type Vendor = z.infer<typeof Vendor>
export const VendorPage = pageOf(Vendor)

/** Sum of the lines and shipping, in US cents. */
export function totalCents(draft: { lines: readonly RequisitionLine[]; shippingCents: number }): number {
  return draft.lines.reduce((sum, line) => sum + line.quantity * line.unitPriceCents, draft.shippingCents)
}

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })

/** Cents as people read money: `$1,234.50`. */
export function formatCents(cents: number): string {
  return dollars.format(cents / 100)
}
