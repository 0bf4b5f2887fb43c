import { type Actor, actorCan } from '@ocs/contracts/actors'
import type { Permission } from '@ocs/contracts/permissions'
import { DomainError } from '@ocs/contracts/reasons'
import { initTRPC, TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { Logger } from 'pino'
import type { OpenApiMeta } from 'trpc-to-openapi'
import { errorForLog } from './database-errors.ts'
import { publicError } from './errors.ts'

/** What a store needs to know about a request: who asks, and how the request is recognised. */
export type Context = {
  actor: Actor
  requestId: string
  /** The caller's key for "this is the same request again"; null when it sent none. */
  idempotencyKey: string | null
  log: Logger
}

/** The request before the caller is known; made by the service for every HTTP request. */
export type RequestContext = Omit<Context, 'actor'> & {
  authenticate: () => Promise<Actor>
  observe: (procedure: string, outcome: string, seconds: number) => void
}

type Meta = OpenApiMeta<{ can?: Permission }>

const t = initTRPC
  .context<RequestContext>()
  .meta<Meta>()
  .create({
    isDev: false,
    sse: { ping: { enabled: true, intervalMs: 15_000 }, maxDurationMs: 30 * 60_000 },
    errorFormatter({ shape, error, ctx }) {
      const known = publicError(error)
      return {
        ...shape,
        message: known.message,
        data: {
          code: known.code,
          httpStatus: getHTTPStatusCodeFromError(new TRPCError({ code: known.code })),
          reason: known.reason,
          issues: known.issues,
          requestId: ctx?.requestId,
        },
      }
    },
  })

/** Builds a router out of procedures. */
export const router = t.router

/** Joins routers side by side into one. */
export const mergeRouters = t.mergeRouters

/** Times every call, and turns what it throws into what the caller may learn. */
const errorsAndMetrics = t.middleware(async ({ ctx, path, next }) => {
  const start = performance.now()
  const result = await next()
  const seconds = (performance.now() - start) / 1000
  if (result.ok) {
    ctx.observe(path, 'ok', seconds)
    return result
  }
  const known = publicError(result.error)
  ctx.observe(path, known.reason, seconds)
  const line = { procedure: path, reason: known.reason }
  const fault = () => errorForLog(result.error.cause ?? result.error)
  if (known.reason === 'internal') ctx.log.error({ ...line, fault: fault() }, 'failed')
  else if (known.reason === 'service_unavailable') ctx.log.warn({ ...line, fault: fault() }, 'refused')
  else ctx.log.info(line, 'refused')
  throw new TRPCError({ code: known.code, message: known.message, cause: result.error.cause ?? result.error })
})

/** Deny by default: a procedure must say what it takes, and the caller must have it. */
const permission = t.middleware(async ({ ctx, meta, path, next }) => {
  const actor = await ctx.authenticate()
  if (!meta?.can) throw new Error(`${path} does not say who may call it`)
  if (!actorCan(actor, meta.can)) {
    throw new DomainError('forbidden', `You do not have the permission ${meta.can}.`)
  }
  return next({ ctx: { ...ctx, actor } satisfies Context & RequestContext })
})

/**
 * The only procedure builder. `.meta({ can })` names the permission it takes; `.input` and
 * `.output` are contracts. Errors travel by reason, anything unexpected as a bare 500.
 */
export const procedure = t.procedure.use(errorsAndMetrics).use(permission)
