import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileAs, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
/** Two tickets of the same teacher, and what stands on the first of them. */
let number: number
let other: number
let ids: { checklist: string; time: string; part: string }

beforeAll(async () => {
  service = await startTickets()
  ;({ number } = await fileAs(service, teacher))
  ;({ number: other } = await fileAs(service, teacher))
  const key = { desk: 'technology' as const, number }
  const { checklist, work } = service.as(tech)
  const { lines } = await checklist.add.mutate({ ...key, text: 'Look' })
  await work.logTime.mutate({ ...key, ...time })
  const { time: entries, parts } = await work.addPart.mutate({ ...key, ...part })
  ids = { checklist: lines[0]?.id ?? '', time: entries[0]?.id ?? '', part: parts[0]?.id ?? '' }
})
afterAll(() => service[Symbol.asyncDispose]())

type Client = ReturnType<Tickets['as']>
type Key = { desk: 'technology'; number: number; id: string; version: number }

const time = { minutes: 30, workedOn: '2026-11-02', note: null }
const part = { name: 'Fuse', quantity: 1, unitCents: 125, supplier: null, partNumber: null }

/** Every procedure that names a ticket's checklist, time or parts, by its path. */
const asked: Record<string, (client: Client, key: Key) => Promise<unknown>> = {
  'checklist.of': ({ checklist }, key) => checklist.of.query(key),
  'checklist.add': ({ checklist }, key) => checklist.add.mutate({ ...key, text: 'x' }),
  'checklist.tick': ({ checklist }, key) => checklist.tick.mutate({ ...key, ticked: true }),
  'checklist.edit': ({ checklist }, key) => checklist.edit.mutate({ ...key, text: 'x' }),
  'checklist.remove': ({ checklist }, key) => checklist.remove.mutate(key),
  'work.of': ({ work }, key) => work.of.query(key),
  'work.logTime': ({ work }, key) => work.logTime.mutate({ ...key, ...time }),
  'work.changeTime': ({ work }, key) => work.changeTime.mutate({ ...key, ...time }),
  'work.removeTime': ({ work }, key) => work.removeTime.mutate(key),
  'work.addPart': ({ work }, key) => work.addPart.mutate({ ...key, ...part }),
  'work.changePart': ({ work }, key) => work.changePart.mutate({ ...key, ...part }),
  'work.removePart': ({ work }, key) => work.removePart.mutate(key),
}

const told = (call: Promise<unknown>) =>
  call.then(String, (error: Error & { reason: string }) => `${error.reason}: ${error.message}`)

const [teacher, tech] = [actorOf('teacher.lakeroad'), actorOf('tech.lakeroad')]

const strangers: [string, Actor][] = [
  ['a teacher of another school', actorOf('teacher.central')],
  ['a technician of another school', actorOf('tech.central')],
  ['a technician of the other desk', newPerson([{ role: 'maintenance_technician', placeId: null }])],
  ['a student', actorOf('student.central')],
  ['a machine that may only file', machine(['tickets:file', 'tickets:comment'])],
]

describe.each(Object.entries(asked))('%s', (path, ask) => {
  test('a foreign ticket looks like one that does not exist', async () => {
    const id = idFor(path)
    for (const [who, actor] of strangers) {
      const tryNumber = (of: number) => told(ask(service.as(actor), { desk: 'technology', number: of, id, version: 1 }))
      const foreign = await tryNumber(number)
      expect(foreign, who).toBe(await tryNumber(2_000_000_000))
      expect(foreign).toMatch(/^(not_found: Ticket not found|forbidden: You do not have the permission tickets:\w+\.)$/)
    }
  })

  test('its requester and its school’s principal change nothing', async () => {
    const id = idFor(path)
    if (path === 'checklist.of') return
    for (const actor of [teacher, actorOf('principal.lakeroad'), newPerson([{ role: 'librarian', placeId: null }])]) {
      const answer = await told(ask(service.as(actor), { desk: 'technology', number, id, version: 1 }))
      expect(answer).toMatch(/^(forbidden|not_found)/)
    }
  })
})

test.each(Object.entries(asked).filter(([path]) => !/of|add|log/.test(path)))(
  '%s: what belongs to another ticket looks like what does not exist',
  async (path, ask) => {
    const tryId = (id: string) => told(ask(service.as(tech), { desk: 'technology', number: other, id, version: 1 }))
    expect(await tryId(idFor(path))).toMatch(/^not_found/)
    expect(await tryId(idFor(path))).toBe(await tryId(randomUUID()))
  },
)

/** The id of what a procedure could be about. */
function idFor(path: string): string {
  if (path.startsWith('checklist')) return ids.checklist
  return path.includes('Part') ? ids.part : ids.time
}
