/** What a client sent to the token endpoint; `scopes` is null where it asked for all it has. */
export type TokenRequest = { clientId: string; clientSecret: string; scopes: string[] | null }

/** An answer of the token endpoint: JSON with a status. */
export type TokenAnswer = { status: number; body: Record<string, string | number> }

const statuses = {
  invalid_request: 400,
  unsupported_grant_type: 400,
  invalid_scope: 400,
  invalid_client: 401,
  too_many_requests: 429,
} as const

/** An error of RFC 6749, 5.2. */
export function tokenError(error: keyof typeof statuses, description: string): TokenAnswer {
  return { status: statuses[error], body: { error, error_description: description } }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return null
  }
}

/** Name and secret of a Basic header, each form-encoded before it was joined (RFC 6749, 2.3.1). */
function basicCredentials(authorization: string): [string, string] | null {
  const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(authorization)?.[1]
  if (!encoded) return null
  const pair = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = pair.indexOf(':')
  const [name, secret] = [decoded(pair.slice(0, colon)), decoded(pair.slice(colon + 1))]
  return colon > 0 && name && secret ? [name, secret] : null
}

function credentials(authorization: string | null, form: URLSearchParams): [string, string] | TokenAnswer {
  const [formId, formSecret] = [form.get('client_id'), form.get('client_secret')]
  if (authorization !== null) {
    if (formSecret !== null) return tokenError('invalid_request', 'Send the credentials once, not in two places.')
    return basicCredentials(authorization) ?? tokenError('invalid_client', 'The Basic credentials cannot be read.')
  }
  if (!formId || !formSecret) return tokenError('invalid_client', 'Send client_id and client_secret.')
  return [formId, formSecret]
}

/** Reads a request to the token endpoint, or answers with the error of RFC 6749. */
export function readTokenRequest(authorization: string | null, body: string): TokenRequest | TokenAnswer {
  const form = new URLSearchParams(body)
  const names = [...form.keys()]
  if (new Set(names).size !== names.length) return tokenError('invalid_request', 'A parameter was sent twice.')
  const grantType = form.get('grant_type')
  if (!grantType) return tokenError('invalid_request', 'Send grant_type.')
  if (grantType !== 'client_credentials') {
    return tokenError('unsupported_grant_type', 'Only client_credentials is supported.')
  }
  const found = credentials(authorization, form)
  if ('status' in found) return found
  const scopes = (form.get('scope') ?? '').split(' ').filter(Boolean)
  return { clientId: found[0], clientSecret: found[1], scopes: scopes.length > 0 ? scopes : null }
}
