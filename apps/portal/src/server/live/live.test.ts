import { setImmediate as soon } from 'node:timers/promises'
import type { Actor } from '@ocs/contracts/actors'
import { demoPlace } from '@ocs/contracts/demo'
import type { TicketKey } from '@ocs/contracts/tickets'
import { machine, newPerson } from '@ocs/service-kit/testing/service'
import type { AppRouter } from '@ocs/tickets/router'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { LiveMessage } from '../../live/live-message.ts'
import { type ServiceProcess, startServiceProcess } from '../../testing/service-process.ts'
import { followFeed } from './follow-feed.ts'
import { createLiveHub } from './live-hub.ts'
import { createOpenStreams } from './open-streams.ts'

let service: ServiceProcess<AppRouter>
beforeAll(async () => {
  service = await startServiceProcess<AppRouter>('tickets')
})
afterAll(() => service?.[Symbol.asyncDispose]())

const reader = machine(['events:read'])
const lakeRoad = demoPlace('Lake Road Elementary School')

/** A hub on the real feed. */
function startHub() {
  const began = Promise.withResolvers<void>()
  const hub = createLiveHub({
    follow: ({ take, began: tellAll }) => {
      const stopping = new AbortController()
      void followFeed({
        url: service.url,
        token: () => service.token(reader),
        now: async () => (await service.as(reader).events.now.query()).cursor,
        take,
        began() {
          tellAll()
          began.resolve()
        },
        lost: () => {},
        signal: stopping.signal,
      })
      return () => stopping.abort()
    },
    among: (actor, ids) => service.as(actor).live.among.query({ ids }),
    failed: () => {},
    gatherMs: 20,
  })
  /** Listens as somebody; answers the numbers of the tickets that they were told of. */
  const listen = (actor: Actor, about: TicketKey | null = null) => {
    const told: LiveMessage[] = []
    hub.join({ actor, about, send: message => told.push(message) })
    return () => told.flatMap(message => (message.kind === 'changed' ? message.tickets.map(each => each.number) : []))
  }
  return { began: began.promise, listen, [Symbol.dispose]: hub.end }
}

const fileAs = (actor: Actor) =>
  service.as(actor).tickets.file.mutate({
    desk: 'technology',
    category: 'hardware',
    description: 'The projector shows no picture.',
    place: { id: lakeRoad.id, name: lakeRoad.name },
    room: null,
    assetTag: null,
  })

test('people are told of what they may see and of nothing else, and of notes only who works the ticket', async () => {
  const teacher = newPerson()
  const tech = newPerson([{ role: 'technology_technician', placeId: lakeRoad.id }])
  using hub = startHub()
  const [teacherHears, techHears, strangerHears] = [hub.listen(teacher), hub.listen(tech), hub.listen(newPerson())]
  await hub.began
  const [noted, answered] = [await fileAs(teacher), await fileAs(teacher)]
  await vi.waitFor(() => expect(teacherHears()).toHaveLength(2), 30_000)
  await vi.waitFor(() => expect(techHears()).toHaveLength(2), 30_000)
  const techHearsOfOne = hub.listen(tech, { desk: 'technology', number: noted.number })
  await service.as(tech).comments.note.mutate({ ...noted, note: 'The lamp, I think.' })
  await vi.waitFor(() => expect(techHears().slice(2)).toEqual([noted.number]), 30_000)
  await service.as(tech).tickets.comment.mutate({ ...answered, note: 'I will come tomorrow.' })
  await vi.waitFor(() => expect(teacherHears().slice(2)).toEqual([answered.number]), 30_000)
  await vi.waitFor(() => expect(techHears().slice(2)).toEqual([noted.number, answered.number]))
  expect(new Set(techHearsOfOne())).toEqual(new Set([noted.number]))
  expect(strangerHears()).toEqual([])
})

test('who begins to listen just after a change is told of it', async () => {
  const teacher = newPerson()
  using hub = startHub()
  const early = hub.listen(teacher)
  await hub.began
  const { number } = await fileAs(teacher)
  await vi.waitFor(() => expect(early()).toEqual([number]), 30_000)
  const late = hub.listen(teacher)
  await vi.waitFor(() => expect(late()).toEqual([number]))
})

test('where the service cannot say who may see a ticket, nobody is told of it, and they look once more later', async () => {
  const teacher = newPerson()
  let take: (event: never) => void = () => {}
  const hub = createLiveHub({
    follow: feed => {
      take = feed.take
      return () => {}
    },
    among: () => Promise.reject(new Error('down')),
    failed: () => {},
    gatherMs: 1,
  })
  const told: LiveMessage[] = []
  hub.join({ actor: teacher, about: null, send: message => told.push(message) })
  const nounId = crypto.randomUUID()
  take({
    noun: 'ticket',
    nounId,
    verb: 'filed',
    actor: { id: nounId, name: 'Ana' },
    data: { desk: 'technology', number: 1 },
  } as never)
  await vi.waitFor(() => {
    hub.beat()
    expect(told).toEqual([{ kind: 'missed' }])
  })
  hub.end()
})

test('a stream ends with its session or when its person may do other things, and leaves once; others go on', async () => {
  const alive = new Map([
    ['lives', 'staff'],
    ['ends', 'staff'],
    ['moves', 'staff'],
  ])
  const left: string[] = []
  const streams = createOpenStreams({ living: async () => alive, beat: () => {} })
  const open = (session: string) =>
    streams.open({ session, rights: 'staff' }, () => () => left.push(session)).getReader()
  const [lives, ends, moves] = [open('lives'), open('ends'), open('moves')]
  const text = async (stream: typeof lives) => new TextDecoder().decode((await stream.read()).value)
  expect([await text(ends), await text(moves)]).toEqual(['retry: 3000\n\n', 'retry: 3000\n\n'])
  alive.delete('ends')
  alive.set('moves', 'staff,principal')
  await streams.look()
  expect([(await ends.read()).done, (await moves.read()).done]).toEqual([true, true])
  streams.beat()
  expect([await text(lives), await text(lives)]).toEqual(['retry: 3000\n\n', ': beat\n\n'])
  await lives.cancel()
  await soon()
  expect(left).toEqual(['ends', 'moves', 'lives'])
  streams.endAll()
})
