import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { demoPeople } from '@ocs/contracts/demo'
import type Provider from 'oidc-provider'
import type { Env } from './env.ts'
import { chooser, notice, style } from './page.ts'
import { peopleByPlace } from './people.ts'
import { createProvider } from './provider.ts'

const styleHash = createHash('sha256').update(style).digest('base64')

/** Ten times what the form sends. */
const largestBody = 10_000

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = ''
  for await (const chunk of request) {
    body += chunk
    if (body.length > largestBody) break
  }
  return new URLSearchParams(body)
}

function sendPage(response: ServerResponse, env: Env, status: number, html: string): void {
  // Browsers check `form-action` for each redirect that follows a form, the last of which leads to the portal.
  const forms = `'self' ${new URL(env.issuer).origin} ${new URL(env.redirectUri).origin}`
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action ${forms}; frame-ancestors 'none'; base-uri 'none'`,
  })
  response.end(html)
}

async function interact(provider: Provider, env: Env, request: IncomingMessage, response: ServerResponse) {
  const portal = new URL('/', env.redirectUri).href
  try {
    const { uid } = await provider.interactionDetails(request, response)
    if (request.method !== 'POST') return sendPage(response, env, 200, chooser(`/interaction/${uid}`, peopleByPlace()))
    const form = await formOf(request)
    const person = demoPeople.find(candidate => candidate.handle === form.get('person'))
    const result = person
      ? { login: { accountId: person.id, remember: false } }
      : { error: 'access_denied', error_description: 'No person was chosen' }
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  } catch {
    sendPage(
      response,
      env,
      400,
      notice('Start again', 'This sign-in is no longer open, or your browser refuses cookies.', portal),
    )
  }
}

/** A session that is remembered would have to be ended, on a page of its own, before another person can be chosen. */
function forgetSession(request: IncomingMessage): void {
  const cookies = request.headers.cookie?.split(/; */) ?? []
  request.headers.cookie = cookies.filter(cookie => !cookie.startsWith('_session')).join('; ')
}

/**
 * The demo identity provider as an HTTP server that does not listen yet: OpenID Connect at the usual paths, the page on which
 * to choose a person, `/healthz` and `/readyz`.
 */
export function createIdentityServer(env: Env): Server {
  const provider = createProvider(env)
  const openIdConnect = provider.callback()
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', env.issuer)
    if (pathname === '/healthz' || pathname === '/readyz') {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ok"}')
    } else if (pathname === '/') {
      const sentence = 'Here the demo district signs in. Begin in the portal.'
      sendPage(response, env, 200, notice('Demo sign-in', sentence, new URL('/', env.redirectUri).href))
    } else if (pathname.startsWith('/interaction/')) {
      void interact(provider, env, request, response)
    } else {
      if (pathname === '/auth' || pathname.startsWith('/auth/')) forgetSession(request)
      void openIdConnect(request, response)
    }
  })
}
