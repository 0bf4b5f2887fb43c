import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import Provider, { type Configuration, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import type { Env } from './env.ts'
import { notice } from './page.ts'
import { claimsOf } from './people.ts'

const hour = 3600

/** The chooser is shown at every sign-in, so that changing from one person to another takes one click; nobody is asked to consent. */
function alwaysChoose() {
  const { Check, base } = interactionPolicy
  const policy = base()
  policy.remove('consent')
  policy.get('login')?.checks.add(
    new Check('choose', 'A person must be chosen', ctx => {
      return ctx.oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT
    }),
  )
  return policy
}

async function grantEverything(ctx: KoaContextWithOIDC) {
  const { client, session } = ctx.oidc
  if (!client || !session?.accountId) return undefined
  const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid profile email')
  await grant.save()
  return grant
}

function signingKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'RS256', use: 'sig' }
}

function configuration(env: Env): Configuration {
  return {
    clients: [
      {
        client_id: env.clientId,
        client_secret: env.clientSecret,
        redirect_uris: [env.redirectUri],
        post_logout_redirect_uris: [new URL('/', env.redirectUri).href],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    // Made anew at each start: a token of an earlier run is worth nothing.
    jwks: { keys: [signingKey()] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'given_name', 'family_name', 'preferred_username', 'job_title', 'officeLocation', 'groups'],
    },
    // The large directories put the claims of a scope into the ID token as well.
    conformIdTokenClaims: false,
    findAccount: (_ctx, id) => {
      const claims = claimsOf(id)
      return claims && { accountId: id, claims: () => claims }
    },
    loadExistingGrant: grantEverything,
    interactions: { policy: alwaysChoose(), url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    renderError: (ctx, out) => {
      ctx.type = 'html'
      ctx.body = notice(
        'This sign-in cannot go on',
        `${out.error_description ?? out.error}.`,
        new URL('/', env.redirectUri).href,
      )
    },
    ttl: { AccessToken: hour, IdToken: hour, Interaction: hour, Session: hour, Grant: hour, AuthorizationCode: 60 },
  }
}

/** A certified OpenID Connect server that knows one client and the demo people, all of it in memory. */
export function createProvider(env: Env): Provider {
  return new Provider(env.issuer, configuration(env))
}
