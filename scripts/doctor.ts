import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { ports } from '@ocs/contracts/services'
import { pendingMigrations } from '@ocs/service-kit/migrations'
import { chromium } from '@playwright/test'
import { appsWithSchema, root, schemaDir } from './apps.ts'
import { findBrowser } from './browser.ts'
import { databaseUrl } from './databases.ts'
import { existingPostgres } from './environment.ts'
import { freePort, isFree } from './ports.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { loadSecrets } from './secrets.ts'
import { sentence, Trouble } from './trouble.ts'

const dataDir = join(root, '.ocs')
const { postgres: postgresPort, ...programPorts } = ports

/** A question about this machine: answers with what is so, or throws Trouble with the remedy. */
type Check = [title: string, ask: () => Promise<string>]

async function node(): Promise<string> {
  const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  if (process.versions.node !== devDependencies.node)
    throw new Trouble(`Node ${process.versions.node} runs, not ${devDependencies.node}: use "npm run doctor".`)
  return process.versions.node
}

async function installed(): Promise<string> {
  const lock = createHash('sha256')
    .update(await readFile(join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = await readFile(join(root, 'node_modules', '.ocs-installed'), 'utf8').catch(() => '')
  if (stamp !== lock)
    throw new Trouble('They are not those of package-lock.json: run "npm start", which installs them.')
  return 'as in package-lock.json'
}

async function disk(): Promise<string> {
  const { bavail, bsize } = await statfs(root)
  const gigabytes = (bavail * bsize) / 1024 ** 3
  if (gigabytes < 1) throw new Trouble(`Only ${gigabytes.toFixed(1)} GB are free: make room for at least 1 GB.`)
  return `${gigabytes.toFixed(0)} GB free`
}

async function answersAt(name: string, port: number): Promise<string> {
  const path = `http://127.0.0.1:${port}/readyz`
  const response = await fetch(path, { signal: AbortSignal.timeout(3000) }).catch(() => null)
  if (response?.ok) return `runs at port ${port}`
  if (response) throw new Trouble(`Port ${port} answers ${response.status} at /readyz: see .ocs/logs/${name}.log.`)
  if (await isFree(port)) return `not running, and port ${port} is free`
  throw new Trouble(`Port ${port} is used by a program that is not OCS: stop it before "npm start".`)
}

async function server(): Promise<Postgres | null> {
  const existing = existingPostgres()
  if (existing) return { adminUrl: existing, port: 0, stop: () => Promise.resolve() }
  if (!existsSync(join(dataDir, 'secrets.json'))) return null
  const { postgresPassword } = await loadSecrets(dataDir)
  const port = (await isFree(postgresPort)) ? postgresPort : await freePort()
  return startPostgres({ dataDir: join(dataDir, 'postgres'), port, password: postgresPassword, reuse: true })
}

async function databases({ adminUrl }: Postgres): Promise<string> {
  const { databasePasswords } = await loadSecrets(dataDir)
  for (const app of appsWithSchema()) {
    const url = databaseUrl(adminUrl, app, databasePasswords[app])
    const pending = await pendingMigrations({ databaseUrl: url, schemaDir: schemaDir(app) }).catch(error => {
      throw new Trouble(`ocs_${app} cannot be reached (${sentence(error).split('\n')[0]}): "npm start" makes it.`)
    })
    if (pending.length)
      throw new Trouble(
        `ocs_${app} lacks ${pending.length} migrations (${pending.join(', ')}): "npm start" applies them.`,
      )
  }
  return `${appsWithSchema().length} reachable by their own roles, no migration pending`
}

async function browser(): Promise<string> {
  const { executablePath, args, env, from } = await findBrowser()
  const { PATH = '', HOME = '' } = process.env
  const running = await chromium.launch({ executablePath, args, env: { PATH, HOME, ...env } })
  const version = running.version()
  await running.close()
  return `Chromium ${version}, from ${from}`
}

const checks: Check[] = [
  ['Node', node],
  ['Packages', installed],
  ['Disk', disk],
  ['Browser for tests', browser],
  ...Object.entries(programPorts).map(([name, port]): Check => [name, () => answersAt(name, port)]),
]

async function ask([title, question]: Check): Promise<boolean> {
  try {
    console.log(`  ✔ ${title}: ${await question()}`)
    return true
  } catch (error) {
    console.log(`  ✘ ${title}: ${sentence(error)}`)
    return false
  }
}

async function askAboutData(): Promise<boolean> {
  let running: Postgres | null = null
  const found = await ask([
    'PostgreSQL',
    async () => {
      running = await server()
      return running ? 'answers' : 'no data yet; the first "npm start" makes it'
    },
  ])
  const open = running as Postgres | null
  if (!open) return found
  const good = await ask(['Databases', () => databases(open)])
  await open.stop()
  return good
}

let healthy = true
for (const check of checks) healthy = (await ask(check)) && healthy
healthy = (await askAboutData()) && healthy
console.log(healthy ? '\n  All is well.' : '\n  Something needs attention; see above.')
process.exitCode = healthy ? 0 : 1
