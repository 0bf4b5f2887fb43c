import * as z from 'zod'

/** A port number from the environment, with the application's fixed port as its default. */
export const PortSetting = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback)

/** A PostgreSQL address from the environment. It has no default: a wrong database is worse than none. */
export const DatabaseUrlSetting = z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')

/** What every service reads from its environment; the service adds its own database address. */
export const serviceSettings = (port: number) => ({
  PORT: PortSetting(port),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  OCS_TOKEN_PUBLIC_KEY: z.string().min(40, 'must be the base64 public key that belongs to the portal'),
})

/**
 * Reads an application's settings once, at its start. A missing or wrong one ends the process with
 * one plain sentence a setting, because running on half a configuration is how wrong data is made.
 */
export function readEnv<T extends z.ZodType>(schema: T): z.output<T> {
  const result = schema.safeParse(process.env)
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    const missing = issue.code === 'invalid_type' && process.env[String(issue.path[0])] === undefined
    process.stderr.write(`Setting ${issue.path.join('.')} ${missing ? 'is missing' : `is wrong: ${issue.message}`}.\n`)
  }
  process.exit(1)
}

/** Whether demo people and demo data may be used: never in production unless `OCS_DEMO=1` says so. */
export function demoAllowed(): boolean {
  return process.env.OCS_DEMO === '1' || process.env.NODE_ENV !== 'production'
}
