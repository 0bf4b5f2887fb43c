import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import { actorOf, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileAs, lakeRoad, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const director = () => service.as(actorOf('tech.district'))
const form = () => ({ name: `Macro ${randomUUID()}`, steps: [{ kind: 'claim' as const }] })

const strangers: [string, Actor, string][] = [
  ['the director of the other desk', actorOf('maint.district'), 'not_found'],
  ['a director at one place', newPerson([{ role: 'technology_director', placeId: lakeRoad.id }]), 'forbidden'],
  ['a technician', actorOf('tech.lakeroad'), 'forbidden'],
  ['a teacher', actorOf('teacher.lakeroad'), 'forbidden'],
  ['a student', actorOf('student.central'), 'forbidden'],
]
test.each(strangers)('a macro is not there to be changed by %s', async (_, actor, reason) => {
  const { id, version } = await director().macros.add.mutate({ desk: 'technology', macro: form() })
  const { macros } = service.as(actor)
  const deeds = {
    'macros.change': () => macros.change.mutate({ id, version, macro: form() }),
    'macros.switch': () => macros.switch.mutate({ id, version, active: false }),
    'macros.versions': () => macros.versions.query({ id }),
  }
  for (const [path, deed] of Object.entries(deeds)) expect(await reasonOf(deed()), path).toBe(reason)
  expect((await director().macros.list.query({ desk: 'technology' })).find(each => each.id === id)?.version).toBe(1)
})

test('a macro runs on no ticket that one does not see, and a foreign one on none', async () => {
  const path = 'macros.run'
  const { id } = await director().macros.add.mutate({ desk: 'technology', macro: form() })
  const other = await service.as(actorOf('maint.district')).macros.add.mutate({ desk: 'maintenance', macro: form() })
  const ticket = await fileAs(service, actorOf('teacher.lakeroad'))
  const run = (who: string, number: number, macroId: string) => {
    const asked = { desk: 'technology' as const, number, version: 1, macroId, macroVersion: 1 }
    return reasonOf(service.as(actorOf(who)).macros.run.mutate(asked))
  }
  expect(await run('tech.central', ticket.number, id), path).toBe('not_found')
  expect(await run('maint.district', ticket.number, id), path).toBe('not_found')
  expect(await run('teacher.lakeroad', ticket.number, id), path).toBe('forbidden')
  expect(await run('tech.lakeroad', 2_000_000_000, id), path).toBe('not_found')
  expect(await run('tech.lakeroad', ticket.number, randomUUID()), path).toBe('not_found')
  expect(await run('tech.lakeroad', ticket.number, other.id), path).toBe('not_found')
  expect((await director().tickets.get.query(ticket)).version).toBe(1)
})
