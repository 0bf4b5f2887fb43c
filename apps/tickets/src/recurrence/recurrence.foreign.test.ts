import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import type { RecurrenceForm } from '@ocs/contracts/recurrences'
import { actorOf, newPerson } from '@ocs/service-kit/testing/service'
import { expect, test } from 'vitest'
import { fileAs, lakeRoad, reasonOf, startTickets } from '../testing/tickets.ts'

const recurrence: RecurrenceForm = {
  name: 'Foreign',
  schedule: { rrule: 'FREQ=YEARLY', startsOn: '2030-01-01', minuteOfDay: 420, onClosure: 'skip' },
  template: {
    title: 'Look at it',
    description: 'Look at it once a year.',
    category: 'hardware',
    priority: 'normal',
    place: { id: lakeRoad.id, name: lakeRoad.name },
    room: null,
    assetTag: null,
    assignee: null,
    checklist: [],
  },
}

test('a desk’s recurring tickets do not exist for who does not work it, and are not theirs to change who do', async () => {
  await using service = await startTickets()
  const director = service.as(actorOf('tech.district'))
  const { id, version } = await director.recurrences.add.mutate({ desk: 'technology', recurrence })
  const reads = (actor: Actor, ref: string) => {
    const { recurrences } = service.as(actor)
    return {
      'recurrences.get': () => recurrences.get.query({ id: ref }),
      'recurrences.versions': () => recurrences.versions.query({ id: ref }),
      'recurrences.births': () => recurrences.births.query({ id: ref }),
    }
  }
  const changes = (actor: Actor, ref: string) => {
    const { recurrences } = service.as(actor)
    return {
      'recurrences.change': () => recurrences.change.mutate({ id: ref, version, recurrence }),
      'recurrences.pause': () => recurrences.pause.mutate({ id: ref, version, active: false }),
      'recurrences.fileNext': () => recurrences.fileNext.mutate({ id: ref, dueOn: '2030-01-01' }),
    }
  }
  const expectAll = async (deeds: Record<string, () => Promise<unknown>>, reason: string) => {
    for (const [path, deed] of Object.entries(deeds)) expect(await reasonOf(deed()), path).toBe(reason)
  }
  const unknown = randomUUID()
  for (const ref of [id, unknown])
    await expectAll(
      { ...reads(actorOf('maint.district'), ref), ...changes(actorOf('maint.district'), ref) },
      'not_found',
    )
  await expectAll(
    { ...reads(actorOf('tech.district'), unknown), ...changes(actorOf('tech.district'), unknown) },
    'not_found',
  )
  await expectAll(changes(newPerson([{ role: 'technology_director', placeId: lakeRoad.id }]), id), 'forbidden')
  await expectAll(changes(actorOf('tech.lakeroad'), id), 'forbidden')
  await expectAll(reads(actorOf('tech.lakeroad'), id), 'no refusal')
  for (const actor of [actorOf('teacher.lakeroad'), actorOf('student.central')])
    await expectAll({ ...reads(actor, id), ...changes(actor, id) }, 'forbidden')
  expect(await director.recurrences.list.query({ desk: 'technology' })).toMatchObject([{ id, version, active: true }])
})

test.each(['recurrences.ofTicket'])('%s: a foreign ticket looks like one that does not exist', async () => {
  await using service = await startTickets()
  const { number } = await fileAs(service, actorOf('teacher.lakeroad'))
  const { recurrences } = service.as(actorOf('tech.central'))
  for (const of of [number, 2_000_000_000])
    expect(await reasonOf(recurrences.ofTicket.query({ desk: 'technology', number: of }))).toBe('not_found')
})
