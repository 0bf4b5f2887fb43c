import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { Actor } from '@ocs/contracts/actors'
import { DomainError } from '@ocs/contracts/reasons'
import { jwtVerify, SignJWT } from 'jose'

const issuer = 'ocs-portal'

/** A new Ed25519 key pair in the form of the settings: base64 PKCS8 (private) and SPKI (public). */
export function createTokenKeys(): { privateKey: string; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  }
}

/**
 * Signs who asks. Only the portal holds the private key. A token names its audience, so that one
 * made for a service is worthless at another, and lives 60 seconds unless told otherwise.
 */
export async function signActor(
  actor: Actor,
  options: { audience: string | string[]; privateKey: string; ttlSeconds?: number },
): Promise<string> {
  const key = createPrivateKey({ key: Buffer.from(options.privateKey, 'base64'), format: 'der', type: 'pkcs8' })
  return new SignJWT({ actor })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer(issuer)
    .setSubject(actor.id)
    .setAudience(options.audience)
    .setIssuedAt()
    .setExpirationTime(`${options.ttlSeconds ?? 60}s`)
    .sign(key)
}

/**
 * Returns the function with which a service checks tokens made for it. A missing, foreign, expired
 * or forged token is refused with `unauthenticated`; which of these it was is nobody's business.
 */
export function createVerifier(options: {
  audience: string
  publicKey: string
}): (token: string | null) => Promise<Actor> {
  const key = createPublicKey({ key: Buffer.from(options.publicKey, 'base64'), format: 'der', type: 'spki' })
  return async token => {
    if (!token) throw new DomainError('unauthenticated', 'Not authenticated')
    try {
      const { payload } = await jwtVerify(token, key, {
        issuer,
        audience: options.audience,
        algorithms: ['EdDSA'],
        clockTolerance: 5,
        requiredClaims: ['exp'],
      })
      return Actor.parse(payload.actor)
    } catch {
      throw new DomainError('unauthenticated', 'Invalid or expired token')
    }
  }
}

/** The token of an `Authorization: Bearer ...` header, or null. */
export function bearerToken(header: string | undefined | null): string | null {
  return header?.match(/^Bearer ([\w.~+/-]+=*)$/i)?.[1] ?? null
}
