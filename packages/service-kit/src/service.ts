import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DomainError } from '@ocs/contracts/reasons'
import type { AnyRouter } from '@trpc/server'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import pino, { type Logger } from 'pino'
import { bearerToken, createVerifier } from './actor-token.ts'
import { docsPage } from './docs-page.ts'
import { prepare, type ReadRequest, readBody, sendError, sendJson, sendText } from './http.ts'
import { createMetrics } from './metrics.ts'
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

async function isReady(db: SqlClient): Promise<boolean> {
  try {
    await db.$queryRaw`select 1`
    return true
  } catch {
    return false
  }
}

async function databaseBytes(db: SqlClient): Promise<number | null> {
  try {
    const [row] = await db.$queryRaw<{ bytes: bigint }[]>`select pg_database_size(current_database()) as bytes`
    return row ? Number(row.bytes) : null
  } catch {
    return null
  }
}

/** Builds a service's request listener; `createService` gives it a port. */
function createListener(options: ServiceOptions, log: Logger) {
  const metrics = createMetrics(options.name, () => databaseBytes(options.db))
  const verify = createVerifier({ audience: options.name, publicKey: options.publicKey })
  const createContext = (req: ReadRequest): RequestContext => {
    const requestId = requestIdOf(req)
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
    prepare(res, requestIdOf(req))
    res.on('finish', () => metrics.responded(res.statusCode))
    const path = (req.url ?? '/').split('?')[0] ?? '/'
    const page = req.method === 'GET' ? plain[path] : undefined
    if (page) return page(res)
    if (!path.startsWith('/trpc/') && !path.startsWith('/api/')) throw new DomainError('not_found', 'Not Found')
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      const body = await readBody(req)
      req.body = path.startsWith('/api/') ? parseJson(body) : body
    }
    if (path.startsWith('/trpc/')) return void trpc(req, res)
    req.url = req.url?.slice('/api'.length)
    return rest(req, res)
  }
}

function parseJson(body: string): unknown {
  if (body === '') return {}
  try {
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed
  } catch {
    // Falls through: both cases get the same sentence.
  }
  throw new DomainError('invalid_input', 'The body must be a JSON object.')
}

/**
 * A standalone service: tRPC below `/trpc`, the same procedures as REST below `/api`, the OpenAPI
 * document and its page, liveness (no I/O), readiness (the database) and metrics.
 */
export function createService(options: ServiceOptions): Service {
  const log = pino({ name: options.name, level: options.logLevel ?? 'info' })
  const listener = createListener(options, log)
  const server = createServer((req, res) => {
    listener(req as ReadRequest, res).catch((error: unknown) => {
      const known =
        error instanceof DomainError ? error : new DomainError('internal', 'Something went wrong on our side.')
      if (known.reason === 'internal') log.error({ err: error, requestId: res.getHeader('x-request-id') }, 'failed')
      if (res.headersSent) res.end()
      else sendError(res, known)
    })
  })
  return {
    async start() {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(options.port, options.host, resolve)
      })
      const { port } = server.address() as AddressInfo
      const url = `http://${options.host}:${port}`
      log.info({ url }, 'listening')
      return { url }
    },
    async stop() {
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      server.closeIdleConnections()
      const cut = setTimeout(() => server.closeAllConnections(), 5_000).unref()
      await closed
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
