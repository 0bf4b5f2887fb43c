import { demoPeople, demoPlaces } from '@ocs/contracts/demo'
import { expect, test } from 'vitest'
import { seedDemo } from './seed.ts'
import { testPortal } from './testing/portal.ts'

test('seeding twice gives the demo district once', async () => {
  await using portal = await testPortal()
  const client = { id: 'demo', secret: 'secret' }
  await seedDemo(portal.db, client)
  const roles = await portal.db.roleAssignment.count()
  await seedDemo(portal.db, client)
  expect(await portal.db.person.count()).toBe(demoPeople.length)
  expect(await portal.db.place.count()).toBe(demoPlaces.length)
  expect(await portal.db.roleAssignment.count()).toBe(roles)
  expect(await portal.db.oAuthClient.count()).toBe(1)
})

test('without its settings there is no demo client', async () => {
  await using portal = await testPortal()
  await seedDemo(portal.db)
  expect(await portal.db.oAuthClient.count()).toBe(0)
})
