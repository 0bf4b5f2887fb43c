import { setTimeout as timeout } from 'node:timers/promises'
import type { ServiceHealth } from '@ocs/contracts/system'
import type { Db } from '../db.ts'
import { below } from '../sources.ts'
import { databaseBytesIn } from './health.rules.ts'

/** Milliseconds an application has to say that it is ready. */
const patience = 2_000

/** What can be measured of an application from outside. */
export type Measured = Pick<ServiceHealth, 'ready' | 'responseMs' | 'databaseBytes'>

const silent: Measured = { ready: false, responseMs: null, databaseBytes: null }

/** The text behind an address; null when there is none in time, whatever the cause. */
async function textAt(url: URL): Promise<{ ok: boolean; text: string } | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patience), redirect: 'manual' })
    return { ok: response.ok, text: await response.text() }
  } catch {
    return null
  }
}

/** Asks an application whether it is ready, and its metrics for the size of its database. One that is dead is no error. */
export async function measureApp(url: string): Promise<Measured> {
  const start = performance.now()
  const asked = textAt(below(url, '/readyz')).then(answer => ({ answer, ms: performance.now() - start }))
  const [{ answer, ms }, metrics] = await Promise.all([asked, textAt(below(url, '/metrics'))])
  if (!answer) return silent
  return {
    ready: answer.ok,
    responseMs: Math.round(ms),
    databaseBytes: metrics?.ok ? databaseBytesIn(metrics.text) : null,
  }
}

/** The same of this service, which can ask its database itself. */
export async function measureSelf(db: Db): Promise<Measured> {
  const start = performance.now()
  const sized = db.$queryRaw<{ bytes: bigint }[]>`select pg_database_size(current_database()) as bytes`
  const [row] = await inTime(sized, [])
  if (!row) return silent
  return { ready: true, responseMs: Math.round(performance.now() - start), databaseBytes: Number(row.bytes) }
}

/** What a query answers, or `otherwise` when the database fails or takes longer than the others are given. */
export async function inTime<T>(query: PromiseLike<T>, otherwise: T): Promise<T> {
  const cancel = new AbortController()
  try {
    return await Promise.race([query, timeout(patience, otherwise, { signal: cancel.signal })])
  } catch {
    return otherwise
  } finally {
    cancel.abort()
  }
}
