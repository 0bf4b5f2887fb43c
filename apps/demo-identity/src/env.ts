/** What the demo identity provider is told from outside. */
export type Env = {
  host: string
  port: number
  /** The address under which browsers and the portal reach it; part of every token. */
  issuer: string
  clientId: string
  clientSecret: string
  redirectUri: string
}

/**
 * Reads the settings; demo people must never open a real district's doors.
 * @throws Error with one sentence: a setting is missing, or this is production and not a demo
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  if (source.NODE_ENV === 'production' && source.OCS_DEMO !== '1')
    throw new Error('The demo identity provider does not run with NODE_ENV=production unless OCS_DEMO=1.')
  const required = (name: string): string => {
    const value = source[name]
    if (!value) throw new Error(`${name} is missing: the demo identity provider needs it.`)
    return value
  }
  const port = Number(source.PORT ?? 8010)
  return {
    host: source.HOST ?? '127.0.0.1',
    port,
    issuer: source.DEMO_IDENTITY_ISSUER ?? `http://localhost:${port}`,
    clientId: required('DEMO_IDENTITY_CLIENT_ID'),
    clientSecret: required('DEMO_IDENTITY_CLIENT_SECRET'),
    redirectUri: required('DEMO_IDENTITY_REDIRECT_URI'),
  }
}
