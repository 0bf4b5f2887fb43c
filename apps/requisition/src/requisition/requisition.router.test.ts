import { randomUUID } from 'node:crypto'
import { centralDate, fiscalYearOf } from '@ocs/contracts/plain-dates'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openDb } from '../db.ts'
import {
  approvedVendor,
  central,
  draftAs,
  draftInput,
  lakeRoad,
  type Requisitions,
  reasonOf,
  requestVendorAs,
  startRequisitions,
  submitAs,
} from '../testing/requisition.ts'
import { submitDraft } from './requisition.store.ts'

let service: Requisitions
beforeAll(async () => {
  service = await startRequisitions()
})
afterAll(() => service[Symbol.asyncDispose]())

const teacher = actorOf('teacher.lakeroad')
const line = { description: 'Toner', quantity: 1, unitPriceCents: 100, partNumber: null }

describe('a draft', () => {
  test('keeps everything as it was written, lines in order, and belongs to whom the token names', async () => {
    const vendor = await approvedVendor(service)
    const input = draftInput({
      justification: 'The old one is empty.',
      vendorId: vendor.id,
      shippingCents: 1_250,
      lines: [{ ...line, partNumber: 'TN-7' }, { ...line, description: 'Free sample', unitPriceCents: 0 }, line],
    })
    const forged = { ...input, requester: { id: randomUUID(), name: 'Somebody' }, status: 'submitted', totalCents: 1 }
    const draft = await service.as(teacher).draft.create.mutate(forged)
    const { vendorId: _, ...written } = input
    expect(draft).toMatchObject({
      ...written,
      requester: { id: teacher.id, name: teacher.name },
      vendor: { id: vendor.id, name: vendor.name },
      status: 'draft',
      number: null,
      submittedAt: null,
      version: 1,
      totalCents: 1_450,
      allowedActions: ['edit', 'submit', 'discard'],
    })
    expect(await service.as(teacher).requisitions.get.query(draft)).toEqual(draft)
  })

  test('is written anew by an edit, lines and all, under the next version', async () => {
    const draft = await draftAs(service, teacher)
    const lines = [{ ...line, description: 'Paper', quantity: 10 }]
    const edited = await service.as(teacher).draft.edit.mutate({
      ...draftInput({ title: 'Paper', lines, place: { id: central.id, name: central.name } }),
      id: draft.id,
      version: draft.version,
    })
    expect(edited).toMatchObject({ title: 'Paper', lines, version: 2, totalCents: 1_000, place: { id: central.id } })
    expect(edited.createdAt).toBe(draft.createdAt)
    expect(await service.as(teacher).requisitions.get.query(draft)).toEqual(edited)
  })

  test('is gone after discarding, and a repeated request is answered as the first', async () => {
    const draft = await draftAs(service, teacher)
    const context = { idempotencyKey: randomUUID() }
    const discard = () => service.as(teacher).draft.discard.mutate(draft, { context })
    expect(await discard()).toEqual({ id: draft.id })
    expect(await discard()).toEqual({ id: draft.id })
    expect(await reasonOf(service.as(teacher).requisitions.get.query(draft))).toBe('not_found')
    expect(await reasonOf(service.as(teacher).draft.discard.mutate(draft))).toBe('not_found')
  })

  test.each([
    ['NUL', { title: 'Toner\u0000' }],
    ['NUL in a line', { lines: [{ ...line, description: 'x\u0000' }] }],
    ['half a cent', { shippingCents: 0.5 }],
    ['a negative price', { lines: [{ ...line, unitPriceCents: -1 }] }],
    ['more than fits', { lines: [{ ...line, quantity: 100_000, unitPriceCents: 1_000_000_000 }] }],
    ['a line too many', { lines: Array(101).fill(line) }],
  ])('is refused with %s', async (_, changes) => {
    expect(await reasonOf(draftAs(service, teacher, changes))).toBe('invalid_input')
  })

  test('a repeated idempotency key makes one draft; with another input it is refused', async () => {
    const person = newPerson()
    const context = { idempotencyKey: randomUUID() }
    const create = (title = 'Toner') => service.as(person).draft.create.mutate(draftInput({ title }), { context })
    const [first, second] = await Promise.all([create(), create()])
    expect(second).toEqual(first)
    expect((await service.as(person).requisitions.list.query({})).items).toEqual([first])
    expect(await reasonOf(create('Other'))).toBe('idempotency_key_reused')
  })
})

