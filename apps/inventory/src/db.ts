import { databaseAdapter } from '@ocs/service-kit/database'
import { PrismaClient } from './generated/prisma/client.ts'

/**
 * Opens the service's database; no connection is made before the first query. The columns that the
 * database generates repeat what the others say, so they are never read.
 */
export function openDb(databaseUrl: string) {
  return new PrismaClient({
    adapter: databaseAdapter(databaseUrl),
    omit: { asset: { tagLower: true, serialLower: true, search: true } },
  })
}

export type Db = ReturnType<typeof openDb>

/** What a change works with: the database inside its transaction. */
export type Tx = Parameters<Parameters<Db['$transaction']>[0]>[0]
