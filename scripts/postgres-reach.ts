import { createHash } from 'node:crypto'
import { chmod, chown, cp, lstat, mkdtemp, realpath, rename, rm, rmdir, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Account, Programs } from './postgres-programs.ts'
import { Trouble } from './trouble.ts'

/**
 * Root may enter every folder, but the account to which root hands PostgreSQL may not: a checkout below a
 * private folder (as `mktemp -d` makes it) is closed to it. Then programs and data go where it may.
 */

/** Where they go: a folder that outlives a restart where there is one. */
const outside = process.platform === 'linux' ? '/var/tmp' : tmpdir()

/** Whether the account may enter every folder above a path. */
async function mayReach(path: string, account: Account): Promise<boolean> {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder)
    const enter = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & enter) === 0) return false
  }
  return true
}

/** A folder that root made and nobody else can write to. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => null)
  return Boolean(found?.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0)
}

/** The programs, copied once to where the account can run them if it cannot run them in place. */
export async function reachablePrograms(programs: Programs, account: Account): Promise<Programs> {
  if (await mayReach(programs.postgres, account)) return programs
  const source = dirname(dirname(programs.postgres))
  const { mtimeMs } = await stat(programs.postgres)
  const name = createHash('sha256').update(`${source} ${mtimeMs}`).digest('hex').slice(0, 16)
  const copy = join(outside, `ocs-postgresql-${name}`)
  if (!(await isOurs(copy))) {
    const made = await mkdtemp(join(outside, 'ocs-postgresql-'))
    await cp(source, made, { recursive: true, verbatimSymlinks: true })
    await chmod(made, 0o755)
    // Another run may have been quicker; then its copy is the one, unless somebody else put something in the way.
    await rename(made, copy).catch(() => rm(made, { recursive: true, force: true }))
    if (!(await isOurs(copy))) throw new Error(`${copy} is in the way: remove it and start again.`)
  }
  const moved = (path: string) => join(copy, path.slice(source.length))
  return { initdb: moved(programs.initdb), pg_ctl: moved(programs.pg_ctl), postgres: moved(programs.postgres) }
}

/** The data folder itself, or the one outside that a link in its place leads to where the account cannot reach it. */
export async function reachableData(dataDir: string, account: Account): Promise<string> {
  const there = await lstat(dataDir).catch(() => null)
  if (there?.isSymbolicLink()) {
    const led = await realpath(dataDir).catch(() => null)
    if (led) return led
    await rm(dataDir)
  } else if (await mayReach(dataDir, account)) {
    return dataDir
  } else if (there) {
    await rmdir(dataDir).catch(() => {
      throw new Trouble(
        `PostgreSQL cannot run as root, and no other account may enter the folders above ${dataDir}: run the command as another user, or let others enter them (chmod o+x).`,
      )
    })
  }
  const made = await mkdtemp(join(outside, 'ocs-data-'))
  await chown(made, account.uid, account.gid)
  await symlink(made, dataDir)
  return made
}
