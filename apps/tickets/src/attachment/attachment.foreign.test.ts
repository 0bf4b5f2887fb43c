import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileFor } from '../testing/files.ts'
import { fileAs, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
/** One ticket with one file for all: what strangers try changes nothing. */
let filed: Key
beforeAll(async () => {
  service = await startTickets()
  const { number } = await fileAs(service, teacher)
  const key = { desk: 'technology', number } as const
  filed = { ...key, ...(await service.as(teacher).attachments.add.mutate(fileFor(key))) }
})
afterAll(() => service[Symbol.asyncDispose]())

type Client = ReturnType<Tickets['as']>['attachments']
type Key = { desk: 'technology'; number: number; id: string }

/** Every procedure that names a ticket or one of its files, by its path. */
const asked: Record<string, (client: Client, key: Key) => Promise<unknown>> = {
  'attachments.add': (client, key) => client.add.mutate(fileFor(key)),
  'attachments.list': (client, key) => client.list.query(key),
  'attachments.get': (client, key) => client.get.query(key),
  'attachments.remove': (client, key) => client.remove.mutate(key),
}

const told = (call: Promise<unknown>) =>
  call.then(String, (error: Error & { reason: string }) => `${error.reason}: ${error.message}`)

const teacher = actorOf('teacher.lakeroad')

const strangers: [string, Actor][] = [
  ['a teacher of another school', actorOf('teacher.central')],
  ['a technician of another school', actorOf('tech.central')],
  ['a technician of the other desk', newPerson([{ role: 'maintenance_technician', placeId: null }])],
  ['a principal of another school', actorOf('principal.central')],
  ['a student', actorOf('student.central')],
  ['a machine that may only file', machine(['tickets:file', 'tickets:comment'])],
]

describe.each(Object.entries(asked))('%s', (_path, ask) => {
  test.each(strangers)('a foreign ticket looks to %s like one that does not exist', async (_who, actor) => {
    const { number, id } = filed
    const tryNumber = (of: number) => told(ask(service.as(actor).attachments, { desk: 'technology', number: of, id }))
    const foreign = await tryNumber(number)
    expect(foreign).toBe(await tryNumber(2_000_000_000))
    expect(foreign).toMatch(/^(not_found: Ticket not found|forbidden: You do not have the permission tickets:\w+\.)$/)
    expect(await service.as(teacher).attachments.list.query({ desk: 'technology', number })).toHaveLength(1)
  })
})

test.each(['attachments.get', 'attachments.remove'])(
  '%s: a file of another ticket, named on one’s own, looks like one that does not exist',
  async path => {
    const ask = asked[path]
    if (!ask) throw new Error(path)
    const [mine, other] = [await fileAs(service, actorOf('teacher.central')), await fileAs(service, teacher)]
    const { id } = await service.as(teacher).attachments.add.mutate(fileFor(other))
    const client = service.as(actorOf('teacher.central')).attachments
    const tryId = (of: string) => told(ask(client, { desk: 'technology', number: mine.number, id: of }))
    expect(await tryId(id)).toBe('not_found: File not found')
    expect(await tryId(randomUUID())).toBe('not_found: File not found')
  },
)
