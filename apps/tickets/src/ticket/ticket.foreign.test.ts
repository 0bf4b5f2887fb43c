import type { Actor } from '@ocs/contracts/actors'
import type { Ticket } from '@ocs/contracts/tickets'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileAs, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
/** One ticket of each desk for all, of one number: what strangers try changes nothing, which the last test tells. */
let filed: Ticket
beforeAll(async () => {
  service = await startTickets()
  filed = await fileAs(service, teacher)
  expect((await fileAs(service, teacher, { desk: 'maintenance' })).number).toBe(filed.number)
})
afterAll(() => service[Symbol.asyncDispose]())

type Client = ReturnType<Tickets['as']>
type Key = { desk: 'technology'; number: number }

const somebody = { id: actorOf('tech.central').id, name: 'Owen Castellano' }

/** Every procedure that names one ticket, by its path. */
const asked: Record<string, (client: Client, change: Key & { version: number; note: string }) => Promise<unknown>> = {
  'tickets.get': ({ tickets }, key) => tickets.get.query(key),
  'tickets.history': ({ tickets }, key) => tickets.history.query(key),
  'tickets.comment': ({ tickets }, change) => tickets.comment.mutate(change),
  'tickets.claim': ({ tickets }, change) => tickets.claim.mutate(change),
  'tickets.assign': ({ tickets }, change) => tickets.assign.mutate({ ...change, assignee: somebody }),
  'tickets.changeStatus': ({ tickets }, change) => tickets.changeStatus.mutate({ ...change, status: 'on_hold' }),
  'tickets.close': ({ tickets }, change) => tickets.close.mutate(change),
  'tickets.reopen': ({ tickets }, change) => tickets.reopen.mutate(change),
  'facade.tech.get': ({ facade }, { number }) => facade.tech.get.query({ id: number }),
  'facade.tech.updates': ({ facade }, { number }) => facade.tech.updates.query({ id: number }),
  'facade.tech.update': ({ facade }, { number }) =>
    facade.tech.update.mutate({ id: number, status: 'closed', update_message: 'x' }),
  'facade.maintenance.get': ({ facade }, { number }) => facade.maintenance.get.query({ id: number }),
  'facade.maintenance.updates': ({ facade }, { number }) => facade.maintenance.updates.query({ id: number }),
  'facade.maintenance.update': ({ facade }, { number }) =>
    facade.maintenance.update.mutate({ id: number, status: 'closed', update_message: 'x' }),
}

const told = (call: Promise<unknown>) =>
  call.then(String, (error: Error & { reason: string }) => `${error.reason}: ${error.message}`)

const teacher = actorOf('teacher.lakeroad')

const strangers: [string, Actor][] = [
  ['a teacher of another school', actorOf('teacher.central')],
  ['a technician of another school', actorOf('tech.central')],
  ['a technician of the other desk', newPerson([{ role: 'maintenance_technician', placeId: actorOf('admin').id }])],
  ['a principal of another school', actorOf('principal.central')],
  ['a student', actorOf('student.central')],
  ['a machine that may only file', machine(['tickets:file', 'tickets:comment'])],
]

describe.each(Object.entries(asked))('%s', (_path, ask) => {
  test.each(strangers)('a foreign ticket looks to %s like one that does not exist', async (_who, actor) => {
    const { number, version } = filed
    const client = service.as(actor)
    const tryNumber = (of: number) => told(ask(client, { desk: 'technology', number: of, version, note: 'x' }))
    const foreign = await tryNumber(number)
    expect(foreign).toBe(await tryNumber(2_000_000_000))
    expect(foreign).toMatch(/^(not_found: Ticket not found|forbidden: You do not have the permission tickets:\w+\.)$/)
  })
})

test('what strangers tried changed nothing', async () => {
  for (const [, actor] of strangers) {
    for (const ask of Object.values(asked)) {
      await told(
        ask(service.as(actor), { desk: 'technology', number: filed.number, version: filed.version, note: 'x' }),
      )
    }
  }
  const owner = service.as(teacher).tickets
  expect(await owner.get.query(filed)).toMatchObject({ version: filed.version, status: 'new', assignee: null })
  expect(await owner.history.query(filed)).toHaveLength(1)
})
