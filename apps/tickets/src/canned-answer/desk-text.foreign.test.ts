import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import { actorOf, newPerson } from '@ocs/service-kit/testing/service'
import { expect, test } from 'vitest'
import { lakeRoad, reasonOf, startTickets } from '../testing/tickets.ts'

const answer = { name: 'Foreign', text: 'Hello {requester}', status: null }

test('what a desk has written down does not exist for who does not work it, and is not theirs to change who do', async () => {
  await using service = await startTickets()
  const director = service.as(actorOf('tech.district'))
  const { id, version } = await director.cannedAnswers.add.mutate({ desk: 'technology', answer })
  const deeds = (actor: Actor, ref: { id: string; version: number }) => {
    const { cannedAnswers } = service.as(actor)
    return {
      'cannedAnswers.change': () => cannedAnswers.change.mutate({ ...ref, answer }),
      'cannedAnswers.switch': () => cannedAnswers.switch.mutate({ ...ref, active: false }),
      'cannedAnswers.versions': () => cannedAnswers.versions.query({ id: ref.id }),
    }
  }
  const expectAll = async (actor: Actor, reason: string, ref = { id, version }) => {
    for (const [path, deed] of Object.entries(deeds(actor, ref)))
      expect(await reasonOf(deed()), `${path} ${actor.name}`).toBe(reason)
  }
  await expectAll(actorOf('maint.district'), 'not_found')
  await expectAll(actorOf('tech.district'), 'not_found', { id: randomUUID(), version })
  await expectAll(newPerson([{ role: 'technology_director', placeId: lakeRoad.id }]), 'forbidden')
  for (const actor of [actorOf('tech.lakeroad'), actorOf('teacher.lakeroad'), actorOf('student.central')])
    await expectAll(actor, 'forbidden')
  expect((await director.cannedAnswers.list.query({ desk: 'technology' }))[0]).toMatchObject({
    id,
    version,
    active: true,
  })
})
