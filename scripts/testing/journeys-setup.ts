import { join } from 'node:path'
import { root } from '../apps.ts'
import { buildPortal, next } from '../build.ts'
import { appEnvironment, inherited } from '../environment.ts'
import { freePorts } from '../ports.ts'
import { type Program, startProgram, waitReady } from '../programs.ts'
import type { Stack } from '../stack.ts'
import { startScratchStack } from './scratch-stack.ts'

/**
 * A second portal on the same data that finds the tickets service only at a port that a test opens and closes, so that the
 * service is "down" for one test while all others work.
 */
async function startSecondPortal({
  settings,
  logs,
}: Stack): Promise<{ program: Program; portal: number; switch: number }> {
  const ports = await freePorts(['portal', 'switch'] as const)
  const log = join(logs, 'second-portal.log')
  const url = `http://localhost:${ports.portal}`
  const program = await startProgram({
    name: 'second-portal',
    args: [next, 'start', '-H', '127.0.0.1', '-p', String(ports.portal)],
    cwd: join(root, 'apps', 'portal'),
    env: {
      ...inherited(),
      ...appEnvironment('portal', settings),
      PORT: String(ports.portal),
      NEXTAUTH_URL: url,
      TICKETS_URL: `http://127.0.0.1:${ports.switch}`,
      OCS_NEXT_DIR: await buildPortal(),
    },
    log,
  })
  await waitReady(program, `http://127.0.0.1:${ports.portal}/readyz`, log)
  return { program, ...ports }
}

/**
 * Playwright's global setup: the whole system, told to the tests as `OCS_E2E_URL` (the portal) and, for those that look behind
 * the screen, `OCS_E2E_CLIENT` (the demo OAuth client as JSON), `OCS_E2E_PORTS` (JSON; `second` is the second portal and
 * `switch` where that one looks for the tickets service). With `OCS_E2E_URL` set, all of these name a system that runs already.
 */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.OCS_E2E_URL) return () => Promise.resolve()
  const stack = await startScratchStack()
  const second = await startSecondPortal(stack).catch(async error => {
    await stack.stop()
    throw error
  })
  process.env.OCS_E2E_URL = stack.url
  process.env.OCS_E2E_CLIENT = JSON.stringify(stack.settings.secrets.demoClient)
  process.env.OCS_E2E_PORTS = JSON.stringify({ ...stack.settings.ports, second: second.portal, switch: second.switch })
  void stack.crashed.then(sentence => console.error(sentence))
  return async () => {
    await second.program.stop()
    await stack.stop()
  }
}
