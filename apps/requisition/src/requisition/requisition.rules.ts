import { type Refusal, refuse } from '@ocs/contracts/reasons'
import {
  type DraftInput,
  formatCents,
  type RequisitionAction,
  type RequisitionStatus,
  totalCents,
} from '@ocs/contracts/requisitions'
import { maxColumnCents } from '@ocs/service-kit/columns'

/** The facts about a requisition that decide what can be done to it. */
export type RequisitionFacts = { status: RequisitionStatus }

const onlyDraft = (requisition: RequisitionFacts) =>
  requisition.status === 'draft'
    ? null
    : refuse('requisition_not_draft', 'This requisition has been submitted and cannot be changed any more.')

/**
 * Why the facts forbid an action whatever else is written, or null. The actions offered with each
 * record are those that it does not forbid. Submitting is offered on an unfinished draft too, so that
 * whoever tries is told what is missing.
 */
export const obstacle: Record<RequisitionAction, (requisition: RequisitionFacts) => Refusal | null> = {
  edit: onlyDraft,
  submit: onlyDraft,
  discard: onlyDraft,
}

/** What a draft comes to, in cents. Refused: `invalid_input` where that is more than can be written. */
export function priced(draft: Pick<DraftInput, 'lines' | 'shippingCents'>): { cents: number } | Refusal {
  const cents = totalCents(draft)
  if (cents <= maxColumnCents) return { cents }
  return refuse('invalid_input', `The total is more than ${formatCents(maxColumnCents)}. Check quantities and prices.`)
}

/** Whether a draft is complete. Refused: `requisition_not_draft`, `requisition_empty`, `vendor_not_usable`. */
export function submittable(
  requisition: RequisitionFacts & { lineCount: number; vendorId: string | null },
): Refusal | null {
  const refused = onlyDraft(requisition)
  if (refused) return refused
  if (requisition.lineCount === 0) return refuse('requisition_empty', 'Add at least one line before you submit.')
  if (requisition.vendorId === null) return refuse('vendor_not_usable', 'Choose a vendor before you submit.')
  return null
}

/** The n-th number of a fiscal year: `R-2026-2027-0001`. From 10,000 on it grows wider. */
export function numberOf(fiscalYear: string, n: number): string {
  return `R-${fiscalYear}-${String(n).padStart(4, '0')}`
}
