import { randomUUID } from 'node:crypto'
import { createTokenKeys, createVerifier } from '@ocs/service-kit/actor-token'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testPortal } from '../testing/portal.ts'
import { hashOfSecret, issueToken } from './oauth.ts'

const keys = createTokenKeys()
const secret = 'a secret: with + and %'
let portal: Awaited<ReturnType<typeof testPortal>>
let clientId = ''

beforeAll(async () => {
  portal = await testPortal()
  clientId = await buildClient()
})
afterAll(() => portal[Symbol.asyncDispose]())

async function buildClient(active = true): Promise<string> {
  const id = `client-${randomUUID()}`
  const scopes = ['tickets:read', 'tickets:file']
  await portal.db.oAuthClient.create({
    data: { clientId: id, name: 'Test client', secretHash: await hashOfSecret(secret), scopes, active },
  })
  return id
}

const settings = { privateKey: keys.privateKey, manageSecret: 'manage-secret' }
const ask = (form: Record<string, string>, authorization: string | null = null) =>
  issueToken(portal.db, settings, authorization, new URLSearchParams(form).toString())

const grant = { grant_type: 'client_credentials' }
const posted = () => ({ ...grant, client_id: clientId, client_secret: secret })
const basic = (id: string, password: string) =>
  `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(password)}`).toString('base64')}`

async function actorFor(audience: string, answer: { body: Record<string, string | number> }) {
  return createVerifier({ audience, publicKey: keys.publicKey })(String(answer.body.access_token))
}

test('a client gets a token with all its scopes that every service and the portal accept', async () => {
  const answer = await ask(posted())
  expect(answer).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 900 } })
  for (const audience of ['tickets', 'inventory', 'requisition', 'manage', 'portal']) {
    expect(await actorFor(audience, answer)).toMatchObject({
      kind: 'machine',
      name: 'Test client',
      grants: [],
      scopes: ['tickets:read', 'tickets:file'],
    })
  }
})

test('credentials in a Basic header work as well, form-encoded as the standard says', async () => {
  expect((await ask(grant, basic(clientId, secret))).status).toBe(200)
})

test('scope narrows the token and never widens it', async () => {
  const narrowed = await ask({ ...posted(), scope: 'tickets:read' })
  expect(narrowed.body.scope).toBe('tickets:read')
  expect((await actorFor('tickets', narrowed)).scopes).toEqual(['tickets:read'])
  expect(await ask({ ...posted(), scope: 'tickets:read people:manage' })).toMatchObject({
    status: 400,
    body: { error: 'invalid_scope' },
  })
})

test.each([
  ['no grant type', {}, 400, 'invalid_request'],
  ['another grant type', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ['no credentials', grant, 401, 'invalid_client'],
  ['an unknown client', { ...grant, client_id: 'nobody', client_secret: 'x' }, 401, 'invalid_client'],
])('%s is refused', async (_name, form, status, error) => {
  expect(await ask(form as Record<string, string>)).toMatchObject({ status, body: { error } })
})

test('a wrong secret and a client that is switched off look the same', async () => {
  const off = await buildClient(false)
  const wrong = await ask({ ...posted(), client_secret: 'wrong' })
  const inactive = await ask({ ...posted(), client_id: off })
  expect(wrong).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  expect(inactive).toEqual(wrong)
})

test('credentials in two places and parameters sent twice are refused', async () => {
  expect(await ask(posted(), basic(clientId, secret))).toMatchObject({
    status: 400,
    body: { error: 'invalid_request' },
  })
  const twice = await issueToken(portal.db, settings, null, 'grant_type=client_credentials&grant_type=password')
  expect(twice).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
})

test('a Basic header that cannot be read is refused, not an error', async () => {
  for (const header of ['Basic !!', 'Basic JTp4', 'Bearer abc']) {
    expect(await ask(grant, header)).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  }
})

test('the audit archive reads events with the secret of its setting, and nothing else', async () => {
  const answer = await ask({ ...grant, client_id: 'manage', client_secret: 'manage-secret' })
  expect((await actorFor('portal', answer)).scopes).toEqual(['events:read'])
  expect((await ask({ ...grant, client_id: 'manage', client_secret: 'other' })).status).toBe(401)
})

test('a client that fails too often waits, and others do not', async () => {
  const form = { ...grant, client_id: `noisy-${randomUUID()}`, client_secret: 'x' }
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(form)))
  expect(answers.every(answer => answer.status === 401)).toBe(true)
  expect((await ask(form)).status).toBe(429)
  expect((await ask(posted())).status).toBe(200)
})
