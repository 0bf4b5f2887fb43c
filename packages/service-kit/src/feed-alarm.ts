import pg from 'pg'

/** Wakes feed readers when a transaction with events has committed. */
export type FeedAlarm = {
  /** Resolves at the next wake-up, after two seconds at the latest, or when the signal aborts. */
  next: (signal: AbortSignal) => Promise<void>
}

/**
 * Listens for PostgreSQL's NOTIFY on one connection for all readers of a service, opened with the
 * first reader and closed a moment after the last. The two seconds bound the wait for events that
 * were notified while an older transaction was still running, and for a lost connection.
 */
export function createFeedAlarm(databaseUrl: string): FeedAlarm {
  const waiting = new Set<() => void>()
  let client: pg.Client | null = null
  let idle: NodeJS.Timeout | undefined

  const wake = () => {
    for (const resolve of [...waiting]) resolve()
  }
  const close = () => {
    client?.end().catch(() => {})
    client = null
  }
  const open = () => {
    clearTimeout(idle)
    if (client) return
    const opened = new pg.Client({ connectionString: databaseUrl })
    client = opened
    opened.on('notification', wake)
    // A lost listener costs at most the two seconds; the next reader opens a new one.
    opened.on('error', () => {
      if (client === opened) client = null
    })
    opened
      .connect()
      .then(() => opened.query('listen events'))
      // What was committed while the listener was on its way is read now.
      .then(wake)
      .catch(() => {
        if (client === opened) client = null
      })
  }
  return {
    next(signal) {
      open()
      return new Promise(resolve => {
        const done = () => {
          clearTimeout(timer)
          waiting.delete(done)
          signal.removeEventListener('abort', done)
          if (waiting.size === 0) {
            clearTimeout(idle)
            idle = setTimeout(close, 5_000).unref()
          }
          resolve()
        }
        const timer = setTimeout(done, 2_000)
        waiting.add(done)
        signal.addEventListener('abort', done)
      })
    },
  }
}
