import { databaseAdapter } from '@ocs/service-kit/database'
import { PrismaClient } from './generated/prisma/client.ts'

/**
 * Opens the service's database; no connection is made before the first query. The column behind the
 * search box repeats what the others say, so it is never read.
 */
export function openDb(databaseUrl: string) {
  return new PrismaClient({
    adapter: databaseAdapter(databaseUrl),
    omit: { auditEntry: { search: true } },
  })
}

export type Db = ReturnType<typeof openDb>
