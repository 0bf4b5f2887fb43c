import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import type { MacroStep } from '@ocs/contracts/macros'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { central, fileAs, lakeRoad, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const director = () => service.as(actorOf('tech.district'))
const tech = actorOf('tech.lakeroad')
const teacher = actorOf('teacher.lakeroad')
const somebody = { id: actorOf('tech.central').id, name: 'Owen Castellano' }

const add = (...steps: MacroStep[]) =>
  director().macros.add.mutate({ desk: 'technology', macro: { name: `Macro ${randomUUID()}`, steps } })

/** A ticket of the teacher's, and how somebody runs a macro on it as it is now. */
async function scene() {
  const { number, version } = await fileAs(service, teacher)
  const key = { desk: 'technology', number } as const
  const run = (actor: Actor, macro: { id: string; version: number }, seen = version) =>
    service.as(actor).macros.run.mutate({ ...key, version: seen, macroId: macro.id, macroVersion: macro.version })
  const lines = async () => (await director().tickets.history.query(key)).slice(1)
  return { key, version, run, lines }
}

test('all steps are taken in order, each a line of history with the name of the macro, texts filled in', async () => {
  const { key, run, lines } = await scene()
  const macro = await add(
    { kind: 'claim' },
    { kind: 'priority', priority: 'high' },
    { kind: 'note', text: 'Spare in {room}' },
    { kind: 'answer', text: 'Hello {requester first name}, {me} here' },
    { kind: 'close', text: 'Replaced at {place}' },
  )
  const ticket = await run(tech, macro)
  expect(ticket).toMatchObject({ status: 'closed', priority: 'high', assignee: { id: tech.id } })
  expect((await lines()).map(line => [line.verb, line.macro])).toEqual(
    ['assigned', 'priority_changed', 'noted', 'commented', 'closed'].map(verb => [verb, macro.name]),
  )
  expect((await lines()).at(-1)?.note).toBe(`Replaced at ${lakeRoad.name}`)
  const said = await service.as(tech).comments.of.query(key)
  expect(said.map(each => each.text)).toEqual(['Spare in your room', 'Hello Dana, Priya Lindgren here'])
})

test('the requester reads what a macro said and did, and not what the desk calls it', async () => {
  const { key, run } = await scene()
  await run(tech, await add({ kind: 'answer', text: 'Hello' }, { kind: 'note', text: 'Again' }, { kind: 'claim' }))
  const lines = await service.as(teacher).tickets.history.query(key)
  expect(lines.map(line => [line.verb, line.macro])).toEqual(
    ['filed', 'commented', 'assigned'].map(verb => [verb, null]),
  )
})

test('what the ticket already is is passed over, and a macro that would change nothing is refused with its step', async () => {
  const { key, run, lines } = await scene()
  const claim = await add({ kind: 'claim' })
  const { version } = await run(tech, claim)
  await expect(run(tech, claim, version)).rejects.toMatchObject({
    reason: 'already_assigned',
    message: expect.stringContaining('Step 1, “Assign to whoever runs it”'),
  })
  const both = await add({ kind: 'claim' }, { kind: 'priority', priority: 'low' })
  expect((await run(tech, both, version)).priority).toBe('low')
  expect((await lines()).map(line => line.verb)).toEqual(['assigned', 'priority_changed'])
  expect((await service.as(tech).tickets.get.query(key)).version).toBe(version + 1)
})

test('a step that is refused undoes the steps before it', async () => {
  const { key, run, lines } = await scene()
  const { version } = await director().tickets.close.mutate({ ...key, version: 1, note: 'Done' })
  const macro = await add({ kind: 'answer', text: 'Once more' }, { kind: 'priority', priority: 'low' })
  await expect(run(tech, macro, version)).rejects.toMatchObject({
    reason: 'ticket_closed',
    message: expect.stringContaining('Step 2, “Set the priority to low”'),
  })
  expect((await lines()).map(line => line.verb)).toEqual(['closed'])
  expect(await service.as(tech).comments.of.query(key)).toEqual([])
})

test('a text that is too long once its placeholders are filled in is refused before anything is done', async () => {
  const { key, run, lines } = await scene()
  const macro = await add({ kind: 'claim' }, { kind: 'answer', text: `${'a'.repeat(4_990)}{place}` })
  await expect(run(tech, macro)).rejects.toMatchObject({
    reason: 'invalid_input',
    message: expect.stringMatching(/^Step 2, “Answer the requester”: .+ too long/),
  })
  expect(await lines()).toEqual([])
  expect(await service.as(tech).comments.of.query(key)).toEqual([])
})

test('a macro that changed, was switched off, or meets a ticket that changed is stale and changes nothing', async () => {
  const { key, run, lines } = await scene()
  const macro = await add({ kind: 'answer', text: 'One' }, { kind: 'assign', assignee: somebody })
  const { id, version, name } = macro
  const now = await director().macros.change.mutate({ id, version, macro: { name, steps: [{ kind: 'claim' }] } })
  expect(await reasonOf(run(tech, macro))).toBe('stale_version')
  const off = await director().macros.switch.mutate({ id, version: now.version, active: false })
  expect(await reasonOf(run(tech, now))).toBe('stale_version')
  expect(await reasonOf(run(tech, off))).toBe('stale_version')
  const on = await director().macros.switch.mutate({ id, version: off.version, active: true })
  await director().tickets.changePriority.mutate({ ...key, version: 1, priority: 'low', note: null })
  expect(await reasonOf(run(tech, on, 1))).toBe('stale_version')
  expect((await lines()).map(line => line.verb)).toEqual(['priority_changed'])
  const versions = await director().macros.versions.query({ id })
  expect(versions.map(each => [each.version, each.active, each.steps.length])).toEqual([
    [4, true, 1],
    [3, false, 1],
    [2, true, 1],
    [1, true, 2],
  ])
})

test('two technicians who run a macro at once take its steps once', async () => {
  const { run, lines } = await scene()
  const macro = await add({ kind: 'answer', text: 'On my way' }, { kind: 'claim' })
  const reasons = await Promise.all([reasonOf(run(tech, macro)), reasonOf(run(actorOf('tech.district'), macro))])
  expect(reasons.sort()).toEqual(['no refusal', 'stale_version'])
  expect((await lines()).map(line => line.verb)).toEqual(['commented', 'assigned'])
})

test('who may not take a step takes none of them', async () => {
  const { run, lines } = await scene()
  const macro = await add({ kind: 'answer', text: 'Hello' }, { kind: 'claim' })
  // Works the desk, but not with this ticket's place; and may work, but not answer.
  expect(await reasonOf(run(actorOf('tech.central'), macro))).toBe('not_found')
  const mute = machine(['tickets:read', 'tickets:work'])
  const claimsFirst = await add({ kind: 'claim' }, { kind: 'answer', text: 'Hello' })
  await expect(run(mute, claimsFirst)).rejects.toMatchObject({
    reason: 'forbidden',
    message: expect.stringContaining('Step 2, “Answer the requester”'),
  })
  expect(await lines()).toEqual([])
})

test('who works a ticket only because it is theirs gives it away in any step', async () => {
  const { key, version, run, lines } = await scene()
  const elsewhere = newPerson([{ role: 'technology_technician', placeId: central.id }])
  const mine = { id: elsewhere.id, name: elsewhere.name }
  const given = await director().tickets.assign.mutate({ ...key, version, assignee: mine, note: null })
  const macro = await add({ kind: 'assign', assignee: somebody }, { kind: 'note', text: 'Over to you' })
  await run(elsewhere, macro, given.version)
  expect((await lines()).map(line => line.verb)).toEqual(['assigned', 'assigned', 'noted'])
  expect(await reasonOf(service.as(elsewhere).tickets.get.query(key))).toBe('not_found')
})

test('only who works the desk reads its macros, and a name is used once', async () => {
  const { name } = await add({ kind: 'claim' })
  const names = async (actor: Actor) =>
    (await service.as(actor).macros.list.query({ desk: 'technology' })).map(each => each.name)
  expect(await names(newPerson([{ role: 'technology_technician', placeId: central.id }]))).toContain(name)
  expect(await reasonOf(names(actorOf('maint.central')))).toBe('forbidden')
  const again = director().macros.add.mutate({ desk: 'technology', macro: { name, steps: [{ kind: 'claim' }] } })
  expect(await reasonOf(again)).toBe('name_taken')
})
