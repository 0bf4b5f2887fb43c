import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import { actorOf, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { central, lakeRoad, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const place = { id: central.id, name: central.name }
const closure = { name: 'Burst pipe', startsOn: '2027-02-01', endsOn: '2027-02-02', place }
type Ref = { id: string; version: number }

/** What names a closure, tried on one that the actor has no part in. */
const attempts: Record<string, (actor: Actor, ref: Ref) => Promise<unknown>> = {
  'calendar.changeClosure': (actor, ref) =>
    service.as(actor).calendar.changeClosure.mutate({
      ...ref,
      closure: { ...closure, place: { id: lakeRoad.id, name: lakeRoad.name } },
    }),
  'calendar.removeClosure': (actor, ref) => service.as(actor).calendar.removeClosure.mutate(ref),
}

test.each(Object.keys(attempts))(
  "%s leaves a closure alone that is another school's, or that there is not",
  async path => {
    const director = service.as(actorOf('tech.district')).calendar
    const kept = await director.addClosure.mutate(closure)
    const local = newPerson([{ role: 'technology_director', placeId: lakeRoad.id }])
    const attempt = attempts[path]
    if (!attempt) throw new Error(path)
    expect(await reasonOf(attempt(local, kept))).toBe('forbidden')
    expect(await reasonOf(attempt(actorOf('teacher.central'), kept))).toBe('forbidden')
    expect(await reasonOf(attempt(local, { ...kept, id: randomUUID() }))).toBe('not_found')
    const [after] = (await director.closures.query({ placeId: central.id })).filter(each => each.id === kept.id)
    expect(after).toEqual(kept)
  },
)
