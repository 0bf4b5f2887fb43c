import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import { demoPlace } from '@ocs/contracts/demo'
import type { DraftInput, Requisition, Vendor } from '@ocs/contracts/requisitions'
import { actorOf, startService, type TestService } from '@ocs/service-kit/testing/service'
import type { AppRouter } from '../router.ts'
import { requisitionService } from '../service.ts'

export type Requisitions = TestService<AppRouter>

/** The requisition service with a database of its own. */
export const startRequisitions = (): Promise<Requisitions> => startService<AppRouter>('requisition', requisitionService)

export const lakeRoad = demoPlace('Lake Road Elementary School')
export const central = demoPlace('Obion County Central High School')

/** A short text that no other test uses. */
export const unique = (prefix: string) => `${prefix}-${randomUUID().slice(0, 12)}`

/** The input of a valid draft at Lake Road without a vendor; `changes` replaces parts of it. */
export function draftInput(changes: Partial<DraftInput> = {}): DraftInput {
  return {
    title: 'Toner for room 101',
    justification: null,
    place: { id: lakeRoad.id, name: lakeRoad.name },
    vendorId: null,
    shippingCents: 0,
    lines: [{ description: 'Toner, black', quantity: 2, unitPriceCents: 6_450, partNumber: null }],
    ...changes,
  }
}

/** Begins a draft as somebody. */
export function draftAs(service: Requisitions, actor: Actor, changes: Partial<DraftInput> = {}): Promise<Requisition> {
  return service.as(actor).draft.create.mutate(draftInput(changes))
}

/** Asks for a vendor as somebody, under a name of its own. */
export function requestVendorAs(service: Requisitions, actor: Actor, name = unique('Vendor')): Promise<Vendor> {
  return service.as(actor).vendors.request.mutate({ name, email: null, phone: null, address: null })
}

/** A vendor that everybody may use. */
export async function approvedVendor(service: Requisitions, name?: string): Promise<Vendor> {
  const bookkeeper = actorOf('bookkeeper')
  const { id } = await requestVendorAs(service, bookkeeper, name)
  return service.as(bookkeeper).vendors.approve.mutate({ id })
}

/** A submitted requisition of somebody. */
export async function submitAs(service: Requisitions, actor: Actor, changes: Partial<DraftInput> = {}) {
  const { id: vendorId } = await approvedVendor(service)
  return service.as(actor).draft.submit.mutate(await draftAs(service, actor, { vendorId, ...changes }))
}

/** The reason of the refusal that a call must end in. */
export async function reasonOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'no refusal',
    (error: unknown) => (error instanceof Error && 'reason' in error ? error.reason : error),
  )
}