describe('submitting', () => {
  test('gives the number, fixes the record and opens it to those who must read it', async () => {
    const { id: vendorId } = await approvedVendor(service)
    const draft = await draftAs(service, teacher, { vendorId })
    const submitted = await service.as(teacher).draft.submit.mutate(draft)
    const fiscalYear = fiscalYearOf(centralDate(new Date()))
    expect(submitted).toMatchObject({ status: 'submitted', version: 2, fiscalYear, allowedActions: [] })
    expect(submitted.number).toMatch(new RegExp(`^R-${fiscalYear}-\\d{4}$`))
    const read = await service.as(actorOf('finance')).requisitions.get.query(draft)
    expect(read).toEqual(submitted)
    const client = service.as(teacher).draft
    const again = [
      client.submit.mutate(submitted),
      client.discard.mutate(submitted),
      client.edit.mutate({ ...draftInput(), id: draft.id, version: 2 }),
    ]
    expect(await Promise.all(again.map(reasonOf))).toEqual(Array(3).fill('requisition_not_draft'))
  })

  test('ten at once get ten numbers in a row, and one that is refused uses up none', async () => {
    await using own = await startRequisitions()
    const { id: vendorId } = await approvedVendor(own)
    const empty = await draftAs(own, teacher, { vendorId, lines: [] })
    expect(await reasonOf(own.as(teacher).draft.submit.mutate(empty))).toBe('requisition_empty')
    const drafts = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const person = newPerson()
        return { person, draft: await draftAs(own, person, { vendorId }) }
      }),
    )
    const submitted = await Promise.all(drafts.map(({ person, draft }) => own.as(person).draft.submit.mutate(draft)))
    const year = fiscalYearOf(centralDate(new Date()))
    expect(submitted.map(one => one.number).sort()).toEqual(
      Array.from({ length: 10 }, (_, at) => `R-${year}-${String(at + 1).padStart(4, '0')}`),
    )
  })

  test('a fiscal year begins with July in the district, and its numbers begin anew', async () => {
    await using own = await startRequisitions()
    const { id: vendorId } = await approvedVendor(own)
    const db = openDb(own.databaseUrl)
    const doer = { actor: teacher, requestId: 'test', idempotencyKey: null }
    const numbers: (string | null)[] = []
    for (const now of ['2026-07-01T04:59:59Z', '2026-07-01T05:00:00Z', '2027-06-30T23:00:00Z']) {
      const draft = await draftAs(own, teacher, { vendorId })
      numbers.push((await submitDraft(db, doer, draft, new Date(now))).number)
    }
    await db.$disconnect()
    expect(numbers).toEqual(['R-2025-2026-0001', 'R-2026-2027-0001', 'R-2026-2027-0002'])
  })

  test('takes a line and a vendor that the requester may use', async () => {
    const submit = async (changes: Parameters<typeof draftAs>[2]) =>
      reasonOf(service.as(teacher).draft.submit.mutate(await draftAs(service, teacher, changes)))
    const own = await requestVendorAs(service, teacher)
    expect(await submit({ vendorId: own.id, lines: [] })).toBe('requisition_empty')
    expect(await submit({ vendorId: null })).toBe('vendor_not_usable')
    expect(await submit({ vendorId: own.id })).toBe('no refusal')
  })

  test('a double click submits once', async () => {
    const { id: vendorId } = await approvedVendor(service)
    const draft = await draftAs(service, teacher, { vendorId })
    const context = { idempotencyKey: randomUUID() }
    const submit = () => service.as(teacher).draft.submit.mutate(draft, { context })
    const [first, second] = await Promise.all([submit(), submit()])
    expect(second).toEqual(first)
    const unkeyed = await reasonOf(service.as(teacher).draft.submit.mutate(draft))
    expect(unkeyed).toBe('stale_version')
  })
})

test('a stale version changes nothing and writes no event', async () => {
  const { id: vendorId } = await approvedVendor(service)
  const draft = await draftAs(service, teacher, { vendorId })
  const client = service.as(teacher).draft
  const edit = (title: string) => client.edit.mutate({ ...draftInput({ title, vendorId }), id: draft.id, version: 1 })
  const outcomes = await Promise.all(['First', 'Second'].map(title => reasonOf(edit(title))))
  expect(outcomes.sort()).toEqual(['no refusal', 'stale_version'])
  const now = await service.as(teacher).requisitions.get.query(draft)
  const stale = [edit('Third'), client.submit.mutate(draft), client.discard.mutate(draft)]
  expect(await Promise.all(stale.map(reasonOf))).toEqual(Array(3).fill('stale_version'))
  expect(await service.as(teacher).requisitions.get.query(draft)).toEqual(now)
  expect((await eventsOf(draft.id)).map(event => event.verb)).toEqual(['drafted', 'edited'])
})

test('the feed says of a draft only that there is one, and of a submission what is bought', async () => {
  const submitted = await submitAs(service, teacher, { title: 'A secret until now' })
  const events = await eventsOf(submitted.id)
  expect(events.map(event => event.verb)).toEqual(['drafted', 'submitted'])
  expect(JSON.stringify(events[0])).not.toMatch(/secret|Vendor|12900/)
  expect(events[1]).toMatchObject({
    noun: 'requisition',
    actor: { id: teacher.id },
    data: { number: submitted.number, title: 'A secret until now', totalCents: 12_900, placeId: lakeRoad.id },
  })
})

/** The events of a record. The feed holds back what is younger than any transaction on the server. */
async function eventsOf(id: string) {
  const reader = service.as(machine(['events:read']))
  return vi.waitFor(
    async () => {
      const events = []
      let cursor: string | undefined
      for (;;) {
        const page = await reader.events.after.query({ limit: 500, cursor })
        events.push(...page.events)
        cursor = page.cursor ?? undefined
        if (page.events.length < 500) break
      }
      const own = events.filter(event => event.nounId === id)
      expect(own.length).toBeGreaterThan(1)
      return own
    },
    { timeout: 60_000 },
  )
}
