import { type AppName, appNames } from '@ocs/contracts/services'
import { migrate } from '@ocs/service-kit/migrations'
import { schemaDir } from '../scripts/apps.ts'
import { ensureDatabases } from '../scripts/databases.ts'

/**
 * The migration step of a deployment: makes the databases and login roles that are missing, sets the
 * roles' passwords, applies the migrations, and ends. The applications start after it.
 */
function setting(name: string): string {
  const value = process.env[name]
  if (value) return value
  process.stderr.write(`Setting ${name} is missing.\n`)
  process.exit(1)
}

const passwordOf = (app: AppName) => decodeURIComponent(new URL(setting(`${app.toUpperCase()}_DATABASE_URL`)).password)
const passwords = Object.fromEntries(appNames.map(app => [app, passwordOf(app)])) as Record<AppName, string>

try {
  await ensureDatabases(setting('OCS_POSTGRES_URL'), appNames, passwords)
  for (const app of appNames) {
    const applied = await migrate({
      databaseUrl: setting(`${app.toUpperCase()}_DATABASE_URL`),
      schemaDir: schemaDir(app),
    })
    process.stdout.write(`${app}: ${applied.length === 0 ? 'up to date' : `applied ${applied.join(', ')}`}\n`)
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}
