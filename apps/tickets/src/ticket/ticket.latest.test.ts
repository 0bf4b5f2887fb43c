import type { Actor } from '@ocs/contracts/actors'
import { systemRef } from '@ocs/contracts/actors'
import type { Ticket } from '@ocs/contracts/tickets'
import { actorOf, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedLarge } from '../seed/large.ts'
import { faultsOf, watch } from '../testing/plans.ts'
import { fileAs, startTickets, type Tickets } from '../testing/tickets.ts'
import { withLatest } from './ticket.latest.ts'
import { listTickets } from './ticket.list.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const tech = actorOf('tech.lakeroad')
const key = ({ desk, number }: Ticket) => ({ desk, number })

/** What a list says of a ticket to somebody. */
async function latestFor(actor: Actor, ticket: Ticket) {
  const { items } = await service.as(actor).tickets.list.query({ search: `#${ticket.number}` })
  return items.find(each => each.id === ticket.id)?.latest
}

test('where nothing was said there is nothing, also after it was taken', async () => {
  const filer = newPerson()
  const filed = await fileAs(service, filer)
  expect(await latestFor(filer, filed)).toBeNull()
  await service.as(tech).tickets.claim.mutate(filed)
  expect(await latestFor(filer, filed)).toBeNull()
})

test('of answers and notes of changes it is the newest, with who said it and when', async () => {
  const filer = newPerson(undefined, 'Zebedee Quill')
  const filed = await fileAs(service, filer)
  const [mine, desk] = [service.as(filer).tickets, service.as(tech).tickets]
  await mine.comment.mutate({ ...key(filed), note: 'It beeps too.' })
  const { at = '', ...said } = (await latestFor(tech, filed)) ?? {}
  expect(said).toEqual({ author: 'Zebedee Quill', text: 'It beeps too.' })
  expect(at > filed.createdAt).toBe(true)

  const held = await desk.changeStatus.mutate({ ...filed, status: 'on_hold', note: 'The lamp is ordered.' })
  expect(await latestFor(filer, filed)).toMatchObject({ author: tech.name, text: 'The lamp is ordered.' })
  const taken = await desk.assign.mutate({ ...held, assignee: { id: tech.id, name: tech.name }, note: '' })
  expect(await latestFor(filer, filed)).toMatchObject({ text: 'The lamp is ordered.' })
  await mine.comment.mutate({ ...key(filed), note: 'Thank you.' })
  expect(await latestFor(tech, filed)).toMatchObject({ text: 'Thank you.' })
  await desk.close.mutate({ ...taken, note: 'The lamp is in.' })
  expect(await latestFor(filer, filed)).toMatchObject({ text: 'The lamp is in.' })
})

test('of an edited answer it is the present text', async () => {
  const filer = newPerson()
  const filed = await fileAs(service, filer)
  const of = key(filed)
  const desk = service.as(tech)
  await desk.tickets.comment.mutate({ ...of, note: 'We come on Munday.' })
  const [comment] = await desk.comments.of.query(of)
  await desk.comments.edit.mutate({ id: comment?.id ?? '', version: 1, text: 'We come on Monday.', mentions: [] })
  expect(await latestFor(filer, filed)).toMatchObject({ text: 'We come on Monday.', at: comment?.createdAt })
})

test('it is never an internal note, a question to a colleague or an internal answer, whoever reads', async () => {
  const filer = newPerson()
  const librarian = actorOf('librarian.central')
  const filed = await fileAs(service, filer)
  const of = key(filed)
  const desk = service.as(tech)
  const everyone = [filer, tech, librarian, actorOf('admin'), actorOf('principal.lakeroad')]
  const asked = { id: librarian.id, name: librarian.name }
  await desk.comments.note.mutate({ ...of, note: 'Perhaps they dropped it.', mentions: [] })
  await desk.input.ask.mutate({ ...of, asked, question: 'Did they drop it?' })
  for (const reader of everyone) expect(await latestFor(reader, filed)).toBeNull()

  await desk.tickets.comment.mutate({ ...of, note: 'We look at it.' })
  const answer = { kind: 'note', note: 'Yes, they dropped it.' } as const
  await service.as(librarian).input.answer.mutate({ ...of, ...answer })
  const { items } = await desk.tickets.list.query({ limit: 100 })
  expect(JSON.stringify(items)).not.toMatch(/drop/)
  await desk.input.ask.mutate({ ...of, asked, question: 'Again?' })
  for (const reader of everyone)
    expect(await latestFor(reader, filed), reader.name).toMatchObject({ text: 'We look at it.' })
})

