import { Gauge, register } from 'prom-client'
import { db } from './db.ts'
// Registers the counters of the proxy, which must not load the database.
import './metrics.ts'

async function databaseBytes(): Promise<number | null> {
  try {
    const [row] = await db().$queryRaw<{ bytes: bigint }[]>`select pg_database_size(current_database()) as bytes`
    return row ? Number(row.bytes) : null
  } catch {
    return null
  }
}

if (!register.getSingleMetric('ocs_database_bytes')) {
  new Gauge({
    name: 'ocs_database_bytes',
    help: 'Size of the application database in bytes; missing while the database does not answer',
    async collect() {
      const bytes = await databaseBytes()
      if (bytes === null) this.reset()
      else this.set(bytes)
    },
  })
}

/** The portal's metrics in the text format of Prometheus. */
export async function metricsText(): Promise<{ type: string; text: string }> {
  return { type: register.contentType, text: await register.metrics() }
}
