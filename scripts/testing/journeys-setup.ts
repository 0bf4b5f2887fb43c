import { startScratchStack } from './scratch-stack.ts'

/**
 * Playwright's global setup: the whole system, told to the tests as `OCS_E2E_URL` (the portal) and, for those that look behind
 * the screen, `OCS_E2E_ADMIN_URL` (PostgreSQL), `OCS_E2E_CLIENT` (the demo OAuth client as JSON), `OCS_E2E_PORTS` (JSON).
 */
export default async function setup(): Promise<() => Promise<void>> {
  const stack = await startScratchStack()
  process.env.OCS_E2E_URL = stack.url
  process.env.OCS_E2E_ADMIN_URL = stack.adminUrl
  process.env.OCS_E2E_CLIENT = JSON.stringify(stack.settings.secrets.demoClient)
  process.env.OCS_E2E_PORTS = JSON.stringify(stack.settings.ports)
  void stack.crashed.then(sentence => console.error(sentence))
  return stack.stop
}
