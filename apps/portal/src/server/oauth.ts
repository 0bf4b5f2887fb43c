import { createHash, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { Permission } from '@ocs/contracts/permissions'
import { serviceNames } from '@ocs/contracts/services'
import { signActor } from '@ocs/service-kit/actor-token'
import type { Db } from './db.ts'
import { readTokenRequest, type TokenAnswer, type TokenRequest, tokenError } from './oauth.rules.ts'

/** How long a machine's token lives. Seconds. */
const tokenTtl = 900

/** The audit archive reads the portal's feed as this client; its secret is a setting, not a row. */
const manageClient = { id: '0c500000-0000-4000-8000-000000000002', clientId: 'manage', name: 'Audit archive' }

const cost: ScryptOptions & { N: number; r: number; p: number } = { N: 16_384, r: 8, p: 1 }

function derive(secret: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(secret, salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key))),
  )
}

/** What is kept of a client's secret: salt and scrypt key. */
export async function hashOfSecret(secret: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(secret, salt)
  return `scrypt.${salt.toString('base64url')}.${key.toString('base64url')}`
}

/** Whether a secret is the one of a kept hash. Takes the same time whatever is wrong with it. */
export async function secretFits(secret: string, hash: string): Promise<boolean> {
  const [scheme, salt, key] = hash.split('.')
  if (scheme !== 'scrypt' || !salt || !key) return false
  const kept = Buffer.from(key, 'base64url')
  const derived = await derive(secret, Buffer.from(salt, 'base64url'))
  return kept.length === derived.length && timingSafeEqual(kept, derived)
}

/** Compared in place of the hash of a client that does not exist, so that guessing names takes as long as guessing secrets. */
const nobody = 'scrypt.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

type Client = { id: string; name: string; scopes: Permission[] }

/** What the token endpoint needs besides the database. */
export type OAuthSettings = { privateKey: string; manageSecret?: string }

async function authenticate(db: Db, settings: OAuthSettings, request: TokenRequest): Promise<Client | null> {
  const { clientId, clientSecret } = request
  if (clientId === manageClient.clientId && settings.manageSecret) {
    const digest = (text: string) => createHash('sha256').update(text).digest()
    const fits = timingSafeEqual(digest(clientSecret), digest(settings.manageSecret))
    return fits ? { ...manageClient, scopes: ['events:read'] } : null
  }
  const client = await db.oAuthClient.findUnique({ where: { clientId } })
  const fits = await secretFits(clientSecret, client?.secretHash ?? nobody)
  if (!client?.active || !fits) return null
  return { id: client.id, name: client.name, scopes: Permission.array().parse(client.scopes) }
}

const failures = new Map<string, { count: number; until: number }>()
const failureWindow = 60_000
const failureLimit = 20

function isBlocked(clientId: string, now: number): boolean {
  const failed = failures.get(clientId)
  return failed !== undefined && failed.until > now && failed.count >= failureLimit
}

/** Counts wrong secrets by client for a minute: each costs a deliberate amount of work, which nobody shall ask for without end. */
function countFailure(clientId: string, now: number): void {
  if (failures.size > 1_000) {
    for (const [key, { until }] of failures) if (until <= now) failures.delete(key)
  }
  const failed = failures.get(clientId)
  if (failed && failed.until > now) failed.count += 1
  else failures.set(clientId, { count: 1, until: now + failureWindow })
}

/**
 * The OAuth 2.0 token endpoint, client credentials only (RFC 6749, 4.4). `scope` may ask for fewer scopes than the
 * client has, never for more. Errors: `invalid_request`, `invalid_client`, `unsupported_grant_type`, `invalid_scope`.
 */
export async function issueToken(
  db: Db,
  settings: OAuthSettings,
  authorization: string | null,
  body: string,
): Promise<TokenAnswer> {
  const request = readTokenRequest(authorization, body)
  if ('status' in request) return request
  const now = Date.now()
  if (isBlocked(request.clientId, now)) return tokenError('too_many_requests', 'Too many failures. Wait a minute.')
  const client = await authenticate(db, settings, request)
  if (!client) {
    countFailure(request.clientId, now)
    return tokenError('invalid_client', 'Unknown client or wrong secret.')
  }
  const scopes = client.scopes.filter(scope => request.scopes === null || request.scopes.includes(scope))
  if (request.scopes?.some(scope => !client.scopes.some(own => own === scope)) || scopes.length === 0) {
    return tokenError('invalid_scope', 'The client does not have a scope that was asked for.')
  }
  const token = await signActor(
    { kind: 'machine', id: client.id, name: client.name, grants: [], scopes },
    { audience: [...serviceNames, 'portal'], privateKey: settings.privateKey, ttlSeconds: tokenTtl },
  )
  const answer = { access_token: token, token_type: 'Bearer', expires_in: tokenTtl, scope: scopes.join(' ') }
  return { status: 200, body: answer }
}
