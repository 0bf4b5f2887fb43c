import { DatabaseUrlSetting, demoAllowed, readEnv } from '@ocs/service-kit/env'
import * as z from 'zod'
import { openDb } from './db.ts'
import { seedDemo } from './seed/demo.ts'

/**
 * `seed.ts` fills an empty database with the demo district's assets, whatever the scenario.
 * Not allowed in production unless `OCS_DEMO=1`.
 */
if (!demoAllowed()) {
  process.stderr.write('Demo data is refused in production: set OCS_DEMO=1 if this is a demo.\n')
  process.exit(1)
}
const { INVENTORY_DATABASE_URL } = readEnv(z.object({ INVENTORY_DATABASE_URL: DatabaseUrlSetting }))
const db = openDb(INVENTORY_DATABASE_URL)
try {
  await seedDemo(db)
} finally {
  await db.$disconnect()
}
