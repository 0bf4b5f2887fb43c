import type { Actor } from '@ocs/contracts/actors'
import { centralDate, fiscalYearOf } from '@ocs/contracts/plain-dates'
import { DomainError, isRefusal, notFound } from '@ocs/contracts/reasons'
import type { DraftInput, Requisition, RequisitionAction } from '@ocs/contracts/requisitions'
import { moneyColumn } from '@ocs/service-kit/columns'
import { recordEvent } from '@ocs/service-kit/feed'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import type { Db, Tx } from '../db.ts'
import { usableVendor } from '../vendor/vendor.store.ts'
import { requisitionPolicy } from './requisition.policy.ts'
import { eventData, presentRequisition, type RequisitionRow, withLines } from './requisition.present.ts'
import { numberOf, obstacle, priced, submittable } from './requisition.rules.ts'

/** Names the requisition and the version that the change was decided on. */
export type RequisitionVersion = { id: string; version: number }

/** The columns of what a person wrote. Refused: `invalid_input` (total too large), `vendor_not_usable`. */
async function columnsOf(tx: Tx, actor: Actor, input: DraftInput) {
  const total = priced(input)
  if (isRefusal(total)) throw new DomainError(total.refused, total.message)
  const vendor = await usableVendor(tx, actor, input.vendorId)
  return {
    title: input.title,
    justification: input.justification,
    placeId: input.place.id,
    placeName: input.place.name,
    vendorId: vendor?.id ?? null,
    vendorName: vendor?.name ?? null,
    shipping: moneyColumn(input.shippingCents),
    total: moneyColumn(total.cents),
    lines: {
      createMany: {
        data: input.lines.map(({ unitPriceCents, ...line }, at) => ({
          ...line,
          position: at + 1,
          unitPrice: moneyColumn(unitPriceCents),
        })),
      },
    },
  }
}

/**
 * Begins a draft, which only the actor sees until it is submitted.
 * Refused: `vendor_not_usable`, `invalid_input` (total too large), `idempotency_key_reused`.
 */
export async function createDraft(db: Db, doer: Doer, input: DraftInput, now: Date): Promise<Requisition> {
  return inTransaction(db, doer, 'draft.create', input, async (tx: Tx) => {
    const requisition = await tx.requisition.create({
      data: {
        ...(await columnsOf(tx, doer.actor, input)),
        requesterId: doer.actor.id,
        requesterName: doer.actor.name,
        fiscalYear: fiscalYearOf(centralDate(now)),
        createdAt: now,
        updatedAt: now,
      },
      include: withLines,
    })
    await recordEvent(tx, doer, {
      noun: 'requisition',
      nounId: requisition.id,
      verb: 'drafted',
      data: eventData(requisition),
    })
    return presentRequisition(requisition, requisitionPolicy(doer.actor))
  })
}

const forbidden: Record<RequisitionAction, string> = {
  edit: 'Only its requester can edit this requisition.',
  submit: 'Only its requester can submit this requisition.',
  discard: 'Only its requester can discard this requisition.',
}

/**
 * The only way to change a requisition: locks it, asks the policy, then lets `change` write, all in
 * one transaction and once per idempotency key. Refused, in this order: `not_found` (also what one
 * may not see), `forbidden`, `stale_version`, `requisition_not_draft`, the reasons of `change`.
 */
async function changeRequisition<R>(
  db: Db,
  doer: Doer,
  action: RequisitionAction,
  input: RequisitionVersion,
  change: (tx: Tx, requisition: RequisitionRow) => Promise<R>,
): Promise<R> {
  const policy = requisitionPolicy(doer.actor)
  return inTransaction(db, doer, `draft.${action}`, input, async (tx: Tx) => {
    await tx.$queryRaw`select 1 from requisition where id = ${input.id}::uuid for update`
    const requisition = await tx.requisition.findUnique({ where: { id: input.id }, include: withLines })
    if (!requisition || !policy.may('read', requisition)) throw notFound('Requisition')
    if (!policy.may(action, requisition)) throw new DomainError('forbidden', forbidden[action])
    if (input.version !== requisition.version) {
      throw new DomainError(
        'stale_version',
        'This requisition was changed while you were looking. Read what is new and try again.',
      )
    }
    const refused = obstacle[action](requisition)
    if (refused) throw new DomainError(refused.refused, refused.message)
    return change(tx, requisition)
  })
}

