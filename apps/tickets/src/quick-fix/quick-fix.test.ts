import { randomUUID } from 'node:crypto'
import type { QuickFixInput } from '@ocs/contracts/quick-fixes'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { central, lakeRoad, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const tech = actorOf('tech.lakeroad')
const teacher = actorOf('teacher.lakeroad')

const fix = (changes: Partial<QuickFixInput> = {}): QuickFixInput => ({
  desk: 'technology',
  category: 'hardware',
  requester: { id: teacher.id, name: teacher.name },
  requesterIsStudent: false,
  place: { id: lakeRoad.id, name: lakeRoad.name },
  room: null,
  assetTag: 'TC-1',
  wrong: 'The projector was unplugged. Again.',
  done: 'Plugged it in',
  ...changes,
})
const log = (changes?: Partial<QuickFixInput>, actor = tech) => service.as(actor).tickets.quickFix.mutate(fix(changes))

test('a quick fix is a closed ticket of the requester, given to who fixed it, answered and done at once', async () => {
  const ticket = await log()
  expect(ticket).toMatchObject({
    status: 'closed',
    quickFix: true,
    title: 'The projector was unplugged',
    requester: { id: teacher.id },
    assignee: { id: tech.id },
    clock: { overdue: 'none', pausedAt: null },
  })
  expect(ticket.closedAt).toBe(ticket.createdAt)
  expect(ticket.clock.firstAnsweredAt).toBe(ticket.createdAt)
  expect(ticket.clock.resolutionDueAt).not.toBeNull()
  expect((await service.as(teacher).tickets.get.query(ticket)).number).toBe(ticket.number)
})

test('it is unread for nobody, and its history and its events are silent', async () => {
  const ticket = await log()
  for (const actor of [teacher, tech, actorOf('tech.district'), actorOf('principal.lakeroad'), actorOf('admin')]) {
    expect((await service.as(actor).attention.unread.query({ ids: [ticket.id] })).ids, actor.name).toEqual([])
  }
  const history = await service.as(teacher).tickets.history.query(ticket)
  expect(history.map(({ verb, note, silent }) => ({ verb, note, silent }))).toEqual([
    { verb: 'filed', note: null, silent: true },
    { verb: 'closed', note: 'Plugged it in', silent: true },
  ])
})

test('what happens to it later is news as on any ticket', async () => {
  const ticket = await log()
  await service.as(teacher).tickets.reopen.mutate({ ...ticket, note: 'It is dark again' })
  expect((await service.as(tech).attention.unread.query({ ids: [ticket.id] })).ids).toEqual([ticket.id])
})

test('only who works the desk at the place logs one, for a category that the desk has', async () => {
  expect(await reasonOf(log({ place: { id: central.id, name: central.name } }))).toBe('forbidden')
  expect(await reasonOf(log({ place: { id: null, name: 'Somewhere' } }))).toBe('forbidden')
  expect(await reasonOf(log({ desk: 'maintenance', category: 'plumbing' }))).toBe('forbidden')
  const strangers = [teacher, actorOf('principal.lakeroad'), actorOf('student.central'), machine(['tickets:file'])]
  for (const actor of strangers) expect(await reasonOf(log({}, actor)), actor.name).toBe('forbidden')
  expect(await reasonOf(log({ category: 'plumbing' }))).toBe('category_not_offered')
  const director = newPerson([{ role: 'technology_director', placeId: null }])
  expect((await log({ place: { id: central.id, name: central.name } }, director)).assignee?.id).toBe(director.id)
})

test('a repeated sending logs one, and the numbers of the desk stay without gaps', async () => {
  const before = await log()
  const idempotencyKey = randomUUID()
  const send = () => service.as(tech).tickets.quickFix.mutate(fix(), { context: { idempotencyKey } })
  const [one, two] = await Promise.all([send(), send()])
  expect(two).toEqual(one)
  expect((await log()).number).toBe(before.number + 2)
})
