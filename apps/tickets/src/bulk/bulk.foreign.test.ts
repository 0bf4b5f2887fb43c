import { actorOf } from '@ocs/service-kit/testing/service'
import { expect, test } from 'vitest'
import { fileAs, reasonOf, startTickets } from '../testing/tickets.ts'

test("somebody else's bulk change does not exist, for whatever is done to it", async () => {
  await using service = await startTickets()
  const ticket = await fileAs(service, actorOf('teacher.lakeroad'))
  const action = { kind: 'close', note: 'Done' } as const
  const { bulkId } = await service
    .as(actorOf('tech.lakeroad'))
    .bulk.change.mutate({ target: { ids: [ticket.id] }, action })
  const { bulk, tickets } = service.as(actorOf('admin'))
  const deeds = {
    'bulk.get': () => bulk.get.query({ bulkId }),
    'bulk.goOn': () => bulk.goOn.mutate({ bulkId }),
    'bulk.undo': () => bulk.undo.mutate({ bulkId }),
  }
  for (const [path, deed] of Object.entries(deeds)) expect(await reasonOf(deed()), path).toBe('not_found')
  expect((await tickets.get.query(ticket)).status).toBe('closed')
})
