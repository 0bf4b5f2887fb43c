import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DomainError } from '@ocs/contracts/reasons'
import type { AnyRouter } from '@trpc/server'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import pino, { type Logger } from 'pino'
import { bearerToken, createVerifier } from './actor-token.ts'
import { errorForLog } from './database-errors.ts'
import { docsPage } from './docs-page.ts'
import { publicError } from './errors.ts'
import { startHousekeeping } from './housekeeping.ts'
import { HttpFailure, prepare, type ReadRequest, readBody, sendFailure, sendJson, sendText } from './http.ts'
import { createMetrics } from './metrics.ts'
import { databaseBytes, isReady } from './probes.ts'
import type { RequestContext } from './procedure.ts'
import { createRestHandler, restDocument } from './rest.ts'
import type { SqlClient } from './transaction.ts'

/** What makes a service: its name, its procedures, its database, and how the portal's tokens are checked. */
export type ServiceOptions = {
  name: string
  router: AnyRouter
  db: SqlClient & { $disconnect(): Promise<void> }
  publicKey: string
  port: number
  host: string
  logLevel?: string
}

export type Service = {
  /** Starts to listen; the address has the real port when 0 was asked for. */
  start: () => Promise<{ url: string }>
  /** Stops to listen, lets running requests end (streams are cut), and closes the database. */
  stop: () => Promise<void>
}

function requestIdOf(req: IncomingMessage): string {
  const given = req.headers['x-request-id']
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
}

function idempotencyKeyOf(req: IncomingMessage): string | null {
  const given = req.headers['idempotency-key']
  if (given === undefined) return null
  if (typeof given === 'string' && /^[\x21-\x7e]{1,200}$/.test(given)) return given
  throw new DomainError('invalid_input', 'An Idempotency-Key is 1 to 200 visible ASCII characters.')
}

/** Builds a service's request listener; `createService` gives it a port. */
function createListener(options: ServiceOptions, log: Logger) {
  const metrics = createMetrics(options.name, () => databaseBytes(options.db))
  const verify = createVerifier({ audience: options.name, publicKey: options.publicKey })
  const createContext = (req: ReadRequest): RequestContext => {
    const requestId = req.requestId ?? requestIdOf(req)
    return {
      requestId,
      idempotencyKey: idempotencyKeyOf(req),
      log: log.child({ requestId }),
      authenticate: () => verify(bearerToken(req.headers.authorization)),
      observe: metrics.observe,
    }
  }
  const trpc = createHTTPHandler({
    router: options.router,
    basePath: '/trpc/',
    createContext: async ({ req }) => createContext(req as ReadRequest) as never,
    // A procedure logs its own failures; what comes out of a stream, or of no procedure at all, is logged here.
    onError: ({ error, type, path, ctx }) => {
      if (ctx && type !== 'subscription') return
      if (publicError(error).reason !== 'internal') return
      log.error({ procedure: path, fault: errorForLog(error.cause ?? error) }, 'failed')
    },
  })
  const rest = createRestHandler({ router: options.router, createContext })
  const document = restDocument(options.name, options.router, '/api')
  const identity = { status: 'healthy', service: `ocs-${options.name}` }

  const plain: Record<string, (res: ServerResponse) => Promise<void> | void> = {
    '/healthz': res => sendJson(res, 200, identity),
    '/health': res => sendJson(res, 200, identity),
    '/readyz': async res => {
      const ready = await isReady(options.db)
      sendJson(res, ready ? 200 : 503, { ready, service: options.name })
    },
    '/metrics': async res => sendText(res, metrics.registry.contentType, await metrics.registry.metrics()),
    '/api/openapi.json': res => sendJson(res, 200, document),
    '/docs': res => sendText(res, 'text/html; charset=utf-8', docsPage(document)),
  }

  return async (req: ReadRequest, res: ServerResponse): Promise<void> => {
    req.requestId = requestIdOf(req)
    prepare(res, req.requestId)
    res.on('finish', () => metrics.responded(res.statusCode))
    const path = (req.url ?? '/').split('?')[0] ?? '/'
    const page = req.method === 'GET' || req.method === 'HEAD' ? plain[path] : undefined
    if (page) return page(res)
    if (!path.startsWith('/trpc/') && !path.startsWith('/api/')) throw new DomainError('not_found', 'Not Found')
    // Refused here and not where it is used: below, it would count as a failure of ours.
    idempotencyKeyOf(req)
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      const body = await readBody(req)
      req.body = path.startsWith('/api/') ? parseJson(body) : body
    }
    if (path.startsWith('/trpc/')) return void trpc(req, res)
    req.url = req.url?.slice('/api'.length)
    return rest(req, res)
  }
}

