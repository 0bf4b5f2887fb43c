import { databaseAdapter } from '@ocs/service-kit/database'
import { PrismaClient } from './generated/prisma/client.ts'

/**
 * Opens the service's database; no connection is made before the first query. The session is in UTC,
 * because the adapter drops the offset of an instant. The column behind the search box repeats what
 * the others say, so it is never read.
 */
export function openDb(databaseUrl: string) {
  return new PrismaClient({
    adapter: databaseAdapter(databaseUrl),
    omit: { requisition: { search: true } },
  })
}

export type Db = ReturnType<typeof openDb>

/** What a change works with: the database inside its transaction. */
export type Tx = Parameters<Parameters<Db['$transaction']>[0]>[0]
