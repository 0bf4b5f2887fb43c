import { demoPlace } from '@ocs/contracts/demo'
import type { SimilarInput } from '@ocs/contracts/similar-tickets'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { central, fileAs, lakeRoad, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const teacher = actorOf('teacher.lakeroad')
const tech = actorOf('tech.lakeroad')
const colleague = (name = 'Colleague') => newPerson([{ role: 'staff', placeId: null }], name)
const hillcrest = demoPlace('Hillcrest Elementary School')

const asking = (text: string, changes: Partial<SimilarInput> = {}): SimilarInput => ({
  desk: 'technology',
  placeId: lakeRoad.id,
  ownPlaceId: lakeRoad.id,
  text,
  ...changes,
})
const found = async (text: string, changes: Partial<SimilarInput> = {}, actor = colleague()) =>
  (await service.as(actor).affected.similar.query(asking(text, changes))).map(ticket => ticket.number)

describe('what is similar', () => {
  test('a problem told in other words, or mistyped, is found; another one is not', async () => {
    const { number } = await fileAs(service, teacher, {
      description: 'The laminator in the workroom smells of burning.',
    })
    expect(await found('Our workroom laminator burns when I switch it on')).toContain(number)
    expect(await found('laminater in the workrom smels strange')).toContain(number)
    expect(await found('The scoreboard of the gym stays dark since Monday')).not.toContain(number)
  })

  test('the likeliest comes first, five at most, and no more of a ticket than a stranger may know', async () => {
    for (let at = 0; at < 6; at++)
      await fileAs(service, teacher, { description: 'The binoculars camera stand wobbles.' })
    const best = await fileAs(service, teacher, { description: 'Binoculars camera stand lost its left screw.' })
    const similar = await service
      .as(colleague())
      .affected.similar.query(asking('binoculars camera stand has no left screw'))
    expect(similar).toHaveLength(5)
    expect(similar[0]).toEqual({
      desk: 'technology',
      number: best.number,
      title: best.title,
      roomName: null,
      status: 'new',
      createdAt: best.createdAt,
      people: 1,
      isTheirs: false,
    })
  })

  test.each([
    `It's "C:\\temp\\x" at 100%: ' \\ | & ! * ( ) :A <-> <b>&amp;`,
    'https://intranet.example/a?b=c#d and mail@intranet.example',
    'the and of to a in is it that',
    '\u{1F525}\u{1F525}\u{1F525} burning burning burning \u{1F525}',
    "'''''''''''''''''''''''''",
    '\\'.repeat(40),
  ])('whatever is typed is only words: %s', async text => {
    await expect(found(text)).resolves.toBeInstanceOf(Array)
  })

  test("a student hears of nobody's ticket, nobody of a student's, and nothing is heard beyond one's places", async () => {
    const words = 'The periscope of the submarine model leaks'
    const open = await fileAs(service, teacher, { description: `${words}.` })
    await fileAs(service, actorOf('student.central'), { description: `${words} oil.` })
    const done = await fileAs(service, teacher, { description: `${words} water.` })
    await service.as(tech).tickets.close.mutate({ ...done, note: 'Done' })
    expect(await found(words)).toEqual([open.number])
    expect(await found(words, {}, actorOf('student.central'))).toEqual([])
    expect(await found(words, { ownPlaceId: central.id })).toEqual([])
    expect(await found(words, { ownPlaceId: null })).toEqual([])
    expect(await found(words, { ownPlaceId: null }, actorOf('principal.lakeroad'))).toEqual([open.number])
    expect(await found(words, { ownPlaceId: null }, actorOf('tech.district'))).toEqual([open.number])
    expect(await found(words, { placeId: hillcrest.id, ownPlaceId: hillcrest.id })).toEqual([])
    expect(await found(words, { desk: 'maintenance' })).toEqual([])
    expect(await found(words, {}, machine(['tickets:file', 'tickets:read']))).toEqual([])
  })
})

describe('this is mine too', () => {
  const words = 'The kiln in the art room does not get hot'
  const scene = async () => {
    const filed = await fileAs(service, teacher, { description: `${words}.` })
    const key = { desk: filed.desk, number: filed.number }
    const joining = colleague('Joiner')
    return { filed, key, joining, they: service.as(joining), join: { ...asking(words), number: filed.number } }
  }

  test('who joins reads the public side, comments, watches and finds the ticket; the desk sees who they are', async () => {
    const { key, joining, they, join, filed } = await scene()
    await service.as(tech).comments.note.mutate({ ...key, note: 'Between us' })
    await service.as(tech).tickets.comment.mutate({ ...key, note: 'A part is on its way' })
    await they.affected.join.mutate(join)
    await they.affected.join.mutate(join)
    expect((await they.comments.of.query(key)).map(comment => comment.text)).toEqual(['A part is on its way'])
    await they.tickets.comment.mutate({ ...key, note: 'Tuesday would be good' })
    expect((await they.attention.of.query(key)).isWatching).toBe(true)
    expect((await they.tickets.list.query({ view: 'affected' })).items.map(ticket => ticket.id)).toEqual([filed.id])
    expect((await they.attention.counts.query()).affected).toBe(1)
    const desk = service.as(tech)
    expect(await desk.affected.of.query(key)).toMatchObject([
      { person: { id: joining.id, name: 'Joiner' }, from: null },
    ])
    const seen = await desk.tickets.get.query(key)
    expect(seen.affectedCount).toBe(1)
    expect(seen.version).toBe(filed.version)
    expect((await desk.tickets.history.query(key)).filter(line => line.verb === 'joined')).toHaveLength(1)
    expect((await service.as(teacher).tickets.history.query(key)).map(line => line.verb)).not.toContain('joined')
    expect(await service.as(teacher).affected.of.query(key)).toEqual([])
  })

  test('who leaves reads no more, and may join again', async () => {
    const { key, they, join } = await scene()
    await they.affected.join.mutate(join)
    await they.affected.leave.mutate(key)
    expect(await reasonOf(they.tickets.get.query(key))).toBe('not_found')
    expect((await they.attention.counts.query()).affected).toBe(0)
    await they.affected.join.mutate(join)
    expect(await reasonOf(they.tickets.get.query(key))).toBe('no refusal')
  })

  test('a number that was not shown for these words opens nothing', async () => {
    const { they, join, key } = await scene()
    const secret = await fileAs(service, teacher, { description: 'A pupil hid something in locker 12.' })
    const student = await fileAs(service, actorOf('student.central'), { description: `${words} at all.` })
    for (const number of [secret.number, student.number, 2_000_000_000]) {
      expect(await reasonOf(they.affected.join.mutate({ ...join, number }))).toBe('not_found')
    }
    expect(await reasonOf(they.affected.join.mutate({ ...join, ownPlaceId: null }))).toBe('not_found')
    expect(await reasonOf(service.as(actorOf('student.central')).affected.join.mutate(join))).toBe('not_found')
    expect(await reasonOf(they.tickets.get.query(key))).toBe('not_found')
  })

  test('of many who join at once, all are counted once', async () => {
    const { key, join } = await scene()
    const people = Array.from({ length: 4 }, (_, at) => colleague(`Person ${at}`))
    await Promise.all([...people, ...people].map(person => service.as(person).affected.join.mutate(join)))
    expect((await service.as(tech).tickets.get.query(key)).affectedCount).toBe(4)
  })
})
