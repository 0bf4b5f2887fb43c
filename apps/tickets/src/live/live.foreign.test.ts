import { randomUUID } from 'node:crypto'
import { actorOf, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { central, fileAs, lakeRoad, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const among = (actor: Parameters<Tickets['as']>[0], ids: string[], filter = {}) =>
  service.as(actor).live.among.query({ ids, filter })

test("'live.among' names nobody a ticket that they may not see, and tells who works it from who only sees it", async () => {
  const teacher = newPerson()
  const tech = newPerson([{ role: 'technology_technician', placeId: lakeRoad.id }])
  const here = await fileAs(service, teacher)
  const there = await fileAs(service, teacher, { place: { id: central.id, name: central.name } })
  const ids = [here.id, there.id, randomUUID()]
  expect(await among(tech, ids)).toEqual({ seen: [here.id], worked: [here.id] })
  const filed = await among(teacher, ids)
  expect([filed.seen.toSorted(), filed.worked]).toEqual([[here.id, there.id].toSorted(), []])
  expect(await among(actorOf('principal.central'), ids)).toEqual({ seen: [there.id], worked: [] })
  for (const stranger of [newPerson(), actorOf('student.central'), actorOf('maint.district')])
    expect(await among(stranger, ids)).toEqual({ seen: [], worked: [] })
})

test('a ticket is among those of a list only while it fits the filter and the search', async () => {
  const teacher = newPerson()
  const tech = newPerson([{ role: 'technology_technician', placeId: lakeRoad.id }])
  const { id, ...filed } = await fileAs(service, teacher, { description: 'The quokkatron does not start at all.' })
  const seen = async (filter: object) => (await among(tech, [id], filter)).seen
  expect(await seen({ view: 'unassigned', status: 'any_open', category: 'hardware' })).toEqual([id])
  expect(await seen({ search: 'quokkatron' })).toEqual([id])
  expect(await seen({ search: 'numbatron' })).toEqual([])
  await service.as(tech).tickets.claim.mutate(filed)
  expect(await seen({ view: 'unassigned' })).toEqual([])
  expect(await seen({ view: 'assigned' })).toEqual([id])
})
