import * as z from 'zod'
import { below } from '../sources.ts'
import { ask } from './ask.ts'

const TokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

/** A token that is fetched when it is first needed, and anew before it expires. */
export type AccessToken = {
  /** @throws NoAnswer when the portal gives none */
  get: () => Promise<string>
  /** Forgets the token, because somebody refused it. */
  drop: () => void
}

/**
 * The token with which feeds are read: OAuth 2.0 client credentials at the portal. It is used for four
 * fifths of its life, and asked for once however many readers need it at the same time.
 */
export function createAccessToken(portalUrl: string, clientSecret: string, signal: AbortSignal): AccessToken {
  // Form-encoded before it is joined (RFC 6749, 2.3.1): a secret may have a plus or a percent sign.
  const authorization = `Basic ${Buffer.from(`manage:${encodeURIComponent(clientSecret)}`).toString('base64')}`
  let current: { token: string; staleAt: number } | null = null
  let asking: Promise<string> | null = null

  const fetchToken = async () => {
    const answer = await ask('The token endpoint of portal', below(portalUrl, '/api/oauth/token'), TokenAnswer, {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'events:read' }),
      signal,
    })
    current = { token: answer.access_token, staleAt: Date.now() + answer.expires_in * 800 }
    return current.token
  }
  return {
    async get() {
      if (current && Date.now() < current.staleAt) return current.token
      asking ??= fetchToken().finally(() => {
        asking = null
      })
      return asking
    },
    drop() {
      current = null
    },
  }
}
