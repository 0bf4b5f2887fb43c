import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/prisma/client.ts'

/**
 * Opens the service's database; no connection is made before the first query. The session is in UTC,
 * because the adapter drops the offset of an instant. The columns that the database generates repeat
 * what the others say, so they are never read.
 */
export function openDb(databaseUrl: string) {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl, options: '-c TimeZone=UTC' }),
    omit: { asset: { tagLower: true, serialLower: true, search: true } },
  })
}

export type Db = ReturnType<typeof openDb>

/** What a change works with: the database inside its transaction. */
export type Tx = Parameters<Parameters<Db['$transaction']>[0]>[0]
