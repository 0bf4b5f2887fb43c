import { randomUUID } from 'node:crypto'
import type { ClosureInput } from '@ocs/contracts/clocks'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { central, lakeRoad, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const technology = actorOf('tech.district')
const maintenance = actorOf('maint.district')
const teacher = actorOf('teacher.lakeroad')
const calendarAs = (actor: typeof teacher) => service.as(actor).calendar
const closure = (changes: Partial<ClosureInput> = {}): ClosureInput => ({
  name: 'Snow day',
  startsOn: '2027-01-12',
  endsOn: '2027-01-12',
  place: null,
  ...changes,
})
const at = (place: typeof lakeRoad) => ({ id: place.id, name: place.name })

describe('desk hours', () => {
  test('are 7:30 to 16:00 on weekdays unless the director says otherwise, and everybody may read them', async () => {
    const clock = await calendarAs(teacher).desk.query({ desk: 'maintenance' })
    expect(clock.hours).toEqual([1, 2, 3, 4, 5].map(weekday => ({ weekday, opensAt: 450, closesAt: 960 })))
    expect(clock.openAfterHours).toBe(48)
    expect(clock.targets).toHaveLength(4)
    expect(clock.allowedActions).toEqual([])
    expect((await calendarAs(maintenance).desk.query({ desk: 'maintenance' })).allowedActions).toEqual(['change'])
  })

  test('are replaced as a whole, with several stretches a day, and the edit is told in the feed', async () => {
    const before = await calendarAs(technology).desk.query({ desk: 'technology' })
    const hours = [
      { weekday: 1 as const, opensAt: 450, closesAt: 720 },
      { weekday: 1 as const, opensAt: 720, closesAt: 960 },
      { weekday: 6 as const, opensAt: 0, closesAt: 1440 },
    ]
    const after = await calendarAs(technology).changeHours.mutate({ ...before, hours })
    expect(after).toMatchObject({ hours, version: before.version + 1 })
    expect(await calendarAs(technology).desk.query({ desk: 'technology' })).toEqual(after)
    const told = await vi.waitFor(
      async () => {
        const { events } = await service.as(machine(['events:read'])).events.after.query({ limit: 500 })
        const edits = events.filter(event => event.noun === 'desk')
        expect(edits).toHaveLength(1)
        return edits
      },
      { timeout: 60_000 },
    )
    expect(told[0]).toMatchObject({ verb: 'hours_changed', actor: { id: technology.id }, data: { hours } })
  })

  test('that a stale version would change stay as they are', async () => {
    const clock = await calendarAs(technology).desk.query({ desk: 'technology' })
    const stale = { desk: 'technology' as const, version: clock.version - 1, hours: [] }
    expect(await reasonOf(calendarAs(technology).changeHours.mutate(stale))).toBe('stale_version')
    expect(await calendarAs(technology).desk.query({ desk: 'technology' })).toEqual(clock)
  })

  test.each([
    [
      'overlap',
      [
        { weekday: 1, opensAt: 450, closesAt: 800 },
        { weekday: 1, opensAt: 799, closesAt: 960 },
      ],
    ],
    ['end before they begin', [{ weekday: 1, opensAt: 800, closesAt: 450 }]],
    ['go past midnight', [{ weekday: 1, opensAt: 800, closesAt: 1441 }]],
    ['are on no weekday', [{ weekday: 8, opensAt: 450, closesAt: 960 }]],
  ])('that %s are refused', async (_, hours) => {
    const { version } = await calendarAs(technology).desk.query({ desk: 'technology' })
    const change = { desk: 'technology' as const, version, hours: hours as [] }
    expect(await reasonOf(calendarAs(technology).changeHours.mutate(change))).toBe('invalid_input')
  })

  test.each([
    ['the director of the other desk', maintenance],
    ['a technician', actorOf('tech.lakeroad')],
    ['a teacher', teacher],
  ])('are not for %s to change', async (_, actor) => {
    const { version } = await calendarAs(actor).desk.query({ desk: 'technology' })
    const change = { desk: 'technology' as const, version, hours: [] }
    expect(await reasonOf(calendarAs(actor).changeHours.mutate(change))).toBe('forbidden')
  })
})

describe('closures', () => {
  test('are entered, changed and removed by a director, each version once', async () => {
    const added = await calendarAs(maintenance).addClosure.mutate(closure({ place: at(lakeRoad) }))
    expect(added).toMatchObject({ name: 'Snow day', place: at(lakeRoad), imported: false, version: 1 })
    const change = { id: added.id, version: 1, closure: closure({ endsOn: '2027-01-13' }) }
    const changed = await calendarAs(technology).changeClosure.mutate(change)
    expect(changed).toMatchObject({ endsOn: '2027-01-13', place: null, version: 2 })
    expect(await reasonOf(calendarAs(technology).changeClosure.mutate(change))).toBe('stale_version')
    expect(await reasonOf(calendarAs(technology).removeClosure.mutate(change))).toBe('stale_version')
    expect(await calendarAs(maintenance).removeClosure.mutate(changed)).toEqual(changed)
    expect(await reasonOf(calendarAs(technology).removeClosure.mutate(changed))).toBe('not_found')
  })

  test('are listed by the days they touch and by where they hold', async () => {
    const names = async (filter: { from?: string; to?: string; placeId?: string }) =>
      (await calendarAs(teacher).closures.query(filter)).map(each => each.name)
    const add = (input: Partial<ClosureInput>) => calendarAs(technology).addClosure.mutate(closure(input))
    await add({ name: 'Everywhere', startsOn: '2030-03-04', endsOn: '2030-03-08' })
    await add({ name: 'At Lake Road', startsOn: '2030-03-08', endsOn: '2030-03-08', place: at(lakeRoad) })
    expect(await names({ from: '2030-03-08', to: '2030-03-08' })).toEqual(['Everywhere', 'At Lake Road'])
    expect(await names({ from: '2030-03-01', placeId: central.id })).toEqual(['Everywhere'])
    expect(await names({ from: '2030-03-09', to: '2030-03-31' })).toEqual([])
    expect(await names({ from: '2030-03-01', to: '2030-03-04' })).toEqual(['Everywhere'])
  })

  test.each([
    ['that end before they begin', { endsOn: '2027-01-11' }],
    ['of more than a year', { endsOn: '2028-01-20' }],
    ['without a name', { name: '  ' }],
    ['on a day that does not exist', { startsOn: '2027-02-29', endsOn: '2027-03-01' }],
  ])('%s are refused', async (_, changes) => {
    expect(await reasonOf(calendarAs(technology).addClosure.mutate(closure(changes)))).toBe('invalid_input')
  })

  test('of one place are for its own director, and of the district not', async () => {
    const local = newPerson([{ role: 'maintenance_director', placeId: lakeRoad.id }])
    const own = await calendarAs(local).addClosure.mutate(closure({ place: at(lakeRoad) }))
    expect(own.allowedActions).toEqual(['change', 'remove'])
    expect(await reasonOf(calendarAs(local).addClosure.mutate(closure()))).toBe('forbidden')
    const elsewhere = { ...own, closure: closure({ place: at(central) }) }
    expect(await reasonOf(calendarAs(local).changeClosure.mutate(elsewhere))).toBe('forbidden')
    await calendarAs(local).removeClosure.mutate(own)
  })

  test('a repeated idempotency key enters one closure', async () => {
    const context = { idempotencyKey: randomUUID() }
    const add = () => calendarAs(technology).addClosure.mutate(closure({ name: 'Once' }), { context })
    const [first, second] = await Promise.all([add(), add()])
    expect(second).toEqual(first)
  })
})

describe('a calendar file', () => {
  const event = (uid: string, name: string, from: string, until: string, more: string[] = []) =>
    [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `SUMMARY:${name}`,
      `DTSTART;VALUE=DATE:${from}`,
      `DTEND;VALUE=DATE:${until}`,
      ...more,
      'END:VEVENT',
    ].join('\r\n')
  const file = (...events: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n')
  const school = file(
    event('thanks@school', 'Thanksgiving', '20311126', '20311129'),
    event('picture@school', 'Picture day', '20311003', '20311004'),
    'BEGIN:VEVENT\r\nUID:x\r\nSUMMARY:Board meeting\r\nDTSTART:20311005T180000Z\r\nEND:VEVENT',
  )
  const year = { from: '2031-01-01', to: '2031-12-31' }

  test('is looked at without effect, taken, and taken again without doubling', async () => {
    const director = calendarAs(technology)
    const only = { ics: school, place: null, only: ['thanks@school'] }
    const preview = await director.previewImport.mutate({ ics: school, place: null })
    expect(preview.items.map(item => [item.name, item.startsOn, item.endsOn, item.outcome])).toEqual([
      ['Thanksgiving', '2031-11-26', '2031-11-28', 'add'],
      ['Picture day', '2031-10-03', '2031-10-03', 'add'],
    ])
    expect(preview.skipped).toEqual([{ name: 'Board meeting', why: 'It does not last whole days.' }])
    expect(await director.closures.query(year)).toEqual([])

    await director.importClosures.mutate(only)
    const [taken] = await director.closures.query(year)
    expect(taken).toMatchObject({ name: 'Thanksgiving', imported: true, version: 1 })
    expect((await director.importClosures.mutate(only)).items[0]?.outcome).toBe('same')
    expect(await director.closures.query(year)).toEqual([taken])

    const moved = file(event('thanks@school', 'Thanksgiving break', '20311124', '20311129'))
    expect((await director.importClosures.mutate({ ics: moved, place: null })).items[0]?.outcome).toBe('change')
    const after = await director.closures.query(year)
    expect(after).toMatchObject([{ id: taken?.id, name: 'Thanksgiving break', startsOn: '2031-11-24', version: 2 }])
    const gone = file(event('thanks@school', 'Thanksgiving break', '20311124', '20311129', ['STATUS:CANCELLED']))
    expect((await director.importClosures.mutate({ ics: gone, place: null })).items[0]?.outcome).toBe('remove')
    expect(await director.closures.query(year)).toEqual([])
  })

  test('is known at each place apart, and two imports at once take it once', async () => {
    const director = calendarAs(maintenance)
    const ics = file(event('retreat', 'Retreat', '20320105', '20320106'))
    const take = (place: typeof lakeRoad | null) => director.importClosures.mutate({ ics, place: place && at(place) })
    await Promise.all([take(lakeRoad), take(lakeRoad), take(null), take(central)])
    const taken = await director.closures.query({ from: '2032-01-01', to: '2032-12-31' })
    expect(taken.map(each => each.place?.name).sort()).toEqual([lakeRoad.name, central.name, undefined].sort())
  })

  test('that is none is refused, and one is not for a teacher to take', async () => {
    const none = { ics: 'hello', place: null }
    expect(await reasonOf(calendarAs(technology).importClosures.mutate(none))).toBe('invalid_input')
    expect(await reasonOf(calendarAs(technology).previewImport.mutate(none))).toBe('invalid_input')
    expect(await reasonOf(calendarAs(teacher).previewImport.mutate({ ics: school, place: null }))).toBe('forbidden')
  })
})
