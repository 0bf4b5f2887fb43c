import { expect, test } from 'vitest'
import { manageService } from '../service.ts'
import {
  archive,
  feedState,
  idsRead,
  readingSettings,
  sourceNames,
  startDistrict,
  startManage,
} from '../testing/district.ts'
import type { Front } from '../testing/front.ts'

// As long as another test's transaction may hold the feeds of the server back.
const patience = { timeout: 60_000, interval: 40 }
const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}-${n}`)
const events = (nounIds: string[]) => nounIds.map(nounId => ({ nounId }))

/** Resolves when a source has been asked several more times, so that whatever was there has been read. */
const askedAgain = async (front: Front) => {
  const before = front.asked.length
  await expect.poll(() => front.asked.length, patience).toBeGreaterThan(before + 3)
}

test('the events of every source are in the archive once, whole and in order, however many pages they fill', async () => {
  await using district = await startDistrict()
  const many = ids('ticket', 450)
  await district.tickets.happen(events(many))
  await using manage = await startManage(district)
  for (const name of sourceNames) {
    const note = `from ${name}`
    await district[name].happen([{ nounId: `last-${name}`, noun: 'lamp', verb: 'lit', note, data: { watts: 40 } }])
  }
  for (const name of sourceNames) {
    const expected = name === 'tickets' ? [...many, 'last-tickets'] : [`last-${name}`]
    await expect.poll(() => idsRead(manage, name), patience).toEqual(expected)
  }
  await askedAgain(district.tickets.front)
  const entries = await archive(manage)
  expect(entries).toHaveLength(454)
  expect(entries.find(entry => entry.nounId === 'last-portal')).toMatchObject({
    service: 'portal',
    noun: 'lamp',
    verb: 'lit',
    note: 'from portal',
    data: { watts: 40 },
    actor: { name: expect.any(String) },
    requestId: expect.any(String),
  })
})

test('a source that is down is named with the reason, and is caught up with when it is back', async () => {
  await using district = await startDistrict()
  const { tickets, inventory } = district
  await tickets.happen(events(['before']))
  await using manage = await startManage(district)
  await expect.poll(() => idsRead(manage, 'tickets'), patience).toEqual(['before'])

  tickets.front.behaves = 'dead'
  await expect
    .poll(async () => (await feedState(manage, 'tickets')).feedError, patience)
    .toMatch(/^tickets does not answer/)
  await tickets.happen(events(['meanwhile 1', 'meanwhile 2']))
  await inventory.happen(events(['elsewhere']))
  await expect.poll(() => idsRead(manage, 'inventory'), patience).toEqual(['elsewhere'])

  tickets.front.behaves = 'well'
  await expect.poll(() => idsRead(manage, 'tickets'), patience).toEqual(['before', 'meanwhile 1', 'meanwhile 2'])
  await expect
    .poll(() => feedState(manage, 'tickets'), patience)
    .toEqual({ feedReadAt: expect.any(String), feedError: null })
})

test('an answer that is no feed is a sentence, moves nothing, and is asked for again', async () => {
  await using district = await startDistrict()
  const { tickets, inventory, requisition } = district
  tickets.front.behaves = { status: 200, type: 'text/html', body: '<!doctype html><title>Sign in</title>' }
  inventory.front.behaves = { status: 200, type: 'application/json', body: '{"result":{"data":{"events":[{}]}}}' }
  requisition.front.behaves = { status: 307, type: 'text/plain', body: '' }
  await using manage = await startManage(district)
  const errorOf = async (name: string) => (await feedState(manage, name)).feedError
  const strange = 'answered with something else than was asked for.'
  await expect.poll(() => errorOf('tickets'), patience).toBe(`tickets ${strange}`)
  await expect.poll(() => errorOf('inventory'), patience).toBe(`inventory ${strange}`)
  await expect.poll(() => errorOf('requisition'), patience).toBe('requisition refused with status 307.')

  for (const name of ['tickets', 'inventory', 'requisition'] as const) {
    await district[name].happen(events([`${name} 1`]))
    district[name].front.behaves = 'well'
    await expect.poll(() => idsRead(manage, name), patience).toEqual([`${name} 1`])
    expect(await errorOf(name)).toBeNull()
  }
})

test('a page that does not lead on is not read over and over', async () => {
  await using district = await startDistrict()
  const event = { nounId: 'same', noun: 'thing', verb: 'made', cursor: '1.1', service: 'tickets', note: null }
  const who = { actor: { id: crypto.randomUUID(), name: 'Somebody' }, requestId: null, data: {} }
  const page = { events: [{ ...event, ...who, at: '2026-11-22T14:05:00.000Z' }], cursor: null }
  const body = JSON.stringify({ result: { data: page } })
  district.tickets.front.behaves = { status: 200, type: 'application/json', body }
  await using manage = await startManage(district)
  await expect
    .poll(async () => (await feedState(manage, 'tickets')).feedError, patience)
    .toBe('The feed of tickets does not lead on.')
  expect(await idsRead(manage, 'tickets')).toEqual([])
})

test('a client secret that the portal does not know is a sentence for every feed', async () => {
  await using district = await startDistrict()
  await using manage = await startManage(district, { clientSecret: 'wrong' })
  for (const name of sourceNames) {
    await expect
      .poll(async () => (await feedState(manage, name)).feedError, patience)
      .toBe('The token endpoint of portal refused with status 401.')
  }
})

const tokensAsked = (front: Front) => front.asked.filter(path => path === '/api/oauth/token').length

test('all readers share one token, and one that a source refuses is replaced', async () => {
  await using district = await startDistrict()
  const { portal, tickets } = district
  await using manage = await startManage(district)
  await askedAgain(tickets.front)
  expect(tokensAsked(portal.front)).toBe(1)

  tickets.front.behaves = { status: 401, type: 'application/json', body: '{}' }
  await expect
    .poll(async () => (await feedState(manage, 'tickets')).feedError, patience)
    .toBe('tickets refused with status 401.')
  await tickets.happen(events(['after']))
  tickets.front.behaves = 'well'
  await expect.poll(() => idsRead(manage, 'tickets'), patience).toEqual(['after'])
  expect(tokensAsked(portal.front)).toBeGreaterThan(1)
})

test('a token is renewed before it expires', async () => {
  await using district = await startDistrict({ tokenSeconds: 1 })
  await using manage = await startManage(district)
  await expect.poll(() => tokensAsked(district.portal.front), patience).toBeGreaterThan(2)
  for (const name of sourceNames) expect((await feedState(manage, name)).feedError).toBeNull()
})

test('two manage services on one archive keep every event once', async () => {
  await using district = await startDistrict()
  await using manage = await startManage(district)
  const second = manageService({
    ...readingSettings(district),
    databaseUrl: manage.databaseUrl,
    publicKey: 'MCowBQYDK2VwAyEA1Zn2CnOcMNcJQFRYIZUyYS0uyzDCjFgtYXyEdRmoRGk=',
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
  })
  await second.start()
  const all: string[] = []
  for (let round = 0; round < 10; round++) {
    const batch = ids(`round-${round}`, 30)
    await district.tickets.happen(events(batch))
    all.push(...batch)
  }
  await expect.poll(() => idsRead(manage, 'tickets'), patience).toEqual(all)
  await askedAgain(district.tickets.front)
  expect(await idsRead(manage, 'tickets')).toEqual(all)
  await second.stop()
})
