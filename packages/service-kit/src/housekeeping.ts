import type { Logger } from 'pino'
import { errorForLog } from './database-errors.ts'
import type { SqlClient } from './transaction.ts'

/** Days for which an answer is kept for a repetition of its request; nobody repeats a request after that. */
const daysKept = 7

const hour = 60 * 60_000

/** Forgets the answers that were kept for repetitions and are older than seven days. Returns how many there were. */
export async function forgetOldAnswers(db: SqlClient): Promise<number> {
  return db.$executeRaw`
    delete from idempotency_record where created_at < now() - make_interval(days => ${daysKept}::int)`
}

/**
 * Cleans up once an hour while a service runs, first when it starts. A failure is logged and the next hour tries
 * again. Returns what stops it and waits for one that is under way.
 */
export function startHousekeeping(db: SqlClient, log: Logger, everyMs = hour): () => Promise<void> {
  const clean = () =>
    forgetOldAnswers(db).then(
      () => {},
      (error: unknown) => log.error({ fault: errorForLog(error) }, 'old idempotency records could not be deleted'),
    )
  let running = clean()
  const timer = setInterval(() => {
    running = clean()
  }, everyMs).unref()
  return () => {
    clearInterval(timer)
    return running
  }
}
