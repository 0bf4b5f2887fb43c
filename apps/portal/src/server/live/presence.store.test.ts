import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { LiveMessage } from '../../live/live-message.ts'
import { testPortal } from '../../testing/portal.ts'
import { pageAlive, pageClosed, pageOpened, presentOn, silentAfter } from './presence.store.ts'
import { createPresenceBoard } from './presence-board.ts'

let portal: Awaited<ReturnType<typeof testPortal>>
beforeAll(async () => {
  portal = await testPortal()
})
afterAll(() => portal[Symbol.asyncDispose]())

const start = new Date('2026-11-20T14:00:00Z')
const after = (ms: number) => new Date(start.getTime() + ms)
const ana = { id: randomUUID(), name: 'Ana Ruiz' }
const ben = { id: randomUUID(), name: 'Ben Hall' }

async function open(ticketId: string, person: typeof ana, now = start) {
  const page = { pageId: randomUUID(), ticketId, person }
  await pageOpened(portal.db, page, now)
  return { pageId: page.pageId, personId: person.id }
}

test('each person counts once, whatever pages they have open, and writes where one of them does', async () => {
  const ticketId = randomUUID()
  const present = async () => (await presentOn(portal.db, [ticketId], start)).get(ticketId)
  const [first, second] = [await open(ticketId, ana), await open(ticketId, ana)]
  await open(ticketId, ben)
  await open(randomUUID(), ben)
  await pageAlive(portal.db, { ...first, isWriting: true }, start)
  expect(await present()).toEqual([
    { ...ana, isWriting: true },
    { ...ben, isWriting: false },
  ])
  await pageClosed(portal.db, first.pageId)
  expect(await present()).toEqual([
    { ...ana, isWriting: false },
    { ...ben, isWriting: false },
  ])
  await pageClosed(portal.db, second.pageId)
  expect(await present()).toEqual([{ ...ben, isWriting: false }])
})

test('a page that falls silent is gone within 45 seconds, and nobody speaks for the page of another', async () => {
  const ticketId = randomUUID()
  const present = async (ms: number) => (await presentOn(portal.db, [ticketId], after(ms))).get(ticketId)
  const page = await open(ticketId, ana)
  await pageAlive(portal.db, { ...page, isWriting: false }, after(15_000))
  await pageAlive(portal.db, { pageId: page.pageId, personId: ben.id, isWriting: true }, after(30_000))
  expect(await present(15_000 + silentAfter - 1)).toEqual([{ ...ana, isWriting: false }])
  expect(await present(15_000 + silentAfter)).toBeUndefined()
  expect(silentAfter).toBeLessThan(45_000)
})

test('two processes show each their page to the other, and only the page of somebody else', async () => {
  const ticketId = randomUUID()
  const process = () =>
    createPresenceBoard({
      opened: page => pageOpened(portal.db, page, new Date()),
      closed: pageId => pageClosed(portal.db, pageId),
      present: ids => presentOn(portal.db, ids, new Date()),
      failed: () => {},
    })
  const look = (board: ReturnType<typeof process>, person: typeof ana) => {
    const told: LiveMessage[] = []
    const leave = board.join({ pageId: randomUUID(), ticketId, person }, message => told.push(message))
    return { leave, seen: () => told.findLast(message => message.kind === 'presence')?.people.map(each => each.name) }
  }
  const [one, other] = [process(), process()]
  const [anas, bens] = [look(one, ana), look(other, ben)]
  await vi.waitFor(async () => {
    await Promise.all([one.look(), other.look()])
    expect([anas.seen(), bens.seen()]).toEqual([['Ben Hall'], ['Ana Ruiz']])
  })
  bens.leave()
  await vi.waitFor(async () => {
    await one.look()
    expect(anas.seen()).toEqual([])
  })
  anas.leave()
})
