import { DatabaseUrlSetting, demoAllowed, readEnv } from '@ocs/service-kit/env'
import * as z from 'zod'
import { openDb } from './db.ts'
import { seedDemo } from './seed/demo.ts'
import { seedLarge } from './seed/large.ts'
import { bringBackIndexes } from './seed/put-away-indexes.ts'

/**
 * `seed.ts demo` fills an empty database with a term's tickets of the demo people; `seed.ts large 50000`
 * tops it up with generated ones to that many, to measure with. Any mends what one that was cut off has left. Other
 * scenarios are other services' and otherwise leave this one alone. Not allowed in production unless `OCS_DEMO=1`.
 */
const [scenario = 'demo', count = '50000'] = process.argv.slice(2)
if (!demoAllowed()) {
  process.stderr.write('Demo data is refused in production: set OCS_DEMO=1 if this is a demo.\n')
  process.exit(1)
}
const { TICKETS_DATABASE_URL } = readEnv(z.object({ TICKETS_DATABASE_URL: DatabaseUrlSetting }))
const db = openDb(TICKETS_DATABASE_URL)
try {
  // Those that a large seed has put away before it was cut off.
  await bringBackIndexes(db)
  if (scenario === 'large') await seedLarge(db, z.coerce.number().int().min(1).max(1_000_000).parse(count))
  if (scenario === 'demo') await seedDemo(db, new Date())
} finally {
  await db.$disconnect()
}
