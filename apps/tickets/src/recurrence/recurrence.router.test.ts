import type { Actor } from '@ocs/contracts/actors'
import type { RecurrenceForm } from '@ocs/contracts/recurrences'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Db, openDb } from '../db.ts'
import { central, lakeRoad, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'
import { fileDue } from './recurrence-birth.store.ts'

let service: Tickets
let db: Db

const [director, tech] = [actorOf('tech.district'), actorOf('tech.lakeroad')]
const recurrences = () => service.as(director).recurrences
const work = () => service.as(tech).tickets

/** A Monday in November and the days after it, Central time. */
const monday = (time: string) => new Date(`2026-11-23T${time}:00-06:00`)
const later = (days: number, time = '08:00') => new Date(monday(time).getTime() + days * 86_400_000)
/** What time it is for the service, which runs in this process. Only the calendar is set: nothing waits. */
async function at(date: Date): Promise<void> {
  vi.setSystemTime(date)
  await fileDue(db, date)
}

beforeAll(async () => {
  service = await startTickets()
  db = openDb(service.databaseUrl)
})
afterAll(async () => {
  await db.$disconnect()
  await service[Symbol.asyncDispose]()
})
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: monday('06:00') })
  await db.recurrence.updateMany({ data: { active: false } })
})
afterEach(() => {
  vi.useRealTimers()
})

let count = 0
function form(
  schedule: Partial<RecurrenceForm['schedule']> = {},
  template: Partial<RecurrenceForm['template']> = {},
): RecurrenceForm {
  return {
    name: `Check ${++count}`,
    schedule: { rrule: 'FREQ=DAILY', startsOn: '2026-11-23', minuteOfDay: 420, onClosure: 'skip', ...schedule },
    template: {
      title: 'Check the lab',
      description: 'Start every computer once and look for red lights.',
      category: 'hardware',
      priority: 'low',
      place: { id: lakeRoad.id, name: lakeRoad.name },
      room: null,
      assetTag: null,
      assignee: null,
      checklist: ['Start', 'Look'],
      ...template,
    },
  }
}
const add = (...parts: Parameters<typeof form>) =>
  recurrences().add.mutate({ desk: 'technology', recurrence: form(...parts) })
const births = async (id: string) =>
  (await recurrences().births.query({ id })).map(({ dueOn, outcome }) => `${dueOn} ${outcome}`)
/** The service looks by itself after an edit, and whoever looks meanwhile leaves it alone: so one looks again. */
const expectBirths = (id: string, expected: string[]) =>
  vi.waitFor(async () => {
    await fileDue(db, new Date())
    expect(await births(id)).toEqual(expected)
  })
const bornOf = async (id: string) => {
  const [birth] = await recurrences().births.query({ id })
  return work().get.query({ desk: 'technology', number: birth?.ticketNumber ?? 0 })
}

