import type { Actor } from '@ocs/contracts/actors'
import { ratingDays, type SatisfactionRating } from '@ocs/contracts/satisfaction'
import { actorOf, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDb } from '../db.ts'
import { fileAs, lakeRoad, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'
import { giveSatisfaction, satisfactionOf } from './satisfaction.store.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const tech = actorOf('tech.lakeroad')
const teacher = actorOf('teacher.lakeroad')

/** A closed ticket of the teacher's, and how somebody says how it went. */
async function closed(by: Actor = teacher) {
  const { number } = await fileAs(service, by)
  const key = { desk: 'technology', number } as const
  const { version } = await service.as(tech).tickets.close.mutate({ ...key, version: 1, note: 'Done' })
  const say = (rating: SatisfactionRating, actor: Actor = by, comment: string | null = null) =>
    service.as(actor).satisfaction.give.mutate({ ...key, rating, comment })
  const of = (actor: Actor) => service.as(actor).satisfaction.of.query(key)
  return { key, version, say, of }
}

test('the requester says how it went and thinks better of it, and who works the ticket reads the last word', async () => {
  const { key, version, say, of } = await closed()
  await say('not_solved', teacher, 'Still dark')
  const given = await say('solved_well')
  expect(given.given).toMatchObject({ rating: 'solved_well', comment: null, by: { id: teacher.id } })
  expect(given.mayGiveUntil).not.toBeNull()
  expect(await of(tech)).toEqual({ ...given, mayGiveUntil: null })
  // Said beside the ticket, it contradicts nobody's decision, and is news for the desk only.
  expect((await service.as(tech).tickets.get.query(key)).version).toBe(version)
  const verbs = async (actor: Actor) => (await service.as(actor).tickets.history.query(key)).map(line => line.verb)
  expect(await verbs(tech)).toEqual(['filed', 'closed', 'rated', 'rated'])
  expect(await verbs(teacher)).toEqual(['filed', 'closed'])
})

test('nobody else says it, and who only oversees the place does not read it', async () => {
  const { say, of } = await closed()
  await say('solved')
  for (const actor of [tech, actorOf('tech.district'), actorOf('admin'), actorOf('principal.lakeroad')])
    expect(await reasonOf(say('not_solved', actor)), actor.name).toBe('forbidden')
  expect(await of(actorOf('principal.lakeroad'))).toEqual({ given: null, earlier: [], mayGiveUntil: null })
  expect((await of(teacher)).given?.rating).toBe('solved')
})

test('what was said before a reopening stays, and the next closing is asked about anew', async () => {
  const { key, version, say, of } = await closed()
  await say('not_solved')
  const { version: open } = await service.as(teacher).tickets.reopen.mutate({ ...key, version, note: 'Still dark' })
  expect(await reasonOf(say('solved'))).toBe('ticket_not_closed')
  expect(await of(teacher)).toMatchObject({ given: null, mayGiveUntil: null, earlier: [{ rating: 'not_solved' }] })
  await service.as(tech).tickets.close.mutate({ ...key, version: open, note: 'Now' })
  expect(await of(teacher)).toMatchObject({ given: null, earlier: [{ rating: 'not_solved' }] })
  expect(await say('solved')).toMatchObject({ given: { rating: 'solved' }, earlier: [{ rating: 'not_solved' }] })
})

test('fourteen days after closing nothing more is said', async () => {
  const { key } = await closed()
  const db = openDb(service.databaseUrl)
  try {
    const doer = { actor: teacher, requestId: 'r', idempotencyKey: null }
    const at = (days: number) => new Date(Date.now() + days * 86_400_000)
    const give = (days: number) => giveSatisfaction(db, doer, { ...key, rating: 'solved', comment: null }, at(days))
    await give(ratingDays - 0.1)
    expect(await reasonOf(give(ratingDays + 0.1))).toBe('rating_over')
    expect((await satisfactionOf(db, teacher, key, at(ratingDays + 0.1))).mayGiveUntil).toBeNull()
  } finally {
    await db.$disconnect()
  }
})

test('nobody is asked about a quick fix', async () => {
  const fix = {
    desk: 'technology' as const,
    category: 'hardware',
    requester: { id: teacher.id, name: teacher.name },
    requesterIsStudent: false,
    place: { id: lakeRoad.id, name: lakeRoad.name },
    room: null,
    assetTag: null,
    wrong: 'Unplugged',
    done: 'Plugged it in',
  }
  const { desk, number } = await service.as(tech).tickets.quickFix.mutate(fix)
  const { satisfaction } = service.as(teacher)
  expect((await satisfaction.of.query({ desk, number })).mayGiveUntil).toBeNull()
  const said = satisfaction.give.mutate({ desk, number, rating: 'solved', comment: null })
  expect(await reasonOf(said)).toBe('not_rated')
})

test('the director of a desk, and nobody else, reads how often each was said there', async () => {
  const summary = (who: string) => service.as(actorOf(who)).satisfaction.summary.query({ desk: 'technology' })
  const before = await summary('tech.district')
  await (await closed()).say('not_solved')
  const { say } = await closed(newPerson())
  await say('not_solved').catch(() => null)
  const after = await summary('tech.district')
  expect(after.total - before.total).toBe(after.counts.not_solved - before.counts.not_solved)
  expect(after.counts.not_solved).toBeGreaterThan(before.counts.not_solved)
  for (const who of ['maint.district', 'tech.lakeroad', 'teacher.lakeroad', 'principal.lakeroad'])
    expect(await reasonOf(summary(who)), who).toBe('forbidden')
})
