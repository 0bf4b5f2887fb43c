import { databaseAdapter } from '@ocs/service-kit/database'
import { type Prisma, PrismaClient } from '../generated/prisma/client.ts'
import { env } from './env.ts'

export type Db = PrismaClient

/** The database, or a transaction on it. */
export type Tx = Prisma.TransactionClient

/** Opens the portal's database; it connects at the first question. */
export function createDb(connectionString: string): Db {
  return new PrismaClient({ adapter: databaseAdapter(connectionString) })
}

// Next loads a module once for each of its bundles, and again after every edit in development: one pool for all of them.
const shared = globalThis as typeof globalThis & { ocsPortalDb?: Db }

/** The portal's own database. */
export function db(): Db {
  shared.ocsPortalDb ??= createDb(env().PORTAL_DATABASE_URL)
  return shared.ocsPortalDb
}
