import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { freePorts } from '../ports.ts'
import { type Stack, startStack } from '../stack.ts'
import { discardLeftovers, prefix, scratch } from './scratch-postgres.ts'

const programs = ['tickets', 'inventory', 'requisition', 'portal', 'manage', 'identity', 'postgres'] as const

/** The whole system on free ports with data of its own, as `npm start` would start it; `stop` deletes the data. */
export async function startScratchStack(scenario = 'demo'): Promise<Stack> {
  await discardLeftovers()
  const dataDir = await mkdtemp(join(scratch, `${prefix}${process.pid}-`))
  // PostgreSQL, which never runs as root, must get through to its own folder below.
  await chmod(dataDir, 0o711)
  // PostgreSQL may run as another account, see postgresAccount; the secrets inside have modes of their own.
  await chmod(dataDir, 0o755)
  const stack = await startStack({
    ports: await freePorts(programs),
    dataDir,
    scenario,
    postgresSettings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  })
  const stop = async () => {
    await stack.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { ...stack, stop }
}
