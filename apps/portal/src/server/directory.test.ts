import { expect, test } from 'vitest'
import { buildPerson, buildPlace, testPortal } from '../testing/portal.ts'
import { createSync, directoryPeople, directoryPlaces } from './directory.ts'

/** A destination that can be made to fail, and tells when it was reached. */
function destination() {
  let failures = 0
  const reached: (() => void)[] = []
  const state = { sent: 0, failed: 0 }
  return {
    state,
    failNext: (times: number) => {
      failures = times
    },
    next: () => new Promise<void>(resolve => reached.push(resolve)),
    send: async () => {
      try {
        if (failures > 0) {
          failures -= 1
          throw new Error('down')
        }
        state.sent += 1
      } finally {
        queueMicrotask(() => reached.shift()?.())
      }
    },
    failed: () => {
      state.failed += 1
    },
  }
}

test('a change is sent, and sent again until it is taken', async () => {
  const target = destination()
  target.failNext(2)
  const sync = createSync({ ...target, retryMs: 1 })
  const arrivals = [target.next(), target.next(), target.next()]
  sync.changed()
  await Promise.all(arrivals)
  expect(target.state).toEqual({ sent: 1, failed: 2 })
  sync.stop()
})

test('what changes while a sending is under way is sent after it', async () => {
  const target = destination()
  const sync = createSync({ ...target, retryMs: 1 })
  const arrivals = [target.next(), target.next()]
  sync.changed()
  sync.changed()
  sync.changed()
  await Promise.all(arrivals)
  expect(target.state.sent).toBe(2)
})

test('the services are told every place and room, those out of use too', async () => {
  await using portal = await testPortal()
  const place = await buildPlace(portal.db)
  await portal.db.room.create({
    data: { placeId: place.id, name: '9', nameKey: '0000000009', kind: 'lab', active: false },
  })
  expect(await directoryPlaces(portal.db)).toEqual([
    { id: place.id, name: place.name, active: true, rooms: [{ id: expect.any(String), name: '9', active: false }] },
  ])
})

test('the services are told who works and directs the desks now, and the admins, and of nobody else', async () => {
  await using portal = await testPortal()
  const { db } = portal
  const place = await buildPlace(db)
  const roles = {
    technology_technician: place.id,
    maintenance_director: null,
    admin: null,
    principal: place.id,
  } as const
  for (const [role, placeId] of Object.entries(roles) as [keyof typeof roles, string | null][]) {
    for (const active of [true, false]) {
      const { id } = await buildPerson(db, { name: role, active })
      await db.roleAssignment.create({ data: { personId: id, role, placeId, source: 'admin' } })
    }
  }
  const told = (await directoryPeople(db)).map(({ name, grants }) => ({ name, grants }))
  expect(told.filter(({ name }) => name in roles)).toEqual([
    { name: 'admin', grants: [{ role: 'admin', placeId: null }] },
    { name: 'maintenance_director', grants: [{ role: 'maintenance_director', placeId: null }] },
    { name: 'technology_technician', grants: [{ role: 'technology_technician', placeId: place.id }] },
  ])
})
