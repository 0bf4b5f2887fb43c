import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './apps.ts'
import { inherited } from './environment.ts'
import { fingerprint, onceFor } from './fingerprint.ts'
import { runToEnd } from './programs.ts'

/** Next.js's own program. */
export const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')

const sources = ['apps/portal', 'packages', 'prisma/portal', 'package-lock.json']

/** The routers whose types the portal's code is checked against. */
const routers = ['tickets', 'inventory', 'requisition', 'manage'].map(app => `apps/${app}/src`)

/**
 * Builds the portal for production when its sources have changed since the last build.
 * @returns whether it was built
 * @throws Trouble with the last words of the build
 */
export async function buildPortal(signal?: AbortSignal): Promise<boolean> {
  const portal = join(root, 'apps', 'portal')
  const stamp = join(portal, '.next', 'ocs-stamp')
  if (!existsSync(join(portal, '.next', 'BUILD_ID'))) await rm(stamp, { force: true })
  return onceFor(stamp, await fingerprint([...sources, ...routers]), async () => {
    // A failed build must not leave the stamp of the one before.
    await rm(stamp, { force: true })
    await runToEnd({
      name: 'The build of the portal',
      args: [next, 'build'],
      cwd: portal,
      env: { ...inherited(), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      log: join(root, '.ocs', 'logs', 'build.log'),
      signal,
    })
  })
}
