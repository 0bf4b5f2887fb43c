import type { Actor } from '@ocs/contracts/actors'
import { naturalKey } from '@ocs/contracts/natural-order'
import type { Page } from '@ocs/contracts/pages'
import { DomainError, notFound } from '@ocs/contracts/reasons'
import type { Vendor, VendorInput } from '@ocs/contracts/requisitions'
import { decodeCursor, pageFrom } from '@ocs/service-kit/cursors'
import { recordEvent } from '@ocs/service-kit/feed'
import { searchWords } from '@ocs/service-kit/search-words'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import { violatedIndex } from '@ocs/service-kit/violations'
import * as z from 'zod'
import type { Db, Tx } from '../db.ts'
import type { Prisma, Vendor as VendorRow } from '../generated/prisma/client.ts'
import { vendorPolicy } from './vendor.policy.ts'

function presentVendor(row: VendorRow): Vendor {
  const { id, name, email, phone, address, approved } = row
  return {
    id,
    name,
    email,
    phone,
    address,
    approved,
    requestedBy: { id: row.requestedById, name: row.requestedByName },
  }
}

const eventData = ({ name, approved, requestedById }: VendorRow) => ({ name, approved, requestedById })

/** A key that an index can hold, however long the name becomes when its letters are taken apart. */
const nameKeyOf = (name: string) => naturalKey(name).slice(0, 500)

const alreadyApproved = (name: string) =>
  new DomainError('already_exists', `There is already an approved vendor called ${name}.`)

/** Says which of the two rules about names a change breaks; anything else is passed on as it is. */
function orTaken(error: unknown, name: string): unknown {
  const index = violatedIndex(error)
  if (index === 'vendor_approved_name_key') return alreadyApproved(name)
  if (index === 'vendor_requested_name_key') {
    return new DomainError('already_exists', `You have already asked for a vendor called ${name}.`)
  }
  return error
}

/**
 * Asks for a vendor, which the actor may use at once and others see when it is approved.
 * Refused: `already_exists` (an approved one, or the actor's own of that name), `idempotency_key_reused`.
 */
export async function requestVendor(db: Db, doer: Doer, input: VendorInput): Promise<Vendor> {
  const requested = inTransaction(db, doer, 'vendors.request', input, async (tx: Tx) => {
    const approved = await tx.$queryRaw<unknown[]>`
      select 1 from vendor where approved and lower(name) = lower(${input.name})`
    if (approved.length > 0) throw alreadyApproved(input.name)
    const { id, name } = doer.actor
    const vendor = await tx.vendor.create({
      data: {
        ...input,
        nameKey: nameKeyOf(input.name),
        requestedById: id,
        requestedByName: name,
        createdAt: new Date(),
      },
    })
    await recordEvent(tx, doer, { noun: 'vendor', nounId: vendor.id, verb: 'requested', data: eventData(vendor) })
    return presentVendor(vendor)
  })
  return requested.catch(error => Promise.reject(orTaken(error, input.name)))
}

/**
 * Approves a vendor for everybody. Approving an approved one changes nothing.
 * Refused: `not_found` (also what one may not see), `forbidden`, `already_exists`, `idempotency_key_reused`.
 */
export async function approveVendor(db: Db, doer: Doer, input: { id: string }): Promise<Vendor> {
  const policy = vendorPolicy(doer.actor)
  let name = ''
  const approved = inTransaction(db, doer, 'vendors.approve', input, async (tx: Tx) => {
    await tx.$queryRaw`select 1 from vendor where id = ${input.id}::uuid for update`
    const vendor = await tx.vendor.findUnique({ where: input })
    if (!vendor || !policy.may('read', vendor)) throw notFound('Vendor')
    if (!policy.may('approve', vendor)) throw new DomainError('forbidden', 'You cannot approve vendors.')
    if (vendor.approved) return presentVendor(vendor)
    name = vendor.name
    const changed = await tx.vendor.update({ where: input, data: { approved: true } })
    await recordEvent(tx, doer, { noun: 'vendor', nounId: vendor.id, verb: 'approved', data: eventData(changed) })
    return presentVendor(changed)
  })
  return approved.catch(error => Promise.reject(orTaken(error, name)))
}

/** What a list of vendors can be asked for: `usable` on one's own requisitions, or `pending` approval. */
export type VendorQuery = { search?: string; view?: 'usable' | 'pending'; cursor?: string; limit: number }

function beyond(cursor: string | undefined): Prisma.VendorWhereInput {
  if (!cursor) return {}
  const [nameKey, id] = decodeCursor(cursor, z.tuple([z.string(), z.uuid()]))
  return { nameKey: { gte: nameKey }, OR: [{ nameKey: { gt: nameKey } }, { id: { gt: id } }] }
}

/** A page of the vendors that the actor may see, by name. Refused: `bad_cursor`. */
export async function listVendors(db: Db, actor: Actor, query: VendorQuery): Promise<Page<Vendor>> {
  const policy = vendorPolicy(actor)
  const views = { usable: policy.usable, pending: { approved: false } }
  const rows = await db.vendor.findMany({
    where: {
      AND: [
        policy.visible,
        query.view ? views[query.view] : {},
        ...searchWords(query.search).map(word => ({ name: { contains: word, mode: 'insensitive' as const } })),
        beyond(query.cursor),
      ],
    },
    orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
    take: query.limit + 1,
  })
  return pageFrom(rows, query.limit, row => [row.nameKey, row.id], presentVendor)
}

/**
 * The vendor that a requisition names, if the actor may use it; null stays null.
 * Refused: `vendor_not_usable`, the same whether it does not exist or belongs to somebody else.
 */
export async function usableVendor(tx: Tx, actor: Actor, id: string | null) {
  if (id === null) return null
  const vendor = await tx.vendor.findUnique({ where: { id } })
  if (!vendor || !vendorPolicy(actor).may('use', vendor)) {
    throw new DomainError('vendor_not_usable', 'This vendor is not approved yet. Choose another one.')
  }
  return vendor
}