describe('a recurring ticket is born', () => {
  test('on its day and hour as its template says, by System in the director’s name, with its checklist', async () => {
    const { id } = await add({}, { assignee: { id: tech.id, name: tech.name } })
    await at(monday('06:59'))
    await expectBirths(id, [])
    await at(monday('07:00'))
    await expectBirths(id, ['2026-11-23 filed'])
    const ticket = await bornOf(id)
    expect(ticket).toMatchObject({
      title: 'Check the lab',
      priority: 'low',
      status: 'assigned',
      requester: { id: director.id },
      assignee: { id: tech.id },
      place: { id: lakeRoad.id },
    })
    const lines = (await work().history.query(ticket)).map(line => [line.verb, line.actor.name, line.note])
    expect(lines).toEqual([
      ['filed', 'System', null],
      ['assigned', 'System', null],
    ])
    const checklist = await service.as(tech).checklist.of.query(ticket)
    expect(checklist.lines.map(line => line.text)).toEqual(['Start', 'Look'])
    expect(await service.as(tech).recurrences.ofTicket.query(ticket)).toMatchObject({ id })
    expect(await service.as(actorOf('principal.lakeroad')).recurrences.ofTicket.query(ticket)).toBeNull()
    expect(ticket.clock.firstAnsweredAt).toBeNull()
  })

  test('once a date, however many processes look and however often', async () => {
    const { id } = await add()
    vi.setSystemTime(monday('08:00'))
    await Promise.all([1, 2, 3].map(() => fileDue(db, monday('08:00'))))
    await fileDue(db, monday('09:00'))
    await expectBirths(id, ['2026-11-23 filed'])
    await at(later(1))
    await expectBirths(id, ['2026-11-24 filed', '2026-11-23 filed'])
  })

  test('once for all the days on which nothing ran, and the days that were missed are written down', async () => {
    const { id } = await add()
    await at(later(3))
    await expectBirths(id, ['2026-11-26 filed', '2026-11-25 missed', '2026-11-24 missed', '2026-11-23 missed'])
  })

  test('not on a day that is closed there, or on the next day on which the desk works', async () => {
    const days = { startsOn: '2026-11-23', endsOn: '2026-11-24', place: { id: lakeRoad.id, name: lakeRoad.name } }
    const closure = await service.as(director).calendar.addClosure.mutate({ name: 'Snow', ...days })
    const weekly = { rrule: 'FREQ=WEEKLY;BYDAY=MO' }
    const skipping = await add(weekly)
    const moving = await add({ ...weekly, onClosure: 'next_open_day' })
    const elsewhere = await add(weekly, { place: { id: central.id, name: central.name } })
    expect(skipping.next).toMatchObject({ dueOn: '2026-11-30' })
    expect(moving.next).toMatchObject({ dueOn: '2026-11-23', filedOn: '2026-11-25', outcome: 'moved', closure: 'Snow' })
    await at(monday('08:00'))
    await expectBirths(skipping.id, ['2026-11-23 closed'])
    await expectBirths(moving.id, [])
    await expectBirths(elsewhere.id, ['2026-11-23 filed'])
    // What was moved to a day to come has not passed.
    vi.setSystemTime(later(1))
    for (const version of [1, 2]) await recurrences().pause.mutate({ id: moving.id, version, active: version === 2 })
    await at(later(2))
    await expectBirths(moving.id, ['2026-11-23 moved'])
    await service.as(director).calendar.removeClosure.mutate(closure)
  })

  test('at once where the hour of its first day has passed, but never for days before it was set up', async () => {
    vi.setSystemTime(monday('12:00'))
    const { id, next } = await add({ startsOn: '2026-10-01' })
    expect(next).toMatchObject({ dueOn: '2026-11-23' })
    await at(monday('12:00'))
    await expectBirths(id, ['2026-11-23 filed'])
  })
})

