import { randomUUID } from 'node:crypto'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  approvedVendor,
  draftAs,
  type Requisitions,
  reasonOf,
  requestVendorAs,
  startRequisitions,
  unique,
} from '../testing/requisition.ts'

let service: Requisitions
beforeAll(async () => {
  service = await startRequisitions()
})
afterAll(() => service[Symbol.asyncDispose]())

const bookkeeper = actorOf('bookkeeper')
const namesOf = async (actor: Parameters<Requisitions['as']>[0], search: string, view?: 'usable' | 'pending') =>
  (await service.as(actor).vendors.list.query({ search, view })).items.map(vendor => vendor.name)

describe('a vendor that somebody asked for', () => {
  test('is usable at once by them and invisible to others, until it is approved', async () => {
    const [asker, other] = [newPerson(), newPerson()]
    const vendor = await requestVendorAs(service, asker)
    expect(vendor).toMatchObject({ approved: false, requestedBy: { id: asker.id, name: asker.name } })
    expect((await draftAs(service, asker, { vendorId: vendor.id })).vendor).toEqual({
      id: vendor.id,
      name: vendor.name,
    })
    expect(await namesOf(other, vendor.name)).toEqual([])
    expect(await reasonOf(draftAs(service, other, { vendorId: vendor.id }))).toBe('vendor_not_usable')

    expect(await service.as(bookkeeper).vendors.approve.mutate(vendor)).toEqual({ ...vendor, approved: true })
    expect(await namesOf(other, vendor.name)).toEqual([vendor.name])
    expect((await draftAs(service, other, { vendorId: vendor.id })).vendor?.id).toBe(vendor.id)
  })

  test('is seen by those who approve vendors, who may not use it themselves before', async () => {
    const vendor = await requestVendorAs(service, newPerson())
    expect(await namesOf(bookkeeper, vendor.name, 'pending')).toEqual([vendor.name])
    expect(await namesOf(bookkeeper, vendor.name, 'usable')).toEqual([])
    expect(await reasonOf(draftAs(service, bookkeeper, { vendorId: vendor.id }))).toBe('vendor_not_usable')
  })
})

describe('approving', () => {
  test('takes vendors:manage, whoever asked for it', async () => {
    const asker = newPerson()
    const { id } = await requestVendorAs(service, asker)
    for (const actor of [asker, newPerson(), actorOf('principal.central'), machine(['requisitions:write'])]) {
      expect(await reasonOf(service.as(actor).vendors.approve.mutate({ id }))).toBe('forbidden')
    }
    expect((await service.as(machine(['vendors:manage'])).vendors.approve.mutate({ id })).approved).toBe(true)
  })

  test('an unknown vendor is not found, and twice is as good as once', async () => {
    const approve = service.as(bookkeeper).vendors.approve
    expect(await reasonOf(approve.mutate({ id: randomUUID() }))).toBe('not_found')
    const vendor = await approvedVendor(service)
    expect(await approve.mutate({ id: vendor.id })).toEqual(vendor)
  })

  test('of two vendors of one name, one is approved and the other is told', async () => {
    const name = unique('Vendor')
    const [first, second] = await Promise.all(
      [newPerson(), newPerson()].map(one => requestVendorAs(service, one, name)),
    )
    const approve = (id = '') => reasonOf(service.as(bookkeeper).vendors.approve.mutate({ id }))
    expect((await Promise.all([approve(first?.id), approve(second?.id)])).sort()).toEqual([
      'already_exists',
      'no refusal',
    ])
  })
})

describe('asking', () => {
  test('for an approved vendor, or twice for one’s own, is refused with a sentence; for another’s it is not', async () => {
    const asker = newPerson()
    const { name } = await approvedVendor(service)
    await expect(requestVendorAs(service, asker, name.toUpperCase())).rejects.toMatchObject({
      reason: 'already_exists',
      message: `There is already an approved vendor called ${name.toUpperCase()}.`,
    })
    const own = await requestVendorAs(service, asker)
    await expect(requestVendorAs(service, asker, own.name.toLowerCase())).rejects.toMatchObject({
      reason: 'already_exists',
      message: `You have already asked for a vendor called ${own.name.toLowerCase()}.`,
    })
    expect((await requestVendorAs(service, newPerson(), own.name)).approved).toBe(false)
  })

  test('twice with one idempotency key makes one vendor; with another input it is refused', async () => {
    const asker = newPerson()
    const context = { idempotencyKey: randomUUID() }
    const input = { name: unique('Vendor'), email: 'a@vendor.example', phone: '555-0100', address: 'Here' }
    const ask = (changes = {}) => service.as(asker).vendors.request.mutate({ ...input, ...changes }, { context })
    const [first, second] = await Promise.all([ask(), ask()])
    expect(second).toEqual(first)
    expect(first).toMatchObject(input)
    expect(await reasonOf(ask({ phone: null }))).toBe('idempotency_key_reused')
  })

  test('with text that cannot be stored is the input’s fault, and a name of rare letters is not', async () => {
    expect(await reasonOf(requestVendorAs(service, newPerson(), 'Ven\u0000dor'))).toBe('invalid_input')
    expect(await reasonOf(requestVendorAs(service, newPerson(), '\ufdfa'.repeat(200)))).toBe('no refusal')
  })
})

test('vendors are listed by name in natural order, in pages that meet each once; %, _ and \\ mean themselves', async () => {
  const asker = newPerson()
  const prefix = unique('V')
  const names = ['2', '10', '100%_\\'].map(end => `${prefix} ${end}`)
  for (const name of [...names].reverse()) await requestVendorAs(service, asker, name)
  const list = service.as(asker).vendors.list
  const first = await list.query({ search: prefix.toUpperCase(), limit: 2 })
  const rest = await list.query({ search: prefix.toUpperCase(), limit: 2, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...rest.items].map(vendor => vendor.name)).toEqual(names)
  expect(rest.nextCursor).toBeNull()
  for (const search of ['%', '_', '\\', '%_\\']) expect(await namesOf(asker, `${prefix} ${search}`)).toEqual([names[2]])
  expect(await reasonOf(list.query({ cursor: 'nonsense' }))).toBe('bad_cursor')
})
