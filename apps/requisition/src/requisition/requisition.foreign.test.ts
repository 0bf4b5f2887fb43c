import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  draftAs,
  draftInput,
  type Requisitions,
  reasonOf,
  requestVendorAs,
  startRequisitions,
  submitAs,
} from '../testing/requisition.ts'

let service: Requisitions
beforeAll(async () => {
  service = await startRequisitions()
})
afterAll(() => service[Symbol.asyncDispose]())

type Client = ReturnType<Requisitions['as']>
type Key = { id: string; version: number }

/** Every procedure that names one requisition. */
const asked: Record<string, (client: Client, key: Key) => Promise<unknown>> = {
  'requisitions.get': (client, key) => client.requisitions.get.query(key),
  'draft.edit': (client, key) => client.draft.edit.mutate({ ...draftInput(), ...key }),
  'draft.submit': (client, key) => client.draft.submit.mutate(key),
  'draft.discard': (client, key) => client.draft.discard.mutate(key),
}

/** What each of them answers; a wrong version must not tell that the record is there. */
function answers(actor: Actor, { id, version }: Key): Promise<string[]> {
  const client = service.as(actor)
  const calls = [version, 99].flatMap(at => Object.values(asked).map(ask => ask(client, { id, version: at })))
  return Promise.all(
    calls.map(call => call.then(String, (error: Error & { reason: string }) => `${error.reason}: ${error.message}`)),
  )
}

const teacher = actorOf('teacher.lakeroad')
const missing = Array(8).fill('not_found: Requisition not found')
const strangers: [string, Actor][] = [
  ['another teacher', actorOf('teacher.central')],
  ['the principal of another school', actorOf('principal.central')],
]
const readers: [string, Actor][] = [
  ['the principal of the school', actorOf('principal.lakeroad')],
  ['the finance director', actorOf('finance')],
  ['the director of schools', actorOf('director')],
  ['the bookkeeper', actorOf('bookkeeper')],
  ['an admin', actorOf('admin')],
  ['a machine', machine(['requisitions:write', 'requisitions:read'])],
]

test.each([...strangers, ...readers])(
  'somebody else’s draft does not exist for %s, however they ask',
  async (_, actor) => {
    const draft = await draftAs(service, teacher, { title: `Secret ${randomUUID()}` })
    expect(await answers(actor, draft)).toEqual(missing)
    expect(await answers(actor, { id: randomUUID(), version: 1 })).toEqual(missing)
    expect((await service.as(actor).requisitions.list.query({ search: draft.title })).items).toEqual([])
    expect(await service.as(teacher).requisitions.get.query(draft)).toEqual(draft)
  },
)

test.each(strangers)('a submitted requisition does not exist for %s', async (_, actor) => {
  expect(await answers(actor, await submitAs(service, teacher))).toEqual(missing)
})

test.each(readers)('a submitted requisition is read by %s, who may do nothing to it', async (_, actor) => {
  const submitted = await submitAs(service, teacher)
  const client = service.as(actor)
  expect(await client.requisitions.get.query(submitted)).toEqual(submitted)
  const { 'requisitions.get': _get, ...changes } = asked
  const refusals = await Promise.all(Object.values(changes).map(change => reasonOf(change(client, submitted))))
  expect(refusals).toEqual(['forbidden', 'forbidden', 'forbidden'])
})

test('a student reaches nothing', async () => {
  const client = service.as(actorOf('student.central'))
  const calls = [
    ...Object.values(asked).map(ask => ask(client, { id: randomUUID(), version: 1 })),
    client.requisitions.list.query({}),
    client.draft.create.mutate(draftInput()),
    client.vendors.list.query({}),
    client.vendors.approve.mutate({ id: randomUUID() }),
  ]
  expect(new Set(await Promise.all(calls.map(reasonOf)))).toEqual(new Set(['forbidden']))
})

describe('a vendor of somebody else, and one that does not exist,', () => {
  test("are refused alike by 'draft.create' and by 'draft.edit', which changes nothing", async () => {
    const person = newPerson()
    const foreign = await requestVendorAs(service, newPerson())
    const draft = await draftAs(service, person)
    const client = service.as(person).draft
    const refusals = [foreign.id, randomUUID()].flatMap(vendorId =>
      [
        client.create.mutate(draftInput({ vendorId })),
        client.edit.mutate({ ...draftInput({ vendorId }), id: draft.id, version: 1 }),
      ].map(call => call.then(String, (error: Error & { reason: string }) => `${error.reason}: ${error.message}`)),
    )
    const sentence = 'vendor_not_usable: This vendor is not approved yet. Choose another one.'
    expect(await Promise.all(refusals)).toEqual(Array(4).fill(sentence))
    expect(await service.as(person).requisitions.get.query(draft)).toEqual(draft)
  })

  test("are refused alike by 'vendors.approve' to whoever does not approve vendors", async () => {
    const { id } = await requestVendorAs(service, newPerson())
    for (const actor of [newPerson(), actorOf('principal.central'), machine(['requisitions:write'])]) {
      const approve = (vendor: string) => reasonOf(service.as(actor).vendors.approve.mutate({ id: vendor }))
      expect([await approve(id), await approve(randomUUID())]).toEqual(['forbidden', 'forbidden'])
    }
  })
})
