import { centralDate } from '@ocs/contracts/plain-dates'
import type { Ticket } from '@ocs/contracts/tickets'
import { actorOf } from '@ocs/service-kit/testing/service'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileAs, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const [teacher, tech, director] = [actorOf('teacher.lakeroad'), actorOf('tech.lakeroad'), actorOf('tech.district')]
const colleague = { ...tech, id: actorOf('tech.central').id, name: 'A colleague' }
const work = (actor = tech) => service.as(actor).work

const today = centralDate(new Date())
const tomorrow = centralDate(new Date(Date.now() + 26 * 3_600_000))
const time = { minutes: 90, workedOn: '2026-11-02', note: 'Pulled the cable' }
const part = { name: 'Projector lamp', quantity: 2, unitCents: 4999, supplier: 'Acme', partNumber: 'L-20' }

const history = async (ticket: Ticket) =>
  (await service.as(tech).tickets.history.query(ticket)).map(({ verb, item }) => `${verb} ${item}`)

describe('time and parts', () => {
  test('are added up: minutes, and the price of so many', async () => {
    const ticket = await fileAs(service, teacher)
    await work().logTime.mutate({ ...ticket, ...time })
    await work(colleague).logTime.mutate({ ...ticket, minutes: 1, workedOn: today, note: null })
    await work().addPart.mutate({ ...ticket, ...part })
    const all = await work().addPart.mutate({ ...ticket, ...part, name: 'Screw', quantity: 9999, unitCents: 0 })
    expect(all).toMatchObject({ totalMinutes: 91, totalCents: 9998 })
    expect(all.time.map(entry => [entry.by.name, entry.minutes, entry.workedOn, entry.note, entry.mayChange])).toEqual([
      [tech.name, 90, '2026-11-02', 'Pulled the cable', true],
      [colleague.name, 1, today, null, false],
    ])
    expect(all.parts[0]).toMatchObject(part)
    expect((await work(director).of.query(ticket)).time.every(entry => entry.mayChange)).toBe(true)
  })

  test('every price comes back to the cent', async () => {
    const ticket = await fileAs(service, teacher)
    const [{ id = '', version: first = 1 } = {}] = (await work().addPart.mutate({ ...ticket, ...part })).parts
    let version = first
    await fc.assert(
      fc.asyncProperty(fc.nat(99_999_999), fc.integer({ min: 1, max: 9999 }), async (unitCents, quantity) => {
        const after = await work().changePart.mutate({ ...ticket, ...part, id, version, unitCents, quantity })
        version += 1
        expect(after).toMatchObject({ totalCents: unitCents * quantity, parts: [{ unitCents, quantity, version }] })
      }),
      { numRuns: 12 },
    )
  })

  test('are for the people who work the ticket, who may not change what others entered', async () => {
    const ticket = await fileAs(service, teacher)
    const { time: entries } = await work().logTime.mutate({ ...ticket, ...time })
    const [{ id = '', version = 1 } = {}] = entries
    for (const reader of [teacher, actorOf('principal.lakeroad')])
      expect(await reasonOf(work(reader).of.query(ticket))).toBe('forbidden')
    const change = { ...ticket, ...time, id, version, minutes: 5 }
    expect(await reasonOf(work(colleague).changeTime.mutate(change))).toBe('forbidden')
    expect(await reasonOf(work(colleague).removeTime.mutate(change))).toBe('forbidden')
    expect((await work(director).changeTime.mutate(change)).totalMinutes).toBe(5)
    expect(await reasonOf(work().changeTime.mutate(change))).toBe('stale_version')
    expect((await work().removeTime.mutate({ ...change, version: 2 })).time).toEqual([])
  })

  test('can be entered on a closed ticket, but not for a day to come', async () => {
    const ticket = await fileAs(service, teacher)
    await service.as(tech).tickets.close.mutate({ ...ticket, note: 'Done' })
    expect((await work().logTime.mutate({ ...ticket, ...time })).totalMinutes).toBe(90)
    expect(await reasonOf(work().logTime.mutate({ ...ticket, ...time, workedOn: tomorrow }))).toBe('invalid_input')
  })

  test('every change has its line in the desk’s history, with numbers and without the note', async () => {
    const ticket = await fileAs(service, teacher)
    const [{ id = '' } = {}] = (await work().logTime.mutate({ ...ticket, ...time })).time
    await work().changeTime.mutate({ ...ticket, ...time, id, version: 1, minutes: 60 })
    await work().removeTime.mutate({ ...ticket, id, version: 2 })
    const [{ id: partId = '' } = {}] = (await work().addPart.mutate({ ...ticket, ...part })).parts
    await work().removePart.mutate({ ...ticket, id: partId, version: 1 })
    expect(await history(ticket)).toEqual([
      'filed null',
      'time_logged 1:30',
      'time_changed 1:00',
      'time_removed 1:00',
      'part_added Projector lamp',
      'part_removed Projector lamp',
    ])
    expect(await service.as(teacher).tickets.history.query(ticket)).toHaveLength(1)
  })

  test('the same sending twice enters it once', async () => {
    const ticket = await fileAs(service, teacher)
    const options = { context: { idempotencyKey: `once-${ticket.id}` } }
    await work().logTime.mutate({ ...ticket, ...time }, options)
    expect((await work().logTime.mutate({ ...ticket, ...time }, options)).time).toHaveLength(1)
  })
})
