import type { Actor } from '@ocs/contracts/actors'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditor, type District, type Manage, startDistrict, startManage } from '../testing/district.ts'

let district: District
let manage: Manage
beforeAll(async () => {
  district = await startDistrict()
  manage = await startManage(district)
})
afterAll(async () => {
  await manage[Symbol.asyncDispose]()
  await district[Symbol.asyncDispose]()
})

type Filter = Parameters<ReturnType<Manage['as']>['audit']['list']['query']>[0]
const list = (filter: Filter, actor: Actor = auditor) => manage.as(actor).audit.list.query({ limit: 100, ...filter })
const idsOf = async (filter: Filter) => (await list(filter)).items.map(entry => entry.nounId)

/** Makes one event for each note in one transaction, by somebody new, and waits until they are in the archive. */
async function noted(notes: (string | null)[], changes: { noun?: string; verb?: string; name?: string } = {}) {
  const { name, ...event } = changes
  const actor = newPerson(undefined, name)
  const happened = notes.map(note => ({ nounId: crypto.randomUUID(), note, ...event }))
  await district.tickets.happen(happened, actor)
  await expect.poll(() => idsOf({ actorId: actor.id }), { timeout: 60_000 }).toHaveLength(notes.length)
  return { actor, ids: happened.map(({ nounId }) => nounId) }
}

describe('who may read', () => {
  test('an admin and a machine with audit:read may, and nobody else', async () => {
    await expect(list({}, actorOf('admin'))).resolves.toHaveProperty('items')
    const others = ['teacher.lakeroad', 'student.central', 'tech.district', 'director'].map(handle => actorOf(handle))
    for (const actor of [...others, machine(['system:read', 'events:read', 'tickets:read'])]) {
      await expect(list({}, actor)).rejects.toMatchObject({ reason: 'forbidden' })
    }
    expect((await fetch(`${manage.url}/api/audit`)).status).toBe(401)
  })
})

describe('pages', () => {
  test('show every entry once, newest first, although many have one time and more are read meanwhile', async () => {
    const { actor, ids } = await noted(Array.from({ length: 11 }, (_, n) => `note ${n}`))
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await list({ actorId: actor.id, limit: 3, cursor })
      seen.push(...page.items.map(entry => entry.nounId))
      cursor = page.nextCursor ?? undefined
      if (seen.length === 3) {
        await district.inventory.happen([{ nounId: 'later' }], actor)
        await expect.poll(() => idsOf({ actorId: actor.id }), { timeout: 60_000 }).toHaveLength(12)
      }
    } while (cursor)
    expect(seen).toEqual(ids.toReversed())
  })

  test('are refused for a cursor that is none', async () => {
    for (const cursor of [
      'x',
      'WyJ4IiwieCJd',
      Buffer.from('["2026-11-22T14:05:00.000Z","-1"]').toString('base64url'),
    ]) {
      await expect(list({ cursor })).rejects.toMatchObject({ reason: 'bad_cursor' })
    }
  })
})

describe('filters', () => {
  test('by application, person and noun hold together', async () => {
    const { actor, ids } = await noted(['a'], { noun: 'chair' })
    await district.requisition.happen([{ nounId: 'table 1', noun: 'table' }], actor)
    await expect.poll(() => idsOf({ actorId: actor.id }), { timeout: 60_000 }).toEqual(['table 1', ...ids])
    expect(await idsOf({ actorId: actor.id, service: 'tickets' })).toEqual(ids)
    expect(await idsOf({ actorId: actor.id, noun: 'table' })).toEqual(['table 1'])
    expect(await idsOf({ actorId: actor.id, noun: 'table', service: 'tickets' })).toEqual([])
    expect(await idsOf({ actorId: crypto.randomUUID() })).toEqual([])
  })
})

describe('search', () => {
  test('finds every word in the person, the verb, the id and the note, in any case and order', async () => {
    const { actor, ids } = await noted(['Opened the Projector cabinet'], { verb: 'unlocked', name: 'Imogen Quill' })
    const [id = ''] = ids
    for (const search of ['projector', 'quill imogen', 'UNLOCKED cabinet', id.slice(4, 20)]) {
      expect(await idsOf({ actorId: actor.id, search })).toEqual(ids)
    }
    expect(await idsOf({ actorId: actor.id, search: 'projector missing' })).toEqual([])
  })

  test('takes percent signs, underscores and backslashes as they are typed', async () => {
    const { actor, ids } = await noted(['100% done', 'C:\\temp', 'room_9', 'plain text'])
    const found = (search: string) => idsOf({ actorId: actor.id, search })
    expect(await found('%')).toEqual([ids[0]])
    expect(await found('\\')).toEqual([ids[1]])
    expect(await found('_')).toEqual([ids[2]])
    expect(await found("' or true --")).toEqual([])
    expect(await found('   ')).toHaveLength(4)
  })

  test('refuses what PostgreSQL cannot compare as wrong input', async () => {
    await expect(list({ search: 'nul\u0000byte' })).rejects.toMatchObject({ reason: 'invalid_input' })
  })
})

test('the REST face answers the same entries', async () => {
  const { actor, ids } = await noted(['first', null])
  const headers = { authorization: `Bearer ${await manage.token(auditor)}` }
  const response = await fetch(`${manage.url}/api/audit?actorId=${actor.id}&limit=1`, { headers })
  expect(response.status).toBe(200)
  const page = (await response.json()) as { items: { nounId: string; note: null }[]; nextCursor: string }
  expect(page.items).toMatchObject([{ nounId: ids[1], note: null }])
  const rest = await fetch(`${manage.url}/api/audit?actorId=${actor.id}&limit=1&cursor=${page.nextCursor}`, { headers })
  expect(await rest.json()).toMatchObject({ items: [{ nounId: ids[0] }], nextCursor: null })
  expect((await fetch(`${manage.url}/api/audit?limit=many`, { headers })).status).toBe(422)
})
