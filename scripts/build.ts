import { existsSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './apps.ts'
import { inherited } from './environment.ts'
import { fingerprint } from './fingerprint.ts'
import { runToEnd } from './programs.ts'
import { Trouble } from './trouble.ts'

/** Next.js's own program. */
export const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')

const portal = join(root, 'apps', 'portal')
const builds = join('.next', 'builds')

/** The routers are here for their types. */
const sources = ['apps/portal', 'packages', 'prisma/portal', 'package-lock.json']
const routers = ['tickets', 'inventory', 'requisition', 'manage'].map(app => `apps/${app}/src`)

/** How many builds are kept: the newest, and those that a stack started before the last changes may still run from. */
const kept = 3

async function forgetOldBuilds(): Promise<void> {
  const names = await readdir(join(portal, builds)).catch(() => [])
  const aged = await Promise.all(
    names.map(async name => ({ name, at: (await stat(join(portal, builds, name))).mtimeMs })),
  )
  const old = aged.sort((a, b) => b.at - a.at).slice(kept)
  await Promise.all(old.map(({ name }) => rm(join(portal, builds, name), { recursive: true, force: true })))
}

/**
 * Builds the portal for production unless there is a build of exactly these sources. Each build has a folder of its own, so that
 * neither a stack that runs nor `next dev` is disturbed.
 * @returns the folder, relative to the portal's, for `OCS_NEXT_DIR`
 * @throws Trouble with the last words of the build
 */
export async function buildPortal(signal?: AbortSignal): Promise<string> {
  const folder = join(builds, (await fingerprint([...sources, ...routers])).slice(0, 16))
  // The last thing that a build writes.
  if (existsSync(join(portal, folder, 'BUILD_ID'))) return folder
  const log = join(root, '.ocs', 'logs', 'build.log')
  await runToEnd({
    name: 'The build of the portal',
    args: [next, 'build'],
    cwd: portal,
    env: { ...inherited(), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', OCS_NEXT_DIR: folder },
    log,
    signal,
  })
  if (!existsSync(join(portal, folder, 'BUILD_ID')))
    throw new Trouble(`The build of the portal is incomplete; see ${log}.`)
  await forgetOldBuilds()
  return folder
}