test('it is one line of at most 180 characters, and never half an emoji', async () => {
  const filer = newPerson()
  const filed = await fileAs(service, filer)
  const say = (note: string) => service.as(filer).tickets.comment.mutate({ ...key(filed), note })
  await say('One\n\n  two\t three \r\n four')
  expect((await latestFor(filer, filed))?.text).toBe('One two three four')
  await say('a'.repeat(180))
  expect((await latestFor(filer, filed))?.text).toBe('a'.repeat(180))
  await say('a'.repeat(181))
  expect((await latestFor(filer, filed))?.text).toBe(`${'a'.repeat(179)}…`)
  await say(`${'a'.repeat(178)}${'🖨️'.repeat(5)}`)
  expect((await latestFor(filer, filed))?.text).toBe(`${'a'.repeat(178)}…`)
})

test('the note of a change that was taken back is not said any more', async () => {
  const filer = newPerson()
  const filed = await fileAs(service, filer)
  await service.as(tech).tickets.comment.mutate({ ...key(filed), note: 'We come on Monday.' })
  const desk = service.as(actorOf('tech.district'))
  const action = { kind: 'close', note: 'All are done.' } as const
  const { bulkId } = await desk.bulk.change.mutate({ target: { ids: [filed.id] }, action })
  expect(await latestFor(filer, filed)).toMatchObject({ text: 'All are done.' })
  await desk.bulk.undo.mutate({ bulkId })
  expect(await latestFor(filer, filed)).toMatchObject({ text: 'We come on Monday.' })
})

test('a page is one statement, which reads from the indexes the newest of its own tickets and little else', async () => {
  await using watched = watch(service.databaseUrl)
  const { db } = watched
  await seedLarge(db, 1000)
  await db.$executeRaw`
    insert into comment (id, ticket_id, kind, author_id, author_name, text, created_at)
    select gen_random_uuid(), id, (case when n % 10 = 0 then 'answer' else 'note' end)::comment_kind, requester_id, requester_name,
      'Said ' || n, created_at + n * interval '1 ms'
    from ticket, generate_series(1, 20) n`
  await db.$executeRaw`
    insert into event (noun, noun_id, verb, actor_id, actor_name, note, data)
    select 'ticket', id::text, case when n % 4 = 0 then 'status_changed' else 'noted' end, requester_id, requester_name,
      case when n % 8 = 0 then 'Changed ' || n end, '{}'
    from ticket, generate_series(1, 20) n`
  await db.$executeRaw`
    insert into event (noun, noun_id, verb, actor_id, actor_name, note, data)
    select 'ticket', id::text, 'status_changed', ${systemRef.id}::uuid, ${systemRef.name}, 'By itself', '{}' from ticket`
  await db.$executeRaw`analyze`
  const page = await listTickets(db, actorOf('admin'), { limit: 25 })
  watched.sent()
  const { items } = await withLatest(db, page)
  expect(new Set(items.map(ticket => ticket.latest?.text))).toEqual(new Set(['Changed 16']))
  const [statement, ...more] = watched.sent()
  if (!statement || more.length > 0) throw new Error('one statement was expected')
  const plan = await watched.explain(statement)
  expect(faultsOf(plan, { large: ['comment', 'event'], unseen: 0, ratio: 30, most: 25 * 30 })).toEqual([])
})
