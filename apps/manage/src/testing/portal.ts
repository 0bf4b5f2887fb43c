import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { bearerToken, createVerifier, signActor } from '@ocs/service-kit/actor-token'
import { readFeed } from '@ocs/service-kit/feed'
import type { SqlClient } from '@ocs/service-kit/transaction'

/** The secret that this portal knows the OAuth client `manage` by; it has what an encoding can spoil. */
export const clientSecret = `${randomUUID()}+/%20:ü=`

type PortalOptions = {
  db: SqlClient
  keys: { privateKey: string; publicKey: string }
  /** Seconds a token lives. */
  tokenSeconds: number
}

function json(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function giveToken(req: IncomingMessage, res: ServerResponse, options: PortalOptions): Promise<void> {
  const pair = Buffer.from(req.headers.authorization?.slice('Basic '.length) ?? '', 'base64').toString()
  const [name, secret] = pair.split(':').map(part => decodeURIComponent(part.replaceAll('+', ' ')))
  if (name !== 'manage' || secret !== clientSecret) return json(res, 401, { error: 'invalid_client' })
  const asked = new URLSearchParams(await text(req))
  if (asked.get('grant_type') !== 'client_credentials') return json(res, 400, { error: 'unsupported_grant_type' })
  if (asked.get('scope') !== 'events:read') return json(res, 400, { error: 'invalid_scope' })
  const audience = ['portal', 'tickets', 'inventory', 'requisition']
  const { keys, tokenSeconds } = options
  const token = await signActor(
    { kind: 'machine', id: randomUUID(), name: 'manage', grants: [], scopes: ['events:read'] },
    { audience, privateKey: keys.privateKey, ttlSeconds: tokenSeconds },
  )
  json(res, 200, { access_token: token, token_type: 'Bearer', expires_in: tokenSeconds, scope: 'events:read' })
}

async function giveEvents(req: IncomingMessage, res: ServerResponse, url: URL, options: PortalOptions): Promise<void> {
  const verify = createVerifier({ audience: 'portal', publicKey: options.keys.publicKey })
  const actor = await verify(bearerToken(req.headers.authorization)).catch(() => null)
  if (!actor) return json(res, 401, { reason: 'unauthenticated' })
  const cursor = url.searchParams.get('cursor') ?? undefined
  json(res, 200, await readFeed(options.db, 'portal', { cursor, limit: Number(url.searchParams.get('limit')) }))
}

/** As much of the portal as manage needs, over real HTTP: the token endpoint, the feed, readiness and metrics. */
export async function startPortal(options: PortalOptions) {
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', 'http://portal')
    const answer = async () => {
      if (url.pathname === '/api/oauth/token') return giveToken(req, res, options)
      if (url.pathname === '/api/events') return giveEvents(req, res, url, options)
      if (url.pathname === '/readyz') return json(res, 200, { ready: true })
      if (url.pathname === '/metrics') return void res.end('# size\nocs_database_bytes{app="portal"} 7340032\n')
      json(res, 404, { reason: 'not_found' })
    }
    answer().catch(() => res.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
