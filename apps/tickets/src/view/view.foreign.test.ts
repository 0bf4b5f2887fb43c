import { actorOf, newPerson } from '@ocs/service-kit/testing/service'
import { expect, test } from 'vitest'
import { reasonOf, startTickets } from '../testing/tickets.ts'

test("somebody else's personal view does not exist, for whatever is done to it", async () => {
  await using service = await startTickets()
  const form = { name: 'Private', desk: 'technology' as const, shared: false, query: {} }
  const { id, version } = await service.as(newPerson()).views.save.mutate(form)
  for (const stranger of [newPerson(), actorOf('tech.district'), actorOf('admin')]) {
    const { views } = service.as(stranger)
    const deeds = {
      'views.change': () => views.change.mutate({ id, version, view: form }),
      'views.remove': () => views.remove.mutate({ id, version }),
      'views.arrange': () => views.arrange.mutate({ ids: [id] }),
      'views.chooseDefault': () => views.chooseDefault.mutate({ viewId: id }),
    }
    for (const [path, deed] of Object.entries(deeds)) expect(await reasonOf(deed()), path).toBe('not_found')
    expect((await views.list.query()).map(view => view.id)).not.toContain(id)
  }
})