/** JSON so deep that walking it runs out of stack is nobody's form. */
const deepest = 100

function isShallow(value: unknown, left = deepest): boolean {
  if (typeof value !== 'object' || value === null) return true
  return left > 0 && Object.values(value).every(inner => isShallow(inner, left - 1))
}

function parseJson(body: string): unknown {
  if (body === '') return {}
  try {
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) && isShallow(parsed)) return parsed
  } catch {
    // Falls through: both cases get the same sentence.
  }
  throw new DomainError('invalid_input', 'The body must be a JSON object.')
}

/** What a caller is told of whatever was thrown on the way to an answer. */
function failureOf(error: unknown): HttpFailure {
  if (error instanceof HttpFailure) return error
  if (error instanceof DomainError) return new HttpFailure(error.status, error.reason, error.message)
  return new HttpFailure(500, 'internal', 'Something went wrong on our side.')
}

/**
 * Lets the running requests be the last of their connections, and ends the streams, which would not end by
 * themselves; their readers come back and go on from their cursors.
 */
function endConnections(responses: Iterable<ServerResponse>): void {
  for (const res of responses) {
    if (!res.headersSent) res.setHeader('connection', 'close')
    else if (String(res.getHeader('content-type')).startsWith('text/event-stream')) res.destroy()
  }
}

/**
 * A standalone service: tRPC below `/trpc`, the same procedures as REST below `/api`, the OpenAPI
 * document and its page, liveness (no I/O), readiness (the database) and metrics.
 */
export function createService(options: ServiceOptions): Service {
  const log = pino({ name: options.name, level: options.logLevel ?? 'info' })
  const listener = createListener(options, log)
  const open = new Set<ServerResponse>()
  let stopHousekeeping = async () => {}
  // A request must have arrived within half a minute; Node's five minutes are a way to hold many connections for nothing.
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 20_000 }, (req, res) => {
    open.add(res)
    if (!server.listening) res.setHeader('connection', 'close')
    res.once('close', () => open.delete(res))
    listener(req as ReadRequest, res).catch((error: unknown) => {
      // Who sent it has gone in the middle of it.
      if (req.readableAborted) return
      const failure = failureOf(error)
      if (!(error instanceof HttpFailure) && failure.reason === 'internal')
        log.error({ fault: errorForLog(error), requestId: res.getHeader('x-request-id') }, 'failed')
      if (res.headersSent) res.end()
      else sendFailure(res, failure)
    })
  })
  return {
    async start() {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(options.port, options.host, resolve)
      })
      stopHousekeeping = startHousekeeping(options.db, log)
      const { port } = server.address() as AddressInfo
      const url = `http://${options.host}:${port}`
      log.info({ url }, 'listening')
      return { url }
    },
    async stop() {
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      endConnections(open)
      server.closeIdleConnections()
      const cut = setTimeout(() => server.closeAllConnections(), 5_000).unref()
      await Promise.all([closed, stopHousekeeping()])
      clearTimeout(cut)
      await options.db.$disconnect()
    },
  }
}

/** Starts a service as a process of its own: stops it gracefully on SIGTERM and SIGINT, ends on a port in use. */
export async function runService(service: Service): Promise<void> {
  const stop = () => {
    service.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  try {
    await service.start()
  } catch (error) {
    process.stderr.write(`The service could not start: ${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  }
}
