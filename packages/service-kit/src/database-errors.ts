/** The SQLSTATE of an error that came from PostgreSQL, whichever client brought it; null for anything else. */
export function sqlStateOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if ('severity' in error && 'code' in error && typeof error.code === 'string') return error.code
  return /(?:Database error|Raw query failed)\. Code: `(\w{5})`/.exec(error.message)?.[1] ?? null
}

/** PostgreSQL refuses NUL and halves of characters in text (22021, 22P05): the input's fault, not ours. */
export function isUnstorableText(error: unknown): boolean {
  const state = sqlStateOf(error)
  return state === '22021' || state === '22P05'
}

/** A number (22003) or a date (22007, 22008) that PostgreSQL has no place for: the input's fault as well. */
export function isOutOfRange(error: unknown): boolean {
  return ['22003', '22007', '22008'].includes(sqlStateOf(error) ?? '')
}

/**
 * The connection is gone (08), the server has no room (53), is not taking connections (55000), stops (57), a wait for a
 * lock was too long (55P03) or went in a circle (40): each passes, and the same request may work a moment later.
 */
const passing = /^(?:08|53|57|40)|^55000$|^55P03$/

/** The same, in the words of Prisma: no server, no connection, or no transaction in time. */
const passingPrisma = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037'])

/** The same, as Node and `pg` say it. */
const lostConnection = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])
const lostWords =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout|Cannot use a pool after)/

/** Whether the database could not do it now: that is an outage (503, retried with its key), not a bug (500). */
export function isDatabaseAway(error: unknown): boolean {
  const state = sqlStateOf(error)
  if (state !== null) return passing.test(state)
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return passingPrisma.has(code) || lostConnection.has(code) || lostWords.test(error.message)
}

/**
 * An error as a log may have it. What stands in quotes is left out, because there clients repeat the values
 * of a request: names, descriptions, e-mail addresses.
 */
export function errorForLog(error: unknown): { type: string; code?: string; message: string; stack: string[] } {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'something that is no error was thrown', stack: [] }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : (sqlStateOf(error) ?? undefined)
  return {
    type: error.name,
    code,
    message: error.message.replace(/"(?:\\.|[^"\\])*"/gs, '"…"').slice(-500),
    stack: (error.stack ?? '').split('\n').filter(line => /^ {4}at /.test(line)),
  }
}
