import { randomUUID } from 'node:crypto'
import { plainDefinition } from '@ocs/contracts/categories'
import { actorOf, newPerson } from '@ocs/service-kit/testing/service'
import { expect, test } from 'vitest'
import { fileAs, lakeRoad, reasonOf, startTickets } from '../testing/tickets.ts'

const category = { label: 'Taken over', hint: '', definition: plainDefinition }

test('a category of the other desk, and one that there is not, look the same for whatever is done to it', async () => {
  await using service = await startTickets()
  const owner = service.as(actorOf('tech.district')).categories
  const [first] = await owner.list.query({ desk: 'technology' })
  if (!first) throw new Error('no category')
  const local = newPerson([{ role: 'technology_director', placeId: lakeRoad.id }])
  for (const stranger of [actorOf('maint.district'), local]) {
    const { categories } = service.as(stranger)
    for (const id of [first.id, randomUUID()]) {
      const { version } = first
      const deeds = {
        'categories.history': () => categories.history.query({ id }),
        'categories.change': () => categories.change.mutate({ id, version, category }),
        'categories.activate': () => categories.activate.mutate({ id, version }),
        'categories.deactivate': () => categories.deactivate.mutate({ id, version }),
      }
      for (const [path, deed] of Object.entries(deeds)) expect(await reasonOf(deed()), path).toBe('not_found')
    }
    expect(await reasonOf(categories.list.query({ desk: 'technology' }))).toBe('forbidden')
    expect(await reasonOf(categories.add.mutate({ desk: 'technology', category }))).toBe('forbidden')
    expect(await reasonOf(categories.arrange.mutate({ desk: 'technology', ids: [] }))).toBe('forbidden')
  }
  for (const nobody of [actorOf('teacher.lakeroad'), actorOf('tech.lakeroad'), actorOf('student.central')]) {
    const { categories } = service.as(nobody)
    expect(await reasonOf(categories.history.query({ id: first.id }))).toBe('forbidden')
    expect(await reasonOf(categories.list.query({ desk: 'technology' }))).toBe('forbidden')
  }
  expect((await owner.list.query({ desk: 'technology' }))[0]).toEqual(first)
})

test('answers are read by who may read their ticket: categories.answersOf', async () => {
  await using service = await startTickets()
  const { desk, number } = await fileAs(service, actorOf('teacher.lakeroad'))
  const paths = {
    'categories.answersOf': (of: number, who: string) =>
      service.as(actorOf(who)).categories.answersOf.query({ desk, number: of }),
  }
  for (const [path, ask] of Object.entries(paths)) {
    expect(await ask(number, 'tech.lakeroad'), path).toEqual([])
    for (const stranger of ['teacher.central', 'tech.central', 'student.central', 'maint.district']) {
      expect(await reasonOf(ask(number, stranger)), path).toBe('not_found')
      expect(await reasonOf(ask(2_000_000_000, stranger)), path).toBe('not_found')
    }
  }
})
