import type { Actor } from '@ocs/contracts/actors'
import type { Ticket } from '@ocs/contracts/tickets'
import { actorOf, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openDb } from '../db.ts'
import { central, fileAs, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const teacher = actorOf('teacher.lakeroad')
const tech = actorOf('tech.lakeroad')
const director = actorOf('tech.district')
const staff = (name: string) => newPerson([{ role: 'staff', placeId: null }], name)

const keyOf = ({ desk, number }: Ticket) => ({ desk, number })
const now = (ticket: Ticket) => service.as(director).tickets.get.query(keyOf(ticket))
const affected = async (ticket: Ticket) =>
  (await service.as(director).affected.of.query(keyOf(ticket))).map(({ person }) => person.id)
const reads = async (actor: Actor, ticket: Ticket) =>
  (await reasonOf(service.as(actor).tickets.get.query(keyOf(ticket)))) === 'no refusal'

/** Merges as both tickets are now. */
async function merge(from: Ticket, into: Ticket, actor = director): Promise<Ticket> {
  const [{ version }, target] = await Promise.all([now(from), now(into)])
  const { number } = target
  return service
    .as(actor)
    .links.merge.mutate({ ...keyOf(from), version, note: null, into: { number, version: target.version } })
}

async function reopen(ticket: Ticket, actor = director): Promise<void> {
  const { version } = await now(ticket)
  await service.as(actor).tickets.reopen.mutate({ ...keyOf(ticket), version, note: 'Not the same after all' })
}

test('merged, a ticket closes, keeps what was said, and its requester reads the public side of the other', async () => {
  const other = staff('Ottoline')
  const [source, target] = [await fileAs(service, other), await fileAs(service, teacher)]
  const desk = service.as(tech)
  await desk.tickets.comment.mutate({ ...keyOf(source), note: 'Which lamp?' })
  await desk.comments.note.mutate({ ...keyOf(target), note: 'Between us' })
  await desk.tickets.comment.mutate({ ...keyOf(target), note: 'On my way' })
  const colleague = staff('Asked')
  await desk.input.ask.mutate({ ...keyOf(source), asked: { id: colleague.id, name: 'Asked' }, question: 'Well?' })

  expect(await merge(source, target, tech)).toMatchObject({ status: 'closed', isMerged: true })
  expect(await reads(colleague, source)).toBe(false)
  const they = service.as(other)
  expect(await they.tickets.get.query(keyOf(target))).toMatchObject({
    affectedCount: 1,
    allowedActions: ['comment', 'watch', 'leave'],
  })
  expect((await they.comments.of.query(keyOf(target))).map(comment => comment.text)).toEqual(['On my way'])
  expect((await they.comments.of.query(keyOf(source))).map(comment => comment.text)).toEqual(['Which lamp?'])
  const lines = await they.tickets.history.query(keyOf(target))
  expect(lines.map(line => line.verb)).toEqual(['filed', 'commented', 'merged_in'])
  expect(lines.at(-1)).toMatchObject({ other: keyOf(source), people: 1 })
  expect((await they.tickets.history.query(keyOf(source))).at(-1)).toMatchObject({
    verb: 'merged',
    other: keyOf(target),
  })
  expect(await they.links.of.query(keyOf(source))).toMatchObject([{ relation: 'duplicate_of', isMerge: true }])
  expect(await they.affected.of.query(keyOf(target))).toEqual([])

  // The requester of the other learns that there are more, and not from which ticket.
  const owner = service.as(teacher)
  expect((await owner.tickets.history.query(keyOf(target))).at(-1)).toMatchObject({ other: null, people: 1 })
  expect(await owner.links.of.query(keyOf(target))).toEqual([])
  expect(await reads(teacher, source)).toBe(false)
})

test('reopened, a merged ticket is on its own again, and nobody stays whom only the merge had brought', async () => {
  const [both, once] = [staff('Both'), staff('Once')]
  const [first, second, third] = [await fileAs(service, both), await fileAs(service, both), await fileAs(service, once)]
  const target = await fileAs(service, teacher)
  for (const source of [first, second, third]) await merge(source, target)
  expect((await now(target)).affectedCount).toBe(2)
  await reopen(first)
  await reopen(third, once)
  expect(await affected(target)).toEqual([both.id])
  expect(await reads(once, target)).toBe(false)
  expect((await now(first)).isMerged).toBe(false)
  expect(await service.as(director).links.of.query(keyOf(first))).toEqual([])
  expect((await service.as(director).tickets.history.query(keyOf(target))).map(line => line.verb)).toEqual([
    'filed',
    'merged_in',
    'merged_in',
    'merged_in',
    'unmerged',
    'unmerged',
  ])
})

test('through a chain of merges people come along, and go again with the ticket that brought them', async () => {
  const [one, two] = [staff('One'), staff('Two')]
  const [first, second, third] = [
    await fileAs(service, one),
    await fileAs(service, two),
    await fileAs(service, teacher),
  ]
  await merge(first, second)
  await merge(second, third)
  expect((await affected(third)).sort()).toEqual([one.id, two.id].sort())
  await reopen(first)
  expect(await affected(second)).toEqual([])
  expect(await affected(third)).toEqual([two.id])
  expect(await reads(one, third)).toBe(false)
})

test('who leaves reads no more, and an own ticket makes nobody affected', async () => {
  const other = staff('Leaver')
  const [source, own, target] = [
    await fileAs(service, other),
    await fileAs(service, teacher),
    await fileAs(service, teacher),
  ]
  await merge(own, target)
  expect((await now(target)).affectedCount).toBe(0)
  await merge(source, target)
  await service.as(other).affected.leave.mutate(keyOf(target))
  expect(await reads(other, target)).toBe(false)
  expect(await affected(target)).toEqual([])
  expect(await reasonOf(service.as(teacher).affected.leave.mutate(keyOf(target)))).toBe('forbidden')
})

test("a student's ticket stays the student's, whichever way it is merged", async () => {
  const student = newPerson([{ role: 'student', placeId: null }], 'Student')
  const other = staff('Staff')
  const [theirs, mine, target] = [
    await fileAs(service, student),
    await fileAs(service, other),
    await fileAs(service, teacher),
  ]
  await merge(mine, theirs)
  expect(await reads(other, theirs)).toBe(false)
  expect((await service.as(other).tickets.history.query(keyOf(mine))).at(-1)).toMatchObject({
    verb: 'merged',
    other: null,
  })
  await merge(theirs, target)
  expect(await reads(student, target)).toBe(false)
  expect(await reads(other, target)).toBe(true)
  expect(await service.as(student).links.of.query(keyOf(theirs))).toEqual([])
})

test('a merge that may not be is refused by its reason and changes nothing', async () => {
  const [one, two, done] = [
    await fileAs(service, teacher),
    await fileAs(service, teacher),
    await fileAs(service, teacher),
  ]
  await service.as(tech).tickets.close.mutate({ ...keyOf(done), version: done.version, note: 'Done' })
  const foreign = await fileAs(service, actorOf('teacher.central'), { place: { id: central.id, name: central.name } })
  const { links } = service.as(tech)
  const asked = (from: Ticket, into: Ticket, versions: [number, number] = [from.version, into.version]) =>
    reasonOf(
      links.merge.mutate({
        ...keyOf(from),
        version: versions[0],
        note: null,
        into: { number: into.number, version: versions[1] },
      }),
    )
  expect(await asked(one, one)).toBe('same_ticket')
  expect(await asked(one, foreign)).toBe('not_found')
  expect(await asked(one, two, [9, 1])).toBe('stale_version')
  expect(await asked(one, two, [1, 9])).toBe('stale_version')
  expect(await asked(one, done, [1, 2])).toBe('ticket_closed')
  expect(await asked(done, one, [2, 1])).toBe('ticket_closed')
  await merge(two, done).catch(() => null)
  expect(await service.as(tech).links.of.query(keyOf(one))).toEqual([])
  expect((await now(one)).version).toBe(one.version)
  await merge(one, two)
  expect(await asked(one, two, [2, 2])).toBe('already_merged')
  expect(await reasonOf(links.remove.mutate({ ...keyOf(one), relation: 'duplicate_of', other: keyOf(two) }))).toBe(
    'already_merged',
  )
})

test('of two merges in opposite directions at once, one is done', async () => {
  const [one, two] = [await fileAs(service, teacher), await fileAs(service, staff('Other'))]
  const opposite = [
    service
      .as(tech)
      .links.merge.mutate({ ...keyOf(one), version: 1, note: null, into: { number: two.number, version: 1 } }),
    service
      .as(director)
      .links.merge.mutate({ ...keyOf(two), version: 1, note: null, into: { number: one.number, version: 1 } }),
  ]
  expect((await Promise.all(opposite.map(reasonOf))).sort()).toEqual(['no refusal', 'stale_version'])
  const after = [await now(one), await now(two)]
  expect(after.filter(ticket => ticket.isMerged)).toHaveLength(1)
})

test('tickets merged and reopened at the same time end in one order or the other', async () => {
  const [one, two, three] = [
    await fileAs(service, staff('A')),
    await fileAs(service, staff('B')),
    await fileAs(service, teacher),
  ]
  await merge(one, two)
  const outcomes = await Promise.all([reasonOf(merge(two, three)), reasonOf(reopen(one))])
  expect(outcomes).not.toContain('internal')
  const people = await affected(three)
  const isThere = (await now(two)).isMerged
  expect(people).toHaveLength(isThere ? 1 : 0)
})

test('who joins a ticket while people are taken out of it stays, also where that ticket took part only just now', async () => {
  const [gone, comes] = [staff('Gone'), staff('Comes')]
  const [source, middle, target] = [
    await fileAs(service, gone),
    await fileAs(service, staff('Middle')),
    await fileAs(service, teacher),
  ]
  await merge(source, middle)
  await service
    .as(director)
    .tickets.close.mutate({ ...keyOf(middle), version: (await now(middle)).version, note: 'Done' })
  const db = openDb(service.databaseUrl)
  const person = {
    personId: gone.id,
    personName: 'Gone',
    ticketId: target.id,
    sourceId: middle.id,
    createdAt: new Date(),
  }
  await db.affectedPerson.create({ data: person })
  await db.ticket.update({ where: { id: target.id }, data: { affectedIds: [gone.id] } })
  // Until the reopening waits: for the merge that is being done, then for the ticket that somebody joins.
  const waiting = (isMerge: boolean) =>
    vi.waitFor(async () => {
      const waits = await db.$queryRaw`
        select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
          and query like '%recursive%' = ${isMerge}`
      expect(waits).toHaveLength(1)
    }, 3_000)
  let reopened: Promise<void> = Promise.resolve()
  await db.$transaction(async joins => {
    await joins.ticket.update({ where: { id: target.id }, data: { affectedIds: [gone.id, comes.id] } })
    await joins.affectedPerson.create({ data: { ...person, personId: comes.id, sourceId: target.id } })
    await db.$transaction(async merges => {
      await merges.ticket.update({ where: { id: middle.id }, data: { mergedIntoId: target.id } })
      reopened = reopen(source)
      await waiting(true)
    })
    await waiting(false)
  })
  await reopened
  expect(await affected(target)).toEqual([comes.id])
  expect((await now(target)).affectedCount).toBe(1)
  await db.$disconnect()
})
