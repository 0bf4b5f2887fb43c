import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { AppName } from '@ocs/contracts/services'
import { appsWithSchema, root } from './apps.ts'
import { fingerprint, onceFor } from './fingerprint.ts'
import { main, Trouble } from './trouble.ts'

function runPrisma(app: AppName): Promise<void> {
  const cli = join(root, 'node_modules', 'prisma', 'build', 'index.js')
  const child = spawn(process.execPath, [cli, 'generate', '--no-hints'], {
    cwd: join(root, 'apps', app),
    // Prisma would download an engine that `generate` does not use; any program that exists satisfies its check.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', chunk => {
    output += chunk
  })
  child.stderr.on('data', chunk => {
    output += chunk
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code =>
      code === 0 ? resolve() : reject(new Trouble(`prisma/${app}/schema.prisma is not valid:\n${output}`)),
    )
  })
}

/**
 * Generates the database client of every application whose schema changed since the last time.
 * @returns the applications generated now
 * @throws Trouble with Prisma's explanation when a schema is not valid
 */
export async function generate(): Promise<AppName[]> {
  const done = await Promise.all(
    appsWithSchema().map(async app => {
      const folder = join(root, 'apps', app, 'src', 'generated')
      const stamp = join(folder, 'stamp')
      if (!existsSync(join(folder, 'prisma', 'client.ts'))) await rm(stamp, { force: true })
      const print = await fingerprint([`prisma/${app}/schema.prisma`, 'node_modules/prisma/package.json'])
      const ran = await onceFor(stamp, print, () => runPrisma(app))
      return ran ? [app] : []
    }),
  )
  return done.flat()
}

if (import.meta.main) {
  await main(async () => {
    const apps = await generate()
    console.log(apps.length ? `Generated the database client of ${apps.join(', ')}.` : 'Nothing changed.')
  })
}
