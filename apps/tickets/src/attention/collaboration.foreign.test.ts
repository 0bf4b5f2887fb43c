import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileAs, lakeRoad, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
/** One ticket for all: what strangers try changes nothing, which the last test tells. */
let key: Key
beforeAll(async () => {
  service = await startTickets()
  key = await scene()
})
afterAll(() => service[Symbol.asyncDispose]())

type Client = ReturnType<Tickets['as']>
type Key = { desk: 'technology'; number: number; commentId: string }

const teacher = actorOf('teacher.lakeroad')
const tech = actorOf('tech.lakeroad')
const somebody = { id: actorOf('librarian.central').id, name: 'Somebody' }

/** Every procedure around a ticket that names it or something on it, by its path. */
const asked: Record<string, (client: Client, key: Key) => Promise<unknown>> = {
  'comments.of': ({ comments }, key) => comments.of.query(key),
  'comments.note': ({ comments }, key) => comments.note.mutate({ ...key, note: 'x' }),
  'comments.edit': ({ comments }, key) => comments.edit.mutate({ id: key.commentId, version: 1, text: 'x' }),
  'input.of': ({ input }, key) => input.of.query(key),
  'input.ask': ({ input }, key) => input.ask.mutate({ ...key, asked: somebody, question: 'x' }),
  'input.answer': ({ input }, key) => input.answer.mutate({ ...key, kind: 'answer', note: 'x' }),
  'input.withdraw': ({ input }, key) => input.withdraw.mutate({ ...key, askedId: somebody.id }),
  'links.of': ({ links }, key) => links.of.query(key),
  'links.candidates': ({ links }, key) => links.candidates.query({ ...key, search: 'x', forMerge: false }),
  'links.add': ({ links }, key) => links.add.mutate({ ...key, relation: 'blocks', other: key }),
  'links.remove': ({ links }, key) => links.remove.mutate({ ...key, relation: 'blocks', other: key }),
  'links.merge': ({ links }, key) =>
    links.merge.mutate({ ...key, version: 1, note: null, into: { number: key.number, version: 1 } }),
  'links.split': ({ links }, key) =>
    links.split.mutate({ ...key, title: null, description: 'Only the lamp', category: 'hardware', take: false }),
  'affected.of': ({ affected }, key) => affected.of.query(key),
  'affected.join': ({ affected }, { desk, number }) =>
    affected.join.mutate({
      desk,
      number,
      placeId: lakeRoad.id,
      ownPlaceId: null,
      text: 'Words that are in no ticket',
    }),
  'affected.leave': ({ affected }, key) => affected.leave.mutate(key),
  'attention.of': ({ attention }, key) => attention.of.query(key),
  'attention.watch': ({ attention }, key) => attention.watch.mutate({ ...key, watch: true }),
  'attention.read': ({ attention }, key) => attention.read.mutate({ ...key, asOf: '2026-11-22T12:00:00.000Z' }),
}

const told = (call: Promise<unknown>) =>
  call.then(String, (error: Error & { reason: string }) => `${error.reason}: ${error.message}`)

const strangers: [string, Actor][] = [
  ['a teacher of another school', actorOf('teacher.central')],
  ['a technician of another school', actorOf('tech.central')],
  ['a technician of the other desk', newPerson([{ role: 'maintenance_technician', placeId: null }])],
  ['a principal of another school', actorOf('principal.central')],
  ['a librarian whom nobody asked', actorOf('librarian.central')],
  ['a student', actorOf('student.central')],
  ['a machine that may only file', machine(['tickets:file', 'tickets:comment'])],
]

/** A ticket with an answer and a note on it. */
async function scene(): Promise<Key> {
  const { number } = await fileAs(service, teacher)
  const key = { desk: 'technology', number } as const
  const desk = service.as(tech)
  await desk.tickets.comment.mutate({ ...key, note: 'On my way' })
  await desk.comments.note.mutate({ ...key, note: 'Again' })
  const [answer] = await desk.comments.of.query(key)
  return { ...key, commentId: answer?.id ?? '' }
}

describe.each(Object.entries(asked))('%s', (_path, ask) => {
  test.each(strangers)('a foreign ticket looks to %s like one that does not exist', async (_who, actor) => {
    const client = service.as(actor)
    const foreign = await told(ask(client, key))
    const missing = { desk: 'technology', number: 2_000_000_000, commentId: randomUUID() } as const
    expect(foreign).toBe(await told(ask(client, missing)))
    expect(foreign).toMatch(/^(not_found: (Ticket|Comment) not found|forbidden: You do not have the permission \S+)$/)
  })
})

test('a note of the desk looks to the requester like one that does not exist', async () => {
  const note = (await service.as(tech).comments.of.query(key)).find(comment => comment.kind === 'note')
  const edit = (id: string) => told(service.as(teacher).comments.edit.mutate({ id, version: 1, text: 'x' }))
  expect(await edit(note?.id ?? '')).toBe(await edit(randomUUID()))
})

test('what strangers tried changed nothing and marked nothing', async () => {
  const desk = service.as(tech)
  const before = [await desk.tickets.history.query(key), await desk.comments.of.query(key)]
  for (const [, actor] of strangers) for (const ask of Object.values(asked)) await told(ask(service.as(actor), key))
  expect([await desk.tickets.history.query(key), await desk.comments.of.query(key)]).toEqual(before)
  expect((await desk.attention.of.query(key)).watchers).toEqual([])
})
