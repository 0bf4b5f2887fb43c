import { randomBytes } from 'node:crypto'
import { statfsSync } from 'node:fs'
import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../ports.ts'
import { discardPostgres, type Postgres, startPostgres } from '../postgres.ts'

/** How scratch folders are named, followed by the number of the process that owns them. */
export const prefix = 'ocs-test-'

/** Memory instead of a disk where there is plenty: copying a database takes 20 ms there rather than 250. */
function fastestFolder(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    if (bavail * bsize > 2 * 1024 ** 3) return '/dev/shm'
  } catch {
    // Not Linux.
  }
  return tmpdir()
}

/** Where scratch folders are made. */
export const scratch = fastestFolder()

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Removes what test runs that were killed have left: their folder names carry the process that owned them. */
export async function discardLeftovers(): Promise<void> {
  const names = (await readdir(scratch)).filter(name => name.startsWith(prefix))
  const orphans = names.filter(name => !lives(Number(name.slice(prefix.length).split('-')[0])))
  for (const folder of orphans.map(name => join(scratch, name))) {
    // A stack keeps its server in a folder below.
    await discardPostgres(join(folder, 'postgres')).catch(() => undefined)
    await discardPostgres(folder).catch(() => undefined)
  }
}

/** A throw-away server on a free port that trades safety for speed; `stop` deletes it. */
export async function startScratchPostgres(): Promise<Postgres> {
  await discardLeftovers()
  const dataDir = await mkdtemp(join(scratch, `${prefix}${process.pid}-`))
  const server = await startPostgres({
    dataDir,
    port: await freePort(),
    password: randomBytes(16).toString('hex'),
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      autovacuum: 'off',
      max_connections: '400',
    },
  })
  return { ...server, stop: () => discardPostgres(dataDir) }
}
