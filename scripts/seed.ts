import { join } from 'node:path'
import { appNames, ports } from '@ocs/contracts/services'
import { migrate } from '@ocs/service-kit/migrations'
import { appsWithSchema, root, schemaDir } from './apps.ts'
import { ensureDatabases } from './databases.ts'
import { existingPostgres, refuseProduction } from './environment.ts'
import { generate } from './generate.ts'
import { freePort, isFree } from './ports.ts'
import { startPostgres } from './postgres.ts'
import { loadSecrets } from './secrets.ts'
import { runSeeds } from './seeds.ts'
import { main } from './trouble.ts'

const dataDir = join(root, '.ocs')

// `npm run seed -- <scenario>`, also beside a stack that runs, whose server it then uses.
await main(async () => {
  refuseProduction()
  const scenario = process.argv[2] ?? 'demo'
  const secrets = await loadSecrets(dataDir)
  await generate()
  const existing = existingPostgres()
  const server = existing
    ? { adminUrl: existing, stop: () => Promise.resolve() }
    : await startPostgres({
        dataDir: join(dataDir, 'postgres'),
        port: (await isFree(ports.postgres)) ? ports.postgres : await freePort(),
        password: secrets.postgresPassword,
        reuse: true,
      })
  try {
    const databases = await ensureDatabases(server.adminUrl, appNames, secrets.databasePasswords)
    await Promise.all(appsWithSchema().map(app => migrate({ databaseUrl: databases[app], schemaDir: schemaDir(app) })))
    const apps = await runSeeds(
      scenario,
      { ports, secrets, databases, production: true, dataDir },
      join(dataDir, 'logs'),
    )
    console.log(
      `The scenario "${scenario}" is in the databases of ${apps.join(', ') || 'no application (none has a seed)'}.`,
    )
  } finally {
    await server.stop()
  }
})
