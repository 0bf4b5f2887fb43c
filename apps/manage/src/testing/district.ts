import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import type { AuditEntry } from '@ocs/contracts/system'
import { createTokenKeys } from '@ocs/service-kit/actor-token'
import { eventsRouter, type NewEvent, recordEvent } from '@ocs/service-kit/feed'
import { router } from '@ocs/service-kit/procedure'
import { createService } from '@ocs/service-kit/service'
import { createTestDatabase } from '@ocs/service-kit/testing/database'
import { createPgDb } from '@ocs/service-kit/testing/pg-db'
import { actorOf, machine, startService, type TestService } from '@ocs/service-kit/testing/service'
import type { AppRouter } from '../router.ts'
import { manageService } from '../service.ts'
import type { Sources } from '../sources.ts'
import { type Front, openFront } from './front.ts'
import { clientSecret, startPortal } from './portal.ts'

type SourceName = keyof Sources
export const sourceNames: SourceName[] = ['portal', 'tickets', 'inventory', 'requisition']

/** A real small application with a feed of its own, behind a front. */
export type Source = AsyncDisposable & {
  front: Front
  databaseUrl: string
  /** Makes events happen in one transaction, and therefore at one time. */
  happen: (events: (Partial<NewEvent> & { nounId: string })[], actor?: Actor) => Promise<void>
}

/** The applications whose feeds are read, and the token endpoint. */
export type District = AsyncDisposable & Record<SourceName, Source> & { urls: Sources }

type Keys = ReturnType<typeof createTokenKeys>

async function startSource(name: SourceName, keys: Keys, tokenSeconds: number): Promise<Source> {
  // Every application has the same table of events; this one's own schema makes the tests need no other.
  const database = await createTestDatabase('manage')
  const db = createPgDb(database.url)
  const options = { publicKey: keys.publicKey, port: 0, host: '127.0.0.1', logLevel: 'silent' }
  const events = router({ events: eventsRouter(db, name, database.url) })
  const service = createService({ name, router: events, db, ...options })
  const portal = name === 'portal' ? await startPortal({ db, keys, tokenSeconds }) : null
  const front = await openFront(portal?.url ?? (await service.start()).url)
  return {
    front,
    databaseUrl: database.url,
    happen: (happened, actor = actorOf('teacher.lakeroad')) =>
      db.$transaction(async tx => {
        const doer = { actor, requestId: randomUUID() }
        for (const event of happened) await recordEvent(tx, doer, { noun: 'thing', verb: 'made', ...event })
      }),
    async [Symbol.asyncDispose]() {
      await front[Symbol.asyncDispose]()
      await (portal ? portal.stop().then(() => db.$disconnect()) : service.stop())
      await database[Symbol.asyncDispose]()
    },
  }
}

/** Starts the applications that manage reads; `tokenSeconds` is how long the portal's tokens live. */
export async function startDistrict({ tokenSeconds = 60 } = {}): Promise<District> {
  const keys = createTokenKeys()
  const [portal, tickets, inventory, requisition] = await Promise.all([
    startSource('portal', keys, tokenSeconds),
    startSource('tickets', keys, tokenSeconds),
    startSource('inventory', keys, tokenSeconds),
    startSource('requisition', keys, tokenSeconds),
  ])
  const sources = { portal, tickets, inventory, requisition }
  return {
    ...sources,
    urls: {
      portal: portal.front.url,
      tickets: tickets.front.url,
      inventory: inventory.front.url,
      requisition: requisition.front.url,
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(Object.values(sources).map(source => source[Symbol.asyncDispose]()))
    },
  }
}

export type Manage = TestService<AppRouter>

/** What a manage service in a test is given beside the kit's own settings. */
export const readingSettings = (district: District) => ({ sources: district.urls, clientSecret, feedIntervalMs: 20 })

/** The manage service with an archive of its own, reading a district. */
export const startManage = (district: District, changes: { clientSecret?: string } = {}): Promise<Manage> =>
  startService<AppRouter>('manage', settings =>
    manageService({ ...settings, ...readingSettings(district), ...changes }),
  )

/** A machine that may read the archive, and one that may read health. */
export const auditor = machine(['audit:read'], 'Auditor')
export const operator = machine(['system:read'], 'Operator')

/** The whole archive, or what a filter leaves of it, in the order in which it was read. */
export async function archive(manage: Manage, filter: { service?: string } = {}): Promise<AuditEntry[]> {
  const client = manage.as(auditor)
  const entries: AuditEntry[] = []
  let cursor: string | undefined
  do {
    const page = await client.audit.list.query({ ...filter, limit: 100, cursor })
    entries.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return entries.sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)))
}

/** The ids of what the archive holds of a service, in the order in which it was read. */
export const idsRead = async (manage: Manage, service: string): Promise<string[]> =>
  (await archive(manage, { service })).map(entry => entry.nounId)

/** What `/admin/system` says about the reading of a feed. */
export async function feedState(manage: Manage, name: string) {
  const apps = await manage.as(operator).system.health.query()
  const { feedReadAt, feedError } = apps.find(app => app.name === name) ?? { feedReadAt: null, feedError: null }
  return { feedReadAt, feedError }
}
