import { databaseAdapter } from '@ocs/service-kit/database'
import { PrismaClient } from './generated/prisma/client.ts'

/**
 * Opens the service's database; no connection is made before the first query. The column behind the
 * search box repeats what the others say, so it is never read.
 */
export function openDb(databaseUrl: string, adapter = databaseAdapter(databaseUrl)) {
  return new PrismaClient({
    adapter,
    omit: { ticket: { search: true } },
  })
}

export type Db = ReturnType<typeof openDb>

/** What a change works with: the database inside its transaction. */
export type Tx = Parameters<Parameters<Db['$transaction']>[0]>[0]
