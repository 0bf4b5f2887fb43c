import { actorOf } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileAs, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

/** What changes the clock of a ticket, by the path of the procedure. */
const path = 'tickets.changePriority'

test.each([
  ['a technician of another school', 'tech.central', 'not_found'],
  ['the director of the other desk', 'maint.district', 'not_found'],
  ['a teacher of another school', 'teacher.central', 'forbidden'],
  ['a principal who only reads it', 'principal.lakeroad', 'forbidden'],
])(`${path} leaves a ticket alone that is not for %s`, async (_, handle, reason) => {
  const filed = await fileAs(service, actorOf('teacher.lakeroad'))
  const change = (number: number) =>
    service.as(actorOf(handle)).tickets.changePriority.mutate({ ...filed, number, priority: 'low', note: null })
  expect(await reasonOf(change(filed.number))).toBe(reason)
  if (reason === 'not_found') expect(await reasonOf(change(2_000_000_000))).toBe(reason)
  expect(await service.as(actorOf('tech.lakeroad')).tickets.get.query(filed)).toMatchObject({
    priority: 'normal',
    version: 1,
  })
})
