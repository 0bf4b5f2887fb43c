import { randomUUID } from 'node:crypto'
import { actorOf } from '@ocs/service-kit/testing/service'
import type { AppRouter } from '@ocs/tickets/router'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPerson, buildPlace, testPortal } from '../../testing/portal.ts'
import { type ServiceProcess, startServiceProcess } from '../../testing/service-process.ts'
import { noRoom } from './form-choices.ts'
import { runMacro } from './macros.ts'
import { QuickFixForm, quickFix } from './quick-fix.ts'

let service: ServiceProcess<AppRouter>
let portal: Awaited<ReturnType<typeof testPortal>>
beforeAll(async () => {
  ;[service, portal] = await Promise.all([startServiceProcess<AppRouter>('tickets'), testPortal()])
})
afterAll(async () => {
  await service?.[Symbol.asyncDispose]()
  await portal?.[Symbol.asyncDispose]()
})

const director = actorOf('tech.district')

async function fix(changes: Record<string, string> = {}) {
  const place = await buildPlace(portal.db)
  const requester = await buildPerson(portal.db)
  const typed = {
    ...{ desk: 'technology', category: 'hardware', placeId: place.id, roomId: noRoom, requesterId: requester.id },
    ...{ assetTag: '', wrong: 'Cable was loose', done: 'Pushed it in', ...changes },
  }
  return { place, requester, log: () => quickFix(portal.db, service.as(director), QuickFixForm.parse(typed), null) }
}

test('a quick fix is for somebody who has access now, under the name that the portal has', async () => {
  const { place, requester, log } = await fix()
  const ticket = await log()
  expect(ticket).toMatchObject({ requester: { id: requester.id, name: requester.name }, place: { id: place.id } })
  const gone = await buildPerson(portal.db, { active: false })
  await expect((await fix({ requesterId: gone.id })).log()).rejects.toMatchObject({ reason: 'in_use' })
  await expect((await fix({ requesterId: randomUUID() })).log()).rejects.toMatchObject({ reason: 'in_use' })
})

test('a macro that assigns does nothing once its person does not work the desk at the place any more', async () => {
  const { place, requester, log } = await fix()
  const { number } = await log()
  const key = { desk: 'technology', number } as const
  const client = service.as(director)
  const { version } = await client.tickets.reopen.mutate({ ...key, version: 1, note: 'Again' })
  const assignee = { id: requester.id, name: requester.name }
  const steps = [
    { kind: 'answer' as const, text: 'Somebody comes' },
    { kind: 'assign' as const, assignee },
  ]
  const macro = await client.macros.add.mutate({ desk: 'technology', macro: { name: randomUUID(), steps } })
  const run = () =>
    runMacro(portal.db, client, { ...key, version, macroId: macro.id, macroVersion: macro.version }, null)
  await expect(run()).rejects.toMatchObject({
    reason: 'in_use',
    message: expect.stringContaining(`Step 2, “Assign to ${requester.name}”`),
  })
  expect((await client.tickets.get.query(key)).version).toBe(version)
  const role = 'technology_technician' as const
  await portal.db.roleAssignment.create({ data: { personId: requester.id, role, placeId: place.id, source: 'admin' } })
  expect((await run()).assignee).toEqual(assignee)
})
