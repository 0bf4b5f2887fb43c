import { randomUUID } from 'node:crypto'
import { DomainError } from '@ocs/contracts/reasons'
import * as z from 'zod'
import { eventsRouter, recordEvent } from '../feed.ts'
import { procedure, router } from '../procedure.ts'
import { createService } from '../service.ts'
import { type Db, inTransaction } from '../transaction.ts'
import { createPgDb } from './pg-db.ts'
import { machine, startService } from './service.ts'

/** Procedures that do what the kit's own tests need, on the kit's two tables alone. */
function thingRouter(db: Db, databaseUrl: string) {
  return router({
    events: eventsRouter(db, 'tickets', databaseUrl),
    make: procedure
      .meta({ can: 'tickets:file', openapi: { method: 'POST', path: '/things' } })
      .input(z.object({ name: z.string().min(3, 'Use at least 3 letters') }))
      .output(z.object({ id: z.string(), name: z.string() }))
      .mutation(({ ctx, input }) =>
        inTransaction(db, ctx, 'make', input, async tx => {
          const id = randomUUID()
          await recordEvent(tx, ctx, { noun: 'thing', nounId: id, verb: 'made', note: input.name })
          return { id, name: input.name, secret: 'not in the contract' }
        }),
      ),
    missing: procedure
      .meta({ can: 'tickets:read', openapi: { method: 'GET', path: '/things/{id}' } })
      .input(z.object({ id: z.string() }))
      .output(z.object({}))
      .query(() => {
        throw new DomainError('not_found', 'Thing not found')
      }),
    broken: procedure
      .meta({ can: 'tickets:read', openapi: { method: 'GET', path: '/broken' } })
      .input(z.object({}))
      .output(z.object({}))
      .query(() => {
        throw new Error('password=hunter2')
      }),
    wrongOutput: procedure
      .meta({ can: 'tickets:read', openapi: { method: 'GET', path: '/wrong-output' } })
      .input(z.object({}))
      .output(z.object({ name: z.string() }))
      .query(() => ({ name: 7 as unknown as string })),
    numbered: procedure
      .meta({ can: 'tickets:read', openapi: { method: 'GET', path: '/numbers/{number}' } })
      .input(z.object({ number: z.coerce.number().int(), size: z.enum(['s', 'l']).optional() }))
      .output(z.object({ number: z.number() }))
      .query(({ input }) => ({ number: input.number })),
    undeclared: procedure.output(z.object({})).query(() => ({})),
  })
}
export type ThingRouter = ReturnType<typeof thingRouter>

/** A service of things with a database of its own. */
export const startThings = () =>
  startService<ThingRouter>('tickets', settings => {
    const db = createPgDb(settings.databaseUrl)
    return createService({ name: 'tickets', router: thingRouter(db, settings.databaseUrl), db, ...settings })
  })

/** A machine that may do all there is to do. */
export const maker = machine(['tickets:file', 'tickets:read', 'events:read'])

/** A request to the REST face as the maker. */
export async function callRest(
  service: { url: string; token: (actor: typeof maker) => Promise<string> },
  path: string,
  init: RequestInit = {},
) {
  const headers = {
    authorization: `Bearer ${await service.token(maker)}`,
    'content-type': 'application/json',
    ...init.headers,
  }
  const response = await fetch(`${service.url}${path}`, { ...init, headers })
  const body = (await response.json()) as Record<string, unknown>
  return { status: response.status, body, headers: response.headers }
}