describe('its director', () => {
  test('sees what the next dates would be before anything is saved', async () => {
    const { schedule } = form({ rrule: 'FREQ=MONTHLY;BYDAY=-1FR' })
    const dates = await recurrences().preview.query({ desk: 'technology', placeId: lakeRoad.id, schedule })
    expect(dates).toHaveLength(10)
    expect(dates[0]).toEqual({ dueOn: '2026-11-27', filedOn: '2026-11-27', outcome: 'filed', closure: null })
  })

  test('files the next one now, once, and it is not filed on its day again', async () => {
    const { id } = await add({ rrule: 'FREQ=WEEKLY;BYDAY=TU' })
    const { desk, number } = await recurrences().fileNext.mutate({ id, dueOn: '2026-11-24' })
    expect(await reasonOf(recurrences().fileNext.mutate({ id, dueOn: '2026-11-24' }))).toBe('stale_version')
    expect((await work().history.query({ desk, number }))[0]).toMatchObject({ actor: { name: director.name } })
    await at(later(1))
    await expectBirths(id, ['2026-11-24 filed'])
    expect((await recurrences().get.query({ id })).next).toMatchObject({ dueOn: '2026-12-01' })
  })

  test('changes the days of one that was filed ahead: the days until then are filed, and that date not again', async () => {
    const { id, version, ...rest } = await add({ rrule: 'FREQ=MONTHLY;BYMONTHDAY=25' })
    await recurrences().fileNext.mutate({ id, dueOn: '2026-11-25' })
    const schedule = { ...rest.schedule, rrule: 'FREQ=DAILY' }
    const changed = await recurrences().change.mutate({
      ...{ id, version },
      recurrence: { name: rest.name, template: rest.template, schedule },
    })
    expect(changed.next).toMatchObject({ dueOn: '2026-11-23' })
    await at(monday('08:00'))
    await expectBirths(id, ['2026-11-25 filed', '2026-11-23 filed'])
    await recurrences().fileNext.mutate({ id, dueOn: '2026-11-24' })
    expect((await recurrences().get.query({ id })).next).toMatchObject({ dueOn: '2026-11-26' })
    vi.setSystemTime(later(2))
    await Promise.all([1, 2, 3].map(() => fileDue(db, later(2))))
    await expectBirths(id, ['2026-11-25 filed', '2026-11-24 filed', '2026-11-23 filed'])
    vi.setSystemTime(later(3))
    // Whoever comes second finds the date filed.
    await Promise.all([reasonOf(recurrences().fileNext.mutate({ id, dueOn: '2026-11-26' })), fileDue(db, later(3))])
    await expectBirths(id, ['2026-11-26 filed', '2026-11-25 filed', '2026-11-24 filed', '2026-11-23 filed'])
  })

  test('pauses it; what passed meanwhile is not made up for', async () => {
    const { id, version } = await add()
    expect((await recurrences().pause.mutate({ id, version, active: false })).next).toBeNull()
    expect(await reasonOf(recurrences().fileNext.mutate({ id, dueOn: '2026-11-23' }))).toBe('no_next_date')
    await at(later(2))
    await recurrences().pause.mutate({ id, version: 2, active: true })
    await at(later(2, '09:00'))
    await expectBirths(id, ['2026-11-25 filed'])
  })

  test('changes it against the version that was read, and every version is kept', async () => {
    const { id, version } = await add()
    const recurrence = form({ rrule: 'FREQ=WEEKLY;BYDAY=FR' }, { title: 'Another title' })
    const changed = await service.as(actorOf('admin')).recurrences.change.mutate({ id, version, recurrence })
    expect(changed).toMatchObject({ version: 2, owner: { id: actorOf('admin').id }, next: { dueOn: '2026-11-27' } })
    expect(await reasonOf(recurrences().change.mutate({ id, version, recurrence }))).toBe('stale_version')
    const versions = await recurrences().versions.query({ id })
    expect(versions.map(each => [each.version, each.template.title, each.by.name])).toEqual([
      [2, 'Another title', actorOf('admin').name],
      [1, 'Check the lab', director.name],
    ])
    await vi.waitFor(
      async () => {
        const { events } = await service.as(machine(['events:read'])).events.after.query({ limit: 500 })
        expect(events.filter(event => event.nounId === id).map(event => event.verb)).toEqual(['added', 'changed'])
      },
      { timeout: 60_000 },
    )
  })

  test('can give neither two of them one name, nor one a rule that is none, or a category of the other desk', async () => {
    const { name } = await add()
    const again = recurrences().add.mutate({ desk: 'technology', recurrence: { ...form(), name } })
    expect(await reasonOf(again)).toBe('name_taken')
    expect(await reasonOf(add({ rrule: 'FREQ=HOURLY' }))).toBe('invalid_input')
    expect(await reasonOf(add({}, { category: 'plumbing' }))).toBe('category_not_offered')
  })
})