/** Writes a draft anew, lines and all. Refused: see `changeRequisition`, `vendor_not_usable`, `invalid_input`. */
export async function editDraft(db: Db, doer: Doer, input: DraftInput & RequisitionVersion): Promise<Requisition> {
  return changeRequisition(db, doer, 'edit', input, async (tx, { id, version }) => {
    const data = await columnsOf(tx, doer.actor, input)
    await tx.requisitionLine.deleteMany({ where: { requisitionId: id } })
    const changed = await tx.requisition.update({
      where: { id, version },
      data: { ...data, version: { increment: 1 }, updatedAt: new Date() },
      include: withLines,
    })
    await recordEvent(tx, doer, { noun: 'requisition', nounId: id, verb: 'edited', data: eventData(changed) })
    return presentRequisition(changed, requisitionPolicy(doer.actor))
  })
}

/** Throws a draft away. The feed keeps that there was one. Refused: see `changeRequisition`. */
export async function discardDraft(db: Db, doer: Doer, input: RequisitionVersion): Promise<{ id: string }> {
  return changeRequisition(db, doer, 'discard', input, async (tx, requisition) => {
    const { id, version } = requisition
    await tx.requisition.delete({ where: { id, version } })
    await recordEvent(tx, doer, { noun: 'requisition', nounId: id, verb: 'discarded', data: eventData(requisition) })
    return { id }
  })
}

/**
 * The next number of a fiscal year. The counter's row stays locked until the transaction ends, so
 * numbers have no gaps and a later number never has an earlier time.
 */
async function nextNumber(tx: Tx, fiscalYear: string): Promise<string> {
  const [counter] = await tx.$queryRaw<{ last_number: number }[]>`
    insert into number_counter (fiscal_year, last_number) values (${fiscalYear}, 1)
    on conflict (fiscal_year) do update set last_number = number_counter.last_number + 1
    returning last_number`
  if (!counter) throw new Error('The counter of requisitions answered nothing')
  return numberOf(fiscalYear, counter.last_number)
}

/**
 * Submits a draft and gives it its number, in the fiscal year of this day in the district.
 * Refused: see `changeRequisition`, `requisition_empty`, `vendor_not_usable`.
 */
export async function submitDraft(db: Db, doer: Doer, input: RequisitionVersion, now: Date): Promise<Requisition> {
  return changeRequisition(db, doer, 'submit', input, async (tx, requisition) => {
    const { id, version, vendorId, lines } = requisition
    const refused = submittable({ ...requisition, lineCount: lines.length })
    if (refused) throw new DomainError(refused.refused, refused.message)
    await usableVendor(tx, doer.actor, vendorId)
    const fiscalYear = fiscalYearOf(centralDate(now))
    const number = await nextNumber(tx, fiscalYear)
    const changed = await tx.requisition.update({
      where: { id, version },
      data: {
        status: 'submitted',
        number,
        fiscalYear,
        submittedAt: now,
        updatedAt: now,
        version: { increment: 1 },
      },
      include: withLines,
    })
    await recordEvent(tx, doer, { noun: 'requisition', nounId: id, verb: 'submitted', data: eventData(changed) })
    return presentRequisition(changed, requisitionPolicy(doer.actor))
  })
}

/** One requisition. Refused: `not_found`, also for what the actor may not see. */
export async function getRequisition(db: Db, actor: Actor, { id }: { id: string }): Promise<Requisition> {
  const policy = requisitionPolicy(actor)
  const requisition = await db.requisition.findUnique({ where: { id }, include: withLines })
  if (!requisition || !policy.may('read', requisition)) throw notFound('Requisition')
  return presentRequisition(requisition, policy)
}
