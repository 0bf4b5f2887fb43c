import { join } from 'node:path'
import { demoPeople, demoPlaces } from '@ocs/contracts/demo'
import { ports } from '@ocs/contracts/services'
import { root } from './apps.ts'
import { existingPostgres, refuseProduction } from './environment.ts'
import { terminalProgress } from './progress.ts'
import { type Stack, startStack } from './stack.ts'
import { main, Trouble } from './trouble.ts'

function showPeople(): void {
  const place = new Map(demoPlaces.map(({ id, name }) => [id, name]))
  const width = Math.max(...demoPeople.map(person => person.handle.length))
  console.log('  Sign in with one click as one of the demo people:\n')
  for (const { handle, name, jobTitle, placeId } of demoPeople)
    console.log(`    ${handle.padEnd(width)}  ${name}, ${jobTitle}, ${place.get(placeId)}`)
}

/** Ctrl-C, a closed terminal, or an end asked for by another program. */
function stopSignal(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const)
    process.on(signal, () => controller.abort())
  return controller.signal
}

async function waitForEnd(stack: Stack, signal: AbortSignal): Promise<void> {
  const asked = new Promise<null>(resolve => {
    if (signal.aborted) resolve(null)
    signal.addEventListener('abort', () => resolve(null))
  })
  const crash = await Promise.race([asked, stack.crashed])
  console.log('\n  Stopping …')
  await stack.stop()
  if (crash !== null) throw new Trouble(crash)
  console.log('  Everything has stopped.')
}

async function serve(watch: boolean): Promise<void> {
  refuseProduction()
  const postgresUrl = existingPostgres()
  const began = performance.now()
  const signal = stopSignal()
  const options = { ports, dataDir: join(root, '.ocs'), postgresUrl, watch, signal, progress: terminalProgress() }
  const stack = await startStack(options).catch(error => {
    if (signal.aborted) return null
    throw error
  })
  if (!stack) return console.log('  Stopped before it was ready; nothing is left running.')
  console.log(`\n  Ready after ${((performance.now() - began) / 1000).toFixed(1)} s: ${stack.url}\n`)
  showPeople()
  console.log(`\n  Logs are in ${stack.logs}. Ctrl-C stops everything.\n`)
  await waitForEnd(stack, signal)
}

/** Runs the demo district until it is asked to stop; `watch` restarts what changes. */
export async function serveDemo(watch: boolean): Promise<void> {
  await main(() => serve(watch))
  process.exit()
}

if (import.meta.main) await serveDemo(false)
