import { actorOf } from '@ocs/service-kit/testing/service'
import { expect, test } from 'vitest'
import { fileAs, reasonOf, startTickets } from '../testing/tickets.ts'

test('how a foreign ticket went is neither read nor said', async () => {
  await using service = await startTickets()
  const tech = service.as(actorOf('tech.lakeroad'))
  const { number } = await fileAs(service, actorOf('teacher.lakeroad'))
  const key = { desk: 'technology', number } as const
  await tech.tickets.close.mutate({ ...key, version: 1, note: 'Done' })
  const missing = { desk: 'technology', number: 2_000_000_000 } as const
  for (const who of ['teacher.central', 'tech.central', 'maint.district', 'principal.central', 'student.central']) {
    const { satisfaction } = service.as(actorOf(who))
    for (const of of [key, missing]) {
      const deeds = {
        'satisfaction.of': () => satisfaction.of.query(of),
        'satisfaction.give': () => satisfaction.give.mutate({ ...of, rating: 'solved', comment: null }),
      }
      for (const [path, deed] of Object.entries(deeds))
        expect(await reasonOf(deed()), `${path} ${who}`).toBe('not_found')
    }
  }
  expect((await tech.satisfaction.of.query(key)).given).toBeNull()
})
