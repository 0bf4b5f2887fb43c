import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/prisma/client.ts'

/**
 * Opens the service's database; no connection is made before the first query. The column behind the
 * search box repeats what the others say, so it is never read.
 */
export function openDb(databaseUrl: string) {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 }),
    omit: { auditEntry: { search: true } },
  })
}

export type Db = ReturnType<typeof openDb>