describe('where something around it has changed', () => {
  const person = ({ id, name, grants }: Actor) => ({ id, name, grants })
  const tell = (...people: Actor[]) =>
    service.as(machine(['directory:sync'])).directory.replacePeople.mutate({ people: people.map(person) })
  /** Sets one up for the technician of Lake Road, and answers how it stands and what is born. */
  async function born() {
    const { id } = await add({}, { assignee: { id: tech.id, name: tech.name } })
    await at(monday('07:00'))
    await expectBirths(id, ['2026-11-23 filed'])
    const ticket = await bornOf(id)
    const recurrence = await recurrences().get.query({ id })
    return { ticket, recurrence, lines: await work().history.query(ticket) }
  }

  test('nobody but who works the desk there is given it; it waits in the queue, and the history and the list say why', async () => {
    const elsewhere = { ...tech, grants: [{ role: 'technology_technician' as const, placeId: central.id }] }
    for (const people of [[director], [director, elsewhere], [director, actorOf('maint.district')]]) {
      await tell(...people)
      const { ticket, lines, recurrence } = await born()
      expect(ticket).toMatchObject({ status: 'new', assignee: null, requester: { id: director.id } })
      const why = `${tech.name} no longer works this desk at ${lakeRoad.name}, so it waits in the queue.`
      expect(lines.map(line => [line.verb, line.actor.name, line.note])).toEqual([['filed', 'System', why]])
      expect(recurrence.troubles).toEqual([{ kind: 'assignee_gone', name: tech.name }])
      expect(await recurrences().list.query({ desk: 'technology' })).toContainEqual(recurrence)
    }
    await tell(director, tech)
    const { ticket, recurrence } = await born()
    expect([ticket.assignee?.id, recurrence.troubles, recurrence.filedFor.id]).toEqual([tech.id, [], director.id])
  })

  test('it is filed for who directs the desk now, not for a director who left', async () => {
    const successor = newPerson([{ role: 'technology_director', placeId: null }])
    await tell(actorOf('admin'), actorOf('maint.district'), successor, tech)
    const { ticket, lines, recurrence } = await born()
    expect(ticket).toMatchObject({ requester: { id: successor.id }, assignee: { id: tech.id } })
    expect(lines[0]?.note).toBe(`${director.name} does not direct this desk, so it is filed for ${successor.name}.`)
    expect(recurrence).toMatchObject({
      owner: { id: director.id },
      filedFor: { id: successor.id },
      troubles: [{ kind: 'owner_gone', name: director.name }],
    })
    await tell(actorOf('admin'), actorOf('maint.district'), tech)
    expect((await born()).ticket.requester.id).toBe(actorOf('admin').id)
    await tell(director, tech)
  })

  test('a category that is switched off is still used, and its director is told', async () => {
    const { categories } = service.as(director)
    const all = await categories.list.query({ desk: 'technology' })
    const hardware = all.find(category => category.key === 'hardware')
    if (!hardware) throw new Error('The desk has this category')
    const { id, version } = await add()
    const off = await categories.deactivate.mutate({ id: hardware.id, version: hardware.version })
    await at(monday('07:00'))
    await expectBirths(id, ['2026-11-23 filed'])
    expect((await bornOf(id)).category).toBe('hardware')
    const troubles = [{ kind: 'category_off', name: hardware.label }]
    expect(await recurrences().pause.mutate({ id, version, active: false })).toMatchObject({ troubles })
    await categories.activate.mutate({ id: hardware.id, version: off.version })
    expect((await recurrences().get.query({ id })).troubles).toEqual([])
  })

  test('the portal cannot tell that there is nobody, or tell of one person twice', async () => {
    expect(await reasonOf(tell())).toBe('invalid_input')
    expect(await reasonOf(tell(tech, tech))).toBe('invalid_input')
    expect(await reasonOf(service.as(director).directory.replacePeople.mutate({ people: [person(tech)] }))).toBe(
      'forbidden',
    )
  })
})
