import { createTokenKeys, signActor } from '@ocs/service-kit/actor-token'
import { createServiceClient } from '@ocs/service-kit/client'
import { createTestDatabase } from '@ocs/service-kit/testing/database'
import { actorOf } from '@ocs/service-kit/testing/service'
import { expect, test } from 'vitest'
import type { AppRouter } from '../router.ts'
import { manageService } from '../service.ts'
import { operator, readingSettings, startDistrict, startManage } from '../testing/district.ts'

test('every application is shown with what it answers and how far its feed is read', async () => {
  await using district = await startDistrict()
  await using manage = await startManage(district)
  const health = () => manage.as(operator).system.health.query()
  await expect.poll(async () => (await health()).filter(app => app.feedReadAt).length, { timeout: 60_000 }).toBe(4)
  const apps = await health()
  expect(apps.map(app => app.name)).toEqual(['portal', 'tickets', 'inventory', 'requisition', 'manage'])
  for (const app of apps) {
    expect(app).toMatchObject({ ready: true, responseMs: expect.any(Number), feedError: null })
  }
  const [portal, tickets] = apps
  expect(portal).toMatchObject({ url: district.urls.portal, databaseBytes: 7_340_032 })
  expect(tickets).toMatchObject({ url: district.urls.tickets })
  expect(apps.at(-1)).toMatchObject({ databaseBytes: expect.any(Number), feedReadAt: null })
})

test('dead, silent and broken applications are not ready, and cost no more than one of them', async () => {
  await using district = await startDistrict()
  await using manage = await startManage(district)
  district.portal.front.behaves = 'dead'
  district.tickets.front.behaves = 'silent'
  district.inventory.front.behaves = 'silent'
  district.requisition.front.behaves = { status: 503, type: 'application/json', body: '{"ready":false}' }
  const start = performance.now()
  const [portal, tickets, inventory, requisition, self] = await manage.as(operator).system.health.query()
  // Asked one after the other, the silent ones alone would take four seconds.
  expect(performance.now() - start).toBeLessThan(3_500)
  const nothing = { ready: false, responseMs: null, databaseBytes: null }
  expect(portal).toMatchObject(nothing)
  expect(tickets).toMatchObject(nothing)
  expect(inventory).toMatchObject(nothing)
  expect(requisition).toMatchObject({ ready: false, responseMs: expect.any(Number), databaseBytes: null })
  expect(self).toMatchObject({ ready: true })
})

test('without its own database the service still answers, and says so of itself', async () => {
  await using district = await startDistrict()
  const database = await createTestDatabase('manage')
  const { privateKey, publicKey } = createTokenKeys()
  const service = manageService({
    ...readingSettings(district),
    databaseUrl: database.url,
    publicKey,
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
  })
  const { url } = await service.start()
  const token = () => signActor(operator, { audience: 'manage', privateKey })
  const client = createServiceClient<AppRouter>({ service: 'manage', url, token })
  expect((await client.system.health.query()).at(-1)).toMatchObject({ ready: true })
  await database[Symbol.asyncDispose]()
  expect((await client.system.health.query()).at(-1)).toEqual({
    name: 'manage',
    url: expect.any(String),
    ready: false,
    responseMs: null,
    databaseBytes: null,
    feedReadAt: null,
    feedError: null,
  })
  expect((await fetch(`${url}/readyz`)).status).toBe(503)
  await service.stop()
})

test('only who may read the system sees it, over tRPC and REST', async () => {
  await using district = await startDistrict()
  await using manage = await startManage(district)
  for (const handle of ['teacher.lakeroad', 'student.central', 'principal.lakeroad']) {
    await expect(manage.as(actorOf(handle)).system.health.query()).rejects.toMatchObject({ reason: 'forbidden' })
  }
  const headers = { authorization: `Bearer ${await manage.token(actorOf('admin'))}` }
  const response = await fetch(`${manage.url}/api/system/health`, { headers })
  expect(response.status).toBe(200)
  expect(await response.json()).toHaveLength(5)
  expect((await fetch(`${manage.url}/api/system/health`)).status).toBe(401)
})
