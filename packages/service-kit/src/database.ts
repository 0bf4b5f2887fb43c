import { PrismaPg } from '@prisma/adapter-pg'

/** What every session of an application is set to. Data lies on solid state disks, where a page is as near as the next one. */
export const sessionOptions = '-c TimeZone=UTC -c lock_timeout=5s -c statement_timeout=15s -c random_page_cost=1.1'

/**
 * How an application reaches its database; no connection is made before the first query. The session is in UTC,
 * because the adapter drops the offset of an instant: on a server in another zone every stored time would be shifted.
 * Waits are bounded (a lock 5 s, a statement 15 s), so that one stuck session cannot take all connections for good.
 */
export function databaseAdapter(databaseUrl: string): PrismaPg {
  return new PrismaPg({
    connectionString: databaseUrl,
    options: sessionOptions,
    connectionTimeoutMillis: 5_000,
    max: 10,
  })
}
