import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readEnv } from './env.ts'
import { createIdentityServer } from './server.ts'

const redirectUri = 'http://localhost:65001/api/auth/callback/oidc'
const client = { id: 'portal', secret: randomBytes(24).toString('base64url') }
const front = { base: '', close: () => {} }

beforeAll(async () => {
  // The issuer is part of every token, so the port must be known before the server is made.
  const probe = createIdentityServer({ ...settings(0), issuer: 'http://localhost' })
  await once(probe.listen(0, '127.0.0.1'), 'listening')
  const address = probe.address()
  const port = address && typeof address === 'object' ? address.port : 0
  await new Promise(resolve => probe.close(resolve))
  const server = createIdentityServer(settings(port))
  await once(server.listen(port, '127.0.0.1'), 'listening')
  front.base = `http://localhost:${port}`
  front.close = () => server.close()
})

afterAll(() => front.close())

const settings = (port: number) => ({
  host: '127.0.0.1',
  port,
  issuer: `http://localhost:${port}`,
  clientId: client.id,
  clientSecret: client.secret,
  redirectUri,
})

/** A browser as far as this needs one: keeps cookies, and follows redirects until one leaves the provider. */
function browser() {
  const jar = new Map<string, string>()
  const go = async (
    url: string,
    form?: Record<string, string>,
  ): Promise<{ url: string; status: number; html: string }> => {
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      body: form ? new URLSearchParams(form) : null,
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const location = response.headers.get('location')
    if (!location) return { url, status: response.status, html: await response.text() }
    const next = new URL(location, url).href
    return next.startsWith(front.base) ? go(next) : { url: next, status: response.status, html: '' }
  }
  return { go }
}

function authorization() {
  const verifier = randomBytes(32).toString('base64url')
  const query = new URLSearchParams({
    client_id: client.id,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    state: 'state-1',
    nonce: 'nonce-1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  return { url: `${front.base}/auth?${query}`, verifier }
}

async function exchange(code: string, verifier: string) {
  const response = await fetch(`${front.base}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  })
  type Answer = { id_token: string; access_token: string; error?: string }
  return { status: response.status, body: (await response.json()) as Answer }
}

async function signIn(person: string, using = browser()) {
  const { url, verifier } = authorization()
  const page = await using.go(url)
  const back = new URL((await using.go(page.url, { person })).url)
  return { page, back, verifier, using }
}

const claimsIn = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

test('one click signs a demo person in, and the tokens carry name, email and groups', async () => {
  const { page, back, verifier } = await signIn('tech.district')
  expect(page.html).toContain('Technology director, Central Office: Ruth Abernathy</button>')
  expect(back.href).toContain(redirectUri)
  expect(back.searchParams.get('state')).toBe('state-1')

  const { body } = await exchange(back.searchParams.get('code') ?? '', verifier)
  const expected = {
    email: 'tech.district@demo.ocs.example',
    email_verified: true,
    name: 'Ruth Abernathy',
    groups: ['All_Staff', 'Technology Department'],
    officeLocation: 'Central Office',
  }
  expect(claimsIn(body.id_token)).toMatchObject({ ...expected, nonce: 'nonce-1', iss: front.base, aud: client.id })
  const userinfo = await fetch(`${front.base}/me`, { headers: { authorization: `Bearer ${body.access_token}` } })
  expect(await userinfo.json()).toMatchObject({ ...expected, sub: claimsIn(body.id_token).sub })
})

test('a browser that has signed in is asked again and can become another person', async () => {
  const { using } = await signIn('teacher.lakeroad')
  const second = await signIn('admin', using)
  expect(second.page.html).toContain('Sign in as')
  const { body } = await exchange(second.back.searchParams.get('code') ?? '', second.verifier)
  expect(claimsIn(body.id_token).email).toBe('admin@demo.ocs.example')
})

test('cancelling, or a person who does not exist, goes back with access_denied', async () => {
  const { back } = await signIn('nobody')
  expect(back.searchParams.get('error')).toBe('access_denied')
})

test('a code is worth nothing without the verifier of the one who asked for it', async () => {
  const { back } = await signIn('admin')
  const { status, body } = await exchange(back.searchParams.get('code') ?? '', randomBytes(32).toString('base64url'))
  expect([status, body.error]).toEqual([400, 'invalid_grant'])
})

test('a foreign redirect address is refused on a page and never followed', async () => {
  const url = new URL(authorization().url)
  url.searchParams.set('redirect_uri', 'http://localhost:65001/elsewhere')
  const page = await browser().go(url.href)
  expect(page.status).toBe(400)
  expect(page.html).toContain('This sign-in cannot go on')
})

test('a sign-in page that is no longer open says so', async () => {
  const page = await browser().go(`${front.base}/interaction/unknown`)
  expect(page.status).toBe(400)
  expect(page.html).toContain('Start again')
})

test('it refuses to run in production unless this is the demo', () => {
  const source = {
    NODE_ENV: 'production' as const,
    DEMO_IDENTITY_CLIENT_ID: 'a',
    DEMO_IDENTITY_CLIENT_SECRET: 'b',
    DEMO_IDENTITY_REDIRECT_URI: redirectUri,
  }
  expect(() => readEnv(source)).toThrow('OCS_DEMO=1')
  expect(readEnv({ ...source, OCS_DEMO: '1' }).port).toBe(8010)
  expect(() => readEnv({ ...source, OCS_DEMO: '1', DEMO_IDENTITY_CLIENT_SECRET: '' })).toThrow(
    'DEMO_IDENTITY_CLIENT_SECRET is missing',
  )
})
