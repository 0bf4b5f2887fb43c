import { existsSync } from 'node:fs'
import { chown, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Account, type Programs, postgresAccount, postgresPrograms, runProgram } from './postgres-programs.ts'
import { reachableData, reachablePrograms } from './postgres-reach.ts'
import { Trouble } from './trouble.ts'

/** The major version of PostgreSQL that the data folder must have. */
const major = '18'

/** A running server. `adminUrl` is a superuser's; `stop` waits until it has ended and does nothing when it was found running. */
export type Postgres = { adminUrl: string; port: number; stop(): Promise<void> }

export type PostgresOptions = {
  /** Where the data is or shall be; the folder is the server's alone. */
  dataDir: string
  port: number
  /** The superuser's password, the same every time. */
  password: string
  /** Further settings, such as `{ fsync: 'off' }`. */
  settings?: Record<string, string>
  /** Use a server that already runs on this folder rather than stop it and start anew. */
  reuse?: boolean
}

const damaged = (dataDir: string, why: string) =>
  new Trouble(
    `The data folder ${dataDir} is damaged (${why}): move it aside or delete it, then start again; demo data is made anew.`,
  )

async function checkData(dataDir: string): Promise<'empty' | 'present'> {
  const entries = await readdir(dataDir).catch(() => [])
  if (entries.length === 0) return 'empty'
  const version = (await readFile(join(dataDir, 'PG_VERSION'), 'utf8').catch(() => '')).trim()
  if (!/^\d+$/.test(version)) throw damaged(dataDir, 'PG_VERSION is missing or unreadable')
  if (version !== major)
    throw new Trouble(
      `The data folder ${dataDir} belongs to PostgreSQL ${version}, not ${major}: move it aside or delete it, then start again.`,
    )
  return 'present'
}

async function initialise(programs: Programs, { dataDir, password }: PostgresOptions, account?: Account) {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const passwordFile = join(tmpdir(), `ocs-initdb-${process.pid}-${Date.now()}`)
  await writeFile(passwordFile, password, { mode: 0o600 })
  try {
    if (account) {
      await chown(dataDir, account.uid, account.gid)
      await chown(passwordFile, account.uid, account.gid)
    }
    const { code, said } = await runProgram(
      programs.initdb,
      [
        `--pgdata=${dataDir}`,
        '--username=postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        // The same order of text on every machine, whatever its locale.
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-sync',
        '--set=listen_addresses=127.0.0.1',
        '--set=unix_socket_directories=',
        '--set=max_connections=200',
      ],
      account,
    )
    if (code !== 0) throw new Trouble(`PostgreSQL could not make its data folder ${dataDir}: ${said.trim()}`)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

const adminUrl = (port: number, password: string) =>
  `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The port of a server that runs on the folder, such as one left by a run that was killed; otherwise null. */
async function runningPort({ dataDir, password }: PostgresOptions): Promise<number | null> {
  const lines = (await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const port = Number(lines[3])
  return port && (await answers(adminUrl(port, password))) ? port : null
}

const stopServer = (programs: Programs, dataDir: string, account?: Account, mode = 'fast') =>
  runProgram(programs.pg_ctl, ['stop', '-D', dataDir, '-m', mode, '-w', '-t', '60', '-s'], account)

/** A lock file whose process is some other program (the number was given out again after a crash) would block the start. */
async function dropStaleLock(dataDir: string): Promise<void> {
  const lock = join(dataDir, 'postmaster.pid')
  const pid = Number((await readFile(lock, 'utf8').catch(() => '')).split('\n')[0])
  if (!pid || !existsSync(`/proc/${pid}`)) return
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')
  if (!name.startsWith('postgres')) await rm(lock, { force: true })
}

async function startServer(programs: Programs, options: PostgresOptions, account?: Account): Promise<void> {
  const { dataDir, port, settings = {} } = options
  const log = join(dataDir, 'server.log')
  const flags = [`-p ${port}`, ...Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)].join(' ')
  const tries = 5
  for (let attempt = 1; attempt <= tries; attempt++) {
    await rm(log, { force: true })
    const { code } = await runProgram(
      programs.pg_ctl,
      ['start', '-D', dataDir, '-l', log, '-o', flags, '-w', '-t', '120', '-s'],
      account,
    )
    if (code === 0) return
    const said = await readFile(log, 'utf8').catch(() => '')
    if (/no space left/i.test(said)) throw new Trouble('The disk is full: free some space and start again.')
    if (/address already in use|could not bind/i.test(said)) throw new Trouble(`Port ${port} (PostgreSQL) is in use.`)
    // The processes of a killed server take a moment to notice that it is gone.
    if (attempt === tries || !/still in use|lock file|shared memory/i.test(said))
      throw damaged(dataDir, said.match(/(?:FATAL|PANIC|postgres): .*/)?.[0] ?? 'PostgreSQL does not start')
    await pause(attempt * 500)
  }
}

/** What runs on a data folder: as whom, with which programs, and where the data really is. */
async function place(dataDir: string): Promise<{ programs: Programs; account: Account | undefined; dataDir: string }> {
  await mkdir(dirname(dataDir), { recursive: true })
  const [installed, account] = [await postgresPrograms(), await postgresAccount(dataDir)]
  if (!account) return { programs: installed, account, dataDir }
  return {
    programs: await reachablePrograms(installed, account),
    account,
    dataDir: await reachableData(dataDir, account),
  }
}

/**
 * Starts PostgreSQL 18 on a folder, which is initialised when it is empty, and waits until it answers. It survives Ctrl-C of
 * this process's terminal, so that the programs that use it can stop first: call `stop`. A server left running by a killed
 * run is stopped and started again (or used, see `reuse`), and unclean data recovers.
 * @throws Trouble: damaged folder, folder of another version, port in use, full disk, no program for this platform
 */
export async function startPostgres(asked: PostgresOptions): Promise<Postgres> {
  const { programs, account, dataDir } = await place(asked.dataDir)
  const options = { ...asked, dataDir }
  const { password } = options
  const state = await checkData(dataDir)
  if (state === 'empty') await initialise(programs, options, account)

  const running = await runningPort(options)
  if (running && options.reuse)
    return { adminUrl: adminUrl(running, password), port: running, stop: () => Promise.resolve() }
  if (running) await stopServer(programs, dataDir, account)
  await dropStaleLock(dataDir)
  await startServer(programs, options, account)

  const url = adminUrl(options.port, password)
  const stop = async () => {
    const { code, said } = await stopServer(programs, dataDir, account)
    if (code !== 0 && existsSync(join(dataDir, 'postmaster.pid'))) throw new Error(`PostgreSQL did not stop: ${said}`)
  }
  if (!(await answers(url))) {
    await stop()
    throw damaged(dataDir, 'its administrator password is not the one in .ocs/secrets.json')
  }
  return { adminUrl: url, port: options.port, stop }
}

/** Ends whatever server runs on a folder that nobody needs any more, and deletes the folder. */
export async function discardPostgres(dataDir: string): Promise<void> {
  if (existsSync(join(dataDir, 'postmaster.pid'))) {
    const placed = await place(dataDir)
    await stopServer(placed.programs, placed.dataDir, placed.account, 'immediate')
    await rm(placed.dataDir, { recursive: true, force: true })
  }
  await rm(dataDir, { recursive: true, force: true })
}
