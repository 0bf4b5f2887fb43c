import { type RequisitionListInput, RequisitionStatus } from '@ocs/contracts/requisitions'
import * as z from 'zod'
import { filterParam, listAddress, listParams } from '../../form/list-address.ts'

/** The filters of the list of requisitions, as they stand in the address. */
export const RequisitionFilter = z.object({
  ...listParams,
  status: filterParam(RequisitionStatus),
  view: filterParam(z.enum(['mine'])),
})
export type RequisitionFilter = z.infer<typeof RequisitionFilter>

/** The filters as the requisition service takes them. */
export function requisitionQuery({ q, status, view, cursor }: RequisitionFilter): RequisitionListInput {
  return { search: q, status, view, cursor, limit: 50 }
}

/** The address of the list in a state. */
export function requisitionListPath(filter: Partial<RequisitionFilter>): string {
  return listAddress('/requisitions', filter)
}

/** The address of a requisition; `from` is the list that it was opened from. */
export function requisitionPath(id: string, from: Partial<RequisitionFilter> = {}): string {
  const list = requisitionListPath(from)
  return list === '/requisitions' ? `/requisitions/${id}` : `/requisitions/${id}?${new URLSearchParams({ from: list })}`
}

/**
 * Where to go back to from a requisition: the list in some state. The address is read and written anew, so nothing
 * that a stranger put into a link can lead elsewhere.
 */
export function backToRequisitions(from: unknown): string {
  if (typeof from !== 'string' || !from.startsWith('/requisitions?')) return '/requisitions'
  const query = new URLSearchParams(from.slice('/requisitions?'.length))
  return requisitionListPath(RequisitionFilter.parse(Object.fromEntries(query)))
}
