import { actorOf } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Db, openDb } from '../db.ts'
import { fileAs, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'
import { archiveClosed } from './archive.store.ts'

let service: Tickets
let db: Db

const teacher = actorOf('teacher.lakeroad')
const tech = actorOf('tech.lakeroad')
const elsewhere = actorOf('tech.central')

beforeAll(async () => {
  service = await startTickets()
  db = openDb(service.databaseUrl)
})
afterAll(async () => {
  await db.$disconnect()
  await service[Symbol.asyncDispose]()
})
beforeEach(async () => {
  await db.ticket.updateMany({ where: { archiveYear: { not: null } }, data: { archiveYear: null } })
  await db.ticket.updateMany({ where: { status: 'closed' }, data: { closedAt: new Date() } })
})

const autumn = new Date('2026-11-20T15:00:00Z')
const numbers = async (asked: Parameters<ReturnType<typeof as>['list']['query']>[0], who = tech) =>
  (await as(who).list.query(asked)).items.map(ticket => ticket.number)
const as = (who: typeof tech) => service.as(who).tickets
const yearsOf = (who: typeof tech) => service.as(who).archive.years.query()

/** A ticket of the teacher that was closed at some time. */
async function closedAt(at: string) {
  const { desk, number, version } = await fileAs(service, teacher)
  const ticket = await as(tech).close.mutate({ desk, number, version, note: 'Done.' })
  await db.ticket.update({ where: { id: ticket.id }, data: { closedAt: new Date(at) } })
  return ticket
}

describe('when a school year has ended', () => {
  test('what was closed in it leaves the lists for its archive, to the minute in the district, and nothing else about it changes', async () => {
    const last = await closedAt('2026-07-01T04:59:00Z')
    const first = await closedAt('2026-07-01T05:00:00Z')
    const open = await fileAs(service, teacher)
    expect(await archiveClosed(db, autumn)).toBe(1)
    expect(await archiveClosed(db, autumn)).toBe(0)
    expect(await numbers({ limit: 100 })).toEqual(expect.arrayContaining([open.number, first.number]))
    expect(await numbers({ limit: 100 })).not.toContain(last.number)
    expect(await numbers({ status: 'closed', limit: 100 })).not.toContain(last.number)
    expect(await numbers({ schoolYear: '2025-2026' })).toEqual([last.number])
    expect(await as(tech).get.query(last)).toEqual({
      ...last,
      closedAt: '2026-07-01T04:59:00.000Z',
      archivedIn: '2025-2026',
    })
  })

  test('nothing is archived before it has', async () => {
    await closedAt('2026-05-05T12:00:00Z')
    expect(await archiveClosed(db, new Date('2026-07-01T04:59:00Z'))).toBe(0)
    expect(await archiveClosed(db, new Date('2026-07-01T05:00:00Z'))).toBe(1)
  })

  test('several years are put away each for itself, and found in it by words and by number', async () => {
    const old = await closedAt('2024-03-01T12:00:00Z')
    const older = await closedAt('2023-03-01T12:00:00Z')
    await archiveClosed(db, autumn)
    expect(await yearsOf(tech)).toEqual(['2023-2024', '2022-2023'])
    expect(await numbers({ schoolYear: '2023-2024', search: 'projector' })).toEqual([old.number])
    expect(await numbers({ schoolYear: '2022-2023', search: `#${older.number}` })).toEqual([older.number])
    expect(await numbers({ search: `#${older.number}` })).toEqual([])
    expect((await as(tech).counts.query({ schoolYear: '2023-2024' })).byStatus.closed).toBe(1)
  })

  test('the next ticket has the next number', async () => {
    const old = await closedAt('2024-03-01T12:00:00Z')
    await archiveClosed(db, autumn)
    expect((await fileAs(service, teacher)).number).toBe(old.number + 1)
  })

  test('an archive shows to each what the tickets did: to who filed one their own, to who works elsewhere nothing', async () => {
    const { number } = await closedAt('2026-05-05T12:00:00Z')
    await archiveClosed(db, autumn)
    expect(await yearsOf(teacher)).toEqual(['2025-2026'])
    expect(await numbers({ schoolYear: '2025-2026' }, teacher)).toEqual([number])
    for (const who of [elsewhere, actorOf('teacher.central'), actorOf('maint.district')]) {
      expect(await yearsOf(who)).toEqual([])
      expect(await numbers({ schoolYear: '2025-2026' }, who)).toEqual([])
    }
  })

  test('what was news stays news', async () => {
    const { number } = await closedAt('2026-06-30T12:00:00Z')
    await archiveClosed(db, autumn)
    expect(await numbers({ unread: true }, teacher)).toContain(number)
  })
})

test('a ticket that is reopened leaves the archive', async () => {
  const { desk, number, version } = await closedAt('2026-05-05T12:00:00Z')
  await archiveClosed(db, autumn)
  const reopened = await as(teacher).reopen.mutate({ desk, number, version, note: 'It is broken again.' })
  expect(reopened.archivedIn).toBeNull()
  expect(await numbers({ status: 'any_open', limit: 100 })).toContain(number)
  expect(await numbers({ schoolYear: '2025-2026' })).toEqual([])
})

test('a bulk close on the last evening of a school year can be undone on the next day', async () => {
  const ticket = await fileAs(service, teacher)
  const { bulk } = service.as(tech)
  const { bulkId } = await bulk.change.mutate({
    target: { ids: [ticket.id] },
    action: { kind: 'close', note: 'Done.' },
  })
  await db.ticket.update({ where: { id: ticket.id }, data: { closedAt: new Date('2026-07-01T04:59:50Z') } })
  expect(await archiveClosed(db, new Date('2026-07-01T05:00:05Z'))).toBe(1)
  expect((await bulk.undo.mutate({ bulkId })).undone).toEqual({ restored: 1, notRestored: 0 })
  expect(await numbers({ status: 'any_open', limit: 100 })).toContain(ticket.number)
})

test('an archive is in the order of filing, and a year that is none is refused', async () => {
  expect(await numbers({ schoolYear: '1999-2000' })).toEqual([])
  expect(await reasonOf(as(tech).list.query({ schoolYear: '2025-2026', sort: 'title' }))).toBe('invalid_input')
  expect(await reasonOf(as(tech).list.query({ schoolYear: '2025-2027' }))).toBe('invalid_input')
})
