import type { FacetValue } from '@ocs/contracts/ticket-facets'
import { actorOf, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Db, openDb } from '../db.ts'
import { seedLarge } from '../seed/large.ts'
import { central, fileAs, startTickets, type Tickets } from '../testing/tickets.ts'
import { countTickets } from './ticket.counts.ts'
import { ticketFacets } from './ticket.facets.ts'
import { listTickets } from './ticket.list.ts'

let service: Tickets
let db: Db
beforeAll(async () => {
  service = await startTickets()
  db = openDb(service.databaseUrl)
})
afterAll(async () => {
  await db.$disconnect()
  await service[Symbol.asyncDispose]()
})

const shown = (values: FacetValue[]) =>
  Object.fromEntries(values.filter(one => one.count > 0).map(one => [one.value, one.count]))

test('each facet counts under all filters but its own', async () => {
  const filer = newPerson()
  const tech = actorOf('tech.district')
  const first = await fileAs(service, filer)
  await fileAs(service, filer, { category: 'software' })
  await fileAs(service, filer, { category: 'software', place: { id: central.id, name: central.name } })
  await fileAs(service, filer, { desk: 'maintenance' })
  await service.as(tech).tickets.claim.mutate(first)
  const facets = await service
    .as(filer)
    .tickets.facets.query({ desk: 'technology', category: 'software', status: 'new' })
  expect(shown(facets.category)).toEqual({ software: 2 })
  expect(shown(facets.status)).toEqual({ new: 2 })
  expect(shown(facets.assignee)).toEqual({ none: 2 })
  const wide = await service.as(filer).tickets.facets.query({ placeId: central.id })
  expect(Object.values(shown(wide.place)).toSorted()).toEqual([1, 3])
  expect(wide.place.find(place => place.value === central.id)?.label).toBe(central.name)
  const all = await service.as(filer).tickets.facets.query({})
  expect(shown(all.status)).toEqual({ new: 3, assigned: 1 })
  expect(shown(all.assignee)).toEqual({ none: 3, [tech.id]: 1 })
  expect(shown(all.priority)).toEqual({ normal: 4 })
  expect(shown(all.age)).toEqual({ day: 4 })
  expect(all.assignee[0]).toMatchObject({ value: filer.id, label: filer.name, count: 0 })
})

test('facets and counts hold nothing that the actor may not see', async () => {
  await fileAs(service, newPerson())
  const { category, place, status } = await service.as(newPerson()).tickets.facets.query({})
  expect([category, place, status.filter(one => one.count > 0)]).toEqual([[], [], []])
})

test('a choice shows as many tickets as the facet said, and closed ones are counted up to 1,000', async () => {
  await seedLarge(db, 3000)
  await db.ticket.updateMany({ data: { archiveYear: null } })
  const actor = actorOf('admin')
  const facets = await ticketFacets(db, actor, { status: 'any_open' })
  for (const [key, values] of [
    ['category', facets.category],
    ['priority', facets.priority],
    ['age', facets.age],
  ] as const) {
    for (const { value, count, more } of values) {
      const page = await listTickets(db, actor, { status: 'any_open', [key]: value, limit: 1000 })
      expect([value, page.items.length, more]).toEqual([value, count, false])
    }
  }
  const { byStatus, closedMore } = await countTickets(db, actor, {})
  expect([byStatus.closed, closedMore]).toEqual([1000, true])
  const closed = facets.status.find(one => one.value === 'closed')
  expect(closed?.more).toBe(true)
  expect((await ticketFacets(db, actor, { status: 'closed' })).category.every(one => one.more)).toBe(true)
})
