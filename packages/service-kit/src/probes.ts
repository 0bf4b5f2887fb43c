import { setTimeout as pause } from 'node:timers/promises'
import type { SqlClient } from './transaction.ts'

/** Milliseconds after which a database that says nothing counts as one that is away. */
const patienceMs = 2_000

/** What was asked, or null when it failed or took too long; who asks for health must never wait long. */
async function askBriefly<T>(question: PromiseLike<T>): Promise<T | null> {
  const answer = Promise.resolve(question).catch(() => null)
  return Promise.race([answer, pause(patienceMs, null, { ref: false })])
}

/** Whether the database answers. */
export async function isReady(db: SqlClient): Promise<boolean> {
  return (await askBriefly(db.$queryRaw`select 1`)) !== null
}

/** The size of the database in bytes, or null while it does not answer. */
export async function databaseBytes(db: SqlClient): Promise<number | null> {
  const size = db.$queryRaw<{ bytes: bigint }[]>`select pg_database_size(current_database()) as bytes`
  const row = (await askBriefly(size))?.[0]
  return row ? Number(row.bytes) : null
}
