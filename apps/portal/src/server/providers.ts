import type { OAuthConfig } from 'next-auth/providers/oauth'
import type { Env } from './env.ts'
import { claimsFrom } from './sign-in.rules.ts'

/** An identity provider as the sign-in page shows it. */
export type ProviderButton = { id: string; name: string }

type Settings = { id: string; name: string; issuer: string; clientId: string; clientSecret: string; scope: string }

/** Entra's tenant is the district's own directory, so its addresses are believed without a proof. */
export function believesTenant(provider: string): boolean {
  return provider === 'entra'
}

/** The providers whose settings are complete, in the order of their buttons. */
function configured(env: Env): Settings[] {
  const complete = (id: string, name: string, issuer?: string, clientId?: string, clientSecret?: string) =>
    issuer && clientId && clientSecret
      ? [{ id, name, issuer, clientId, clientSecret, scope: id === 'oidc' ? env.OIDC_SCOPE : 'openid email profile' }]
      : []
  const tenant = env.OIDC_ENTRA_TENANT_ID
  const entra = tenant && `https://login.microsoftonline.com/${tenant}/v2.0`
  const { OIDC_GOOGLE_CLIENT_ID: googleId, OIDC_GOOGLE_CLIENT_SECRET: googleSecret } = env
  return [
    ...complete('entra', 'Microsoft', entra, env.OIDC_ENTRA_CLIENT_ID, env.OIDC_ENTRA_CLIENT_SECRET),
    ...complete('google', 'Google', 'https://accounts.google.com', googleId, googleSecret),
    ...complete('oidc', env.OIDC_NAME ?? 'single sign-on', env.OIDC_ISSUER, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET),
  ]
}

/** The buttons of the sign-in page; none where nothing is set up. */
export function providerButtons(env: Env): ProviderButton[] {
  return configured(env).map(({ id, name }) => ({ id, name }))
}

/** The generic provider may tell address and groups only when asked for them; a failed answer leaves the token's claims. */
type UserinfoClient = { userinfo: (token: object) => Promise<object> }

async function claimsAndUserinfo(client: UserinfoClient, tokens: { claims: () => object }): Promise<object> {
  const told = await client.userinfo(tokens).catch(() => ({}))
  return { ...told, ...tokens.claims() }
}

function provider({ id, name, issuer, clientId, clientSecret, scope }: Settings): OAuthConfig<Record<string, unknown>> {
  return {
    id,
    name,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope } },
    ...(id === 'oidc' && {
      userinfo: {
        // The library describes its own client and tokens more loosely than they are.
        request: ({ client, tokens }) =>
          claimsAndUserinfo(client as unknown as UserinfoClient, tokens as unknown as { claims: () => object }),
      },
    }),
    profile: claims => {
      const { subject, name: personName, email } = claimsFrom(claims, believesTenant(id))
      return { id: subject, name: personName, email }
    },
  }
}

/** The providers for next-auth: OpenID Connect only, with PKCE, state and nonce. */
export function oidcProviders(env: Env): OAuthConfig<Record<string, unknown>>[] {
  return configured(env).map(provider)
}
