import { existsSync } from 'node:fs'
import { mkdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { type AppName, appNames } from '@ocs/contracts/services'
import { migrate } from '@ocs/service-kit/migrations'
import { appsWithSchema, type Ports, root, schemaDir } from './apps.ts'
import { buildPortal, next } from './build.ts'
import { ensureDatabases } from './databases.ts'
import { appEnvironment, identityEnvironment, inherited, portalUrl, type Settings } from './environment.ts'
import { generate } from './generate.ts'
import { freePort, isFree, requireFree } from './ports.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { type Command, lastLines, type Program, startProgram, waitReady } from './programs.ts'
import { type Progress, silent, until } from './progress.ts'
import { loadSecrets, type Secrets } from './secrets.ts'
import { runSeeds } from './seeds.ts'
import { Trouble } from './trouble.ts'

export type StackOptions = {
  ports: Ports
  /** Secrets, data and logs; made when it is not there. */
  dataDir: string
  /** An administrator's URL of a server to use instead of the embedded one. */
  postgresUrl?: string | undefined
  /** Settings of the embedded server, such as `{ fsync: 'off' }` where the data is thrown away. */
  postgresSettings?: Record<string, string>
  /** The seed that fills empty databases; "demo" unless told otherwise. */
  scenario?: string
  /** Restart programs when their sources change, and build nothing. */
  watch?: boolean
  progress?: Progress
  /** Gives the start up; what has been started is stopped. */
  signal?: AbortSignal
}

/** A stack that answers at every `/readyz`. */
export type Stack = {
  /** Where a browser goes. */
  url: string
  settings: Settings
  /** The administrator's URL of the PostgreSQL server. */
  adminUrl: string
  logs: string
  /** Settles when a program ends that nobody asked to, with a sentence about it and its last words. */
  crashed: Promise<string>
  /** Stops the programs, then PostgreSQL; nothing is left running. */
  stop(): Promise<void>
}

const neededBytes = 300 * 1024 ** 2

async function requireDisk(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true })
  const { bavail, bsize } = await statfs(dataDir)
  if (bavail * bsize < neededBytes)
    throw new Trouble(
      `The disk is full: ${dataDir} has less than 300 MB left; free some space (1 GB is enough) and start again.`,
    )
}

async function openPostgres(options: StackOptions, secrets: Secrets, progress: Progress): Promise<Postgres> {
  const { dataDir, ports, postgresUrl, postgresSettings = {} } = options
  if (postgresUrl) return { adminUrl: postgresUrl, port: 0, stop: () => Promise.resolve() }
  const port = (await isFree(ports.postgres)) ? ports.postgres : await freePort()
  if (port !== ports.postgres) progress.note(`Port ${ports.postgres} is in use, PostgreSQL takes ${port}.`)
  return startPostgres({
    dataDir: join(dataDir, 'postgres'),
    port,
    password: secrets.postgresPassword,
    settings: postgresSettings,
  })
}

/** The programs to run, each with the address that tells that it is ready. */
function commands(
  settings: Settings,
  logs: string,
  { watch = false, signal }: StackOptions,
  build: string | undefined,
): (Command & { ready: string })[] {
  const { ports } = settings
  const node = watch ? ['--watch', '--watch-preserve-output'] : []
  const command = (name: AppName | 'identity', folder: string, args: string[], env: Record<string, string>) => ({
    name,
    args,
    cwd: join(root, 'apps', folder),
    env: { ...inherited(), ...env },
    log: join(logs, `${name}.log`),
    watch,
    signal,
    ready: `http://127.0.0.1:${ports[name]}/readyz`,
  })
  const services = appNames
    .filter(app => app !== 'portal' && existsSync(join(root, 'apps', app, 'src', 'main.ts')))
    .map(app => command(app, app, [...node, join('src', 'main.ts')], appEnvironment(app, settings)))
  const portal = [next, watch ? 'dev' : 'start', '-H', '127.0.0.1', '-p', String(ports.portal)]
  return [
    ...services,
    command('identity', 'demo-identity', [...node, join('src', 'main.ts')], identityEnvironment(settings)),
    ...(existsSync(join(root, 'apps', 'portal', 'src', 'app'))
      ? [
          command('portal', 'portal', portal, {
            ...appEnvironment('portal', settings),
            ...(build && { OCS_NEXT_DIR: build }),
          }),
        ]
      : []),
  ]
}

async function runAll(
  settings: Settings,
  logs: string,
  options: StackOptions,
  build: string | undefined,
  running: Program[],
): Promise<void> {
  await Promise.all(
    commands(settings, logs, options, build).map(async command => {
      const program = await startProgram(command)
      running.push(program)
      await waitReady(program, command.ready, command.log)
    }),
  )
}

/** Databases, migrations and seeds: what must be true before a program starts. */
async function prepareData(
  options: StackOptions,
  postgres: Postgres,
  secrets: Secrets,
  progress: Progress,
): Promise<Settings> {
  const { ports, scenario = 'demo', dataDir, watch, signal } = options
  const databases = await progress.step('Databases and their roles', () =>
    ensureDatabases(postgres.adminUrl, appNames, secrets.databasePasswords),
  )
  await progress.step('Migrations', () =>
    Promise.all(appsWithSchema().map(app => migrate({ databaseUrl: databases[app], schemaDir: schemaDir(app) }))),
  )
  const settings = { ports, secrets, databases, production: !watch, dataDir }
  await progress.step('Demo data', () => runSeeds(scenario, settings, join(dataDir, 'logs'), signal))
  return settings
}

function watchForCrash(programs: Program[], logs: string, state: { stopping: boolean }): Promise<string> {
  return new Promise(resolve => {
    for (const { name, ended } of programs)
      void ended.then(async code => {
        if (state.stopping) return
        const log = join(logs, `${name}.log`)
        resolve(`${name} ended by itself (code ${code}). Its last words (${log}):\n${await lastLines(log)}`)
      })
  })
}

/**
 * Starts the whole system: clients and portal built when needed, PostgreSQL, databases, migrations, seeds, five applications
 * and the demo identity provider. Returns when all of them are ready; on failure everything started is stopped first.
 * @throws Trouble: port in use, disk full, damaged data, server unreachable, migration or seed or program failed
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { ports, dataDir, watch = false, signal } = options
  const progress = until(signal, options.progress ?? silent)
  const { postgres: _, ...programPorts } = ports
  await requireFree(programPorts)
  await requireDisk(dataDir)
  const secrets = await loadSecrets(dataDir)
  const logs = join(dataDir, 'logs')
  await progress.step('Database clients', generate)
  const build = watch ? undefined : await progress.step('Portal', () => buildPortal(signal))

  const postgres = await progress.step('PostgreSQL', () => openPostgres(options, secrets, progress))
  const running: Program[] = []
  const state = { stopping: false }
  const stop = async () => {
    state.stopping = true
    await Promise.all(running.map(program => program.stop()))
    await postgres.stop()
  }
  try {
    const settings = await prepareData(options, postgres, secrets, progress)
    await progress.step('Applications', () => runAll(settings, logs, options, build, running))
    const crashed = watchForCrash(running, logs, state)
    return { url: portalUrl(ports), settings, adminUrl: postgres.adminUrl, logs, crashed, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
