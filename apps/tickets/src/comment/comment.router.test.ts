import type { Actor } from '@ocs/contracts/actors'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openDb } from '../db.ts'
import { fileAs, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const teacher = actorOf('teacher.lakeroad')
const tech = actorOf('tech.lakeroad')
const principal = actorOf('principal.lakeroad')
const librarian = actorOf('librarian.central')
const robot = machine(['tickets:read', 'tickets:comment'])
const reader = machine(['events:read'])
const secret = 'Zanzibar: their password is on a sticky note'

const key = ({ desk, number }: { desk: 'technology' | 'maintenance'; number: number }) => ({ desk, number })

/** All that somebody can get to read around a ticket, as text. */
async function everything(actor: Actor, of: ReturnType<typeof key>): Promise<string> {
  const { tickets, comments, input, attention, facade, views } = service.as(actor)
  const { number: id } = of
  const answers = await Promise.allSettled([
    tickets.get.query(of),
    tickets.list.query({ limit: 100 }),
    tickets.list.query({ search: 'zanzibar' }),
    tickets.list.query({ view: 'mentions' }),
    tickets.list.query({ unread: true }),
    tickets.facets.query({}),
    tickets.history.query(of),
    comments.of.query(of),
    input.of.query(of),
    input.waiting.query(),
    attention.of.query(of),
    attention.counts.query(),
    views.list.query(),
    facade.tech.get.query({ id }),
    facade.tech.list.query({}),
    facade.tech.updates.query({ id }),
  ])
  return JSON.stringify(answers)
}

test('an internal note never leaves the desk: not in lists, searches, history, comments, marks, the old interface or the feed', async () => {
  const filed = await fileAs(service, teacher)
  const of = key(filed)
  const desk = service.as(tech)
  await service.as(teacher).attention.watch.mutate({ ...of, watch: true })
  await desk.input.ask.mutate({ ...of, asked: { id: librarian.id, name: librarian.name }, question: 'Do you know?' })
  const people = [teacher, principal, librarian, robot, newPerson()]
  const before = await Promise.all(people.map(actor => everything(actor, of)))

  const mentions = people.map(({ id, name }) => ({ id, name }))
  await desk.comments.note.mutate({ ...of, note: secret, mentions })
  const [note] = (await desk.comments.of.query(of)).filter(comment => comment.kind === 'note')
  await desk.comments.edit.mutate({ id: note?.id ?? '', version: 1, text: `${secret} (still)`, mentions })

  expect(await Promise.all(people.map(actor => everything(actor, of)))).toEqual(before)
  expect(await everything(tech, of)).toContain('Zanzibar')

  // The feed holds back what is younger than any transaction still running on the server, also another test's.
  const { events, told } = await vi.waitFor(
    async () => {
      const { events } = await service.as(reader).events.after.query({ limit: 500 })
      const told = events.filter(event => event.nounId === filed.id)
      expect(told).toHaveLength(4)
      return { events, told }
    },
    { timeout: 60_000 },
  )
  expect(JSON.stringify(events)).not.toContain('Zanzibar')
  expect(told.map(event => event.verb)).toEqual(['filed', 'input_asked', 'noted', 'note_edited'])
  expect(told[2]).toMatchObject({ note: null, data: { commentId: note?.id } })
  expect(JSON.stringify(told)).not.toContain('Do you know?')
})

test('a note is for who works the ticket to write, and counts as no first answer', async () => {
  const filed = await fileAs(service, teacher)
  for (const actor of [teacher, robot]) {
    expect(await reasonOf(service.as(actor).comments.note.mutate({ ...key(filed), note: 'x' }))).toBe('forbidden')
  }
  const noted = await service.as(tech).comments.note.mutate({ ...key(filed), note: 'Looks like the cable' })
  expect(noted).toMatchObject({ version: filed.version, updatedAt: filed.updatedAt })
  expect(noted.clock.firstAnsweredAt).toBeNull()
})

test('a public answer is a record whatever way it came, and all who read the ticket see it', async () => {
  const { number } = await fileAs(service, teacher)
  const of = { desk: 'technology', number } as const
  await service.as(tech).tickets.comment.mutate({ ...of, note: 'On my way', mentions: [{ id: teacher.id, name: 'T' }] })
  const worker = machine(['tickets:read', 'tickets:comment', 'tickets:work'])
  await service.as(worker).facade.tech.update.mutate({ id: number, status: 'new', update_message: 'By the old way' })
  const seen = await service.as(principal).comments.of.query(of)
  expect(seen.map(({ kind, text, mayEdit }) => [kind, text, mayEdit])).toEqual([
    ['answer', 'On my way', false],
    ['answer', 'By the old way', false],
  ])
  expect(seen[0]?.mentions).toEqual([{ id: teacher.id, name: 'T' }])
  const updates = await service.as(teacher).facade.tech.updates.query({ id: number })
  expect(updates.map(update => update.update_message)).toEqual(['By the old way', 'On my way'])
})

test('the same sending writes one comment', async () => {
  const { number } = await fileAs(service, teacher)
  const of = { desk: 'technology', number } as const
  const options = { context: { idempotencyKey: crypto.randomUUID() } }
  const send = () => service.as(tech).comments.note.mutate({ ...of, note: 'Once' }, options)
  await Promise.all([send(), send()])
  expect(await service.as(tech).comments.of.query(of)).toHaveLength(1)
})

test('one edits only what one wrote, the text before is kept, and a closed ticket stays as it is', async () => {
  const filed = await fileAs(service, teacher)
  const mine = service.as(teacher)
  await mine.tickets.comment.mutate({ ...key(filed), note: 'It is the brojector' })
  const [first] = await mine.comments.of.query(key(filed))
  const edit = { id: first?.id ?? '', version: 1, text: 'It is the projector' }
  expect(await reasonOf(service.as(tech).comments.edit.mutate(edit))).toBe('forbidden')
  expect(await mine.comments.edit.mutate(edit)).toMatchObject({
    version: 2,
    text: 'It is the projector',
    editedAt: expect.any(String),
    earlier: [{ text: 'It is the brojector', at: first?.createdAt }],
    mayEdit: true,
  })
  expect(await reasonOf(mine.comments.edit.mutate({ ...edit, text: 'Stale' }))).toBe('stale_version')
  await mine.tickets.close.mutate({ ...key(filed), version: filed.version, note: 'Solved' })
  expect(await reasonOf(mine.comments.edit.mutate({ ...edit, version: 2, text: 'Late' }))).toBe('ticket_closed')
  const history = await mine.tickets.history.query(key(filed))
  expect(history.map(line => line.verb)).toEqual(['filed', 'commented', 'comment_edited', 'closed'])
})

test('of two edits at once one wins, and the other learns that it came too late', async () => {
  const filed = await fileAs(service, teacher)
  const mine = service.as(teacher)
  await mine.tickets.comment.mutate({ ...key(filed), note: 'One' })
  const [{ id } = { id: '' }] = await mine.comments.of.query(key(filed))
  const edits = ['Two', 'Three'].map(text => reasonOf(mine.comments.edit.mutate({ id, version: 1, text })))
  expect((await Promise.all(edits)).sort()).toEqual(['no refusal', 'stale_version'])
  const [after] = await mine.comments.of.query(key(filed))
  expect(after).toMatchObject({ version: 2, earlier: [{ text: 'One' }] })
})

test('being named shows a ticket to who may read it and grants nothing', async () => {
  const filed = await fileAs(service, teacher)
  const mentions = [tech, librarian, teacher].map(({ id, name }) => ({ id, name }))
  await service.as(tech).tickets.comment.mutate({ ...key(filed), note: 'Who knows?', mentions })
  const named = async (actor: Actor) =>
    (await service.as(actor).tickets.list.query({ view: 'mentions', limit: 100 })).items.map(ticket => ticket.id)
  expect(await named(tech)).toContain(filed.id)
  expect(await named(teacher)).toContain(filed.id)
  expect(await named(librarian)).toEqual([])
  expect(await named(principal)).toEqual([])
  expect(await reasonOf(service.as(librarian).tickets.get.query(key(filed)))).toBe('not_found')
})

test('however many notes there are, who does not read them reads each answer and each line of theirs', async () => {
  const ticket = await fileAs(service, teacher)
  await service.as(tech).tickets.comment.mutate({ ...ticket, note: 'It is ordered' })
  const db = openDb(service.databaseUrl)
  // As many as are ever shown, all of them newer than the answer.
  await db.$executeRaw`
    insert into comment (id, ticket_id, kind, author_id, author_name, text, created_at)
    select gen_random_uuid(), ticket_id, 'note', author_id, author_name, 'Not yet', now() + interval '1 minute'
    from comment, generate_series(1, 500) where ticket_id = ${ticket.id}::uuid`
  await db.$executeRaw`
    insert into event (noun, noun_id, verb, actor_id, actor_name, data)
    select noun, noun_id, 'noted', actor_id, actor_name, data
    from event, generate_series(1, 500) where noun_id = ${ticket.id} and verb = 'commented'`
  await db.$disconnect()
  expect(await service.as(teacher).comments.of.query(ticket)).toMatchObject([{ text: 'It is ordered' }])
  const lines = await service.as(teacher).tickets.history.query(ticket)
  expect(lines.map(line => line.verb)).toEqual(['filed', 'commented'])
})
