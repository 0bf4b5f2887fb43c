import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Actor } from '@ocs/contracts/actors'
import type { ServiceName } from '@ocs/contracts/services'
import { createTokenKeys, signActor } from '@ocs/service-kit/actor-token'
import { createServiceClient } from '@ocs/service-kit/client'
import { createTestDatabase } from '@ocs/service-kit/testing/database'
import type { TRPCClient } from '@trpc/client'
import type { AnyRouter } from '@trpc/server'

const root = join(import.meta.dirname, '../../../..')
const followParent = join(root, 'scripts/follow-parent.mjs')

/** A service as the portal meets it: a program of its own, reached over HTTP only. */
export type ServiceProcess<TRouter extends AnyRouter> = AsyncDisposable & {
  url: string
  token: (actor: Actor) => Promise<string>
  as: (actor: Actor) => TRPCClient<TRouter>
}

/** The address that the service says it listens on; its log is one JSON object a line. */
async function listening(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The service has no output')
  const lines: string[] = []
  for await (const line of createInterface(child.stdout)) {
    const url = /"url":"(http[^"]+)"/.exec(line)?.[1]
    if (url) return url
    lines.push(line)
  }
  throw new Error(`The service ended while starting:\n${lines.join('\n')}`)
}

/**
 * Starts a service with a database of its own, as its own process: the portal knows the types of the services and may
 * import nothing else of them. Disposing stops it and drops the database; it also stops when the test run is killed.
 */
export async function startServiceProcess<TRouter extends AnyRouter>(
  name: ServiceName,
): Promise<ServiceProcess<TRouter>> {
  const database = await createTestDatabase(name)
  const keys = createTokenKeys()
  const child = spawn(process.execPath, ['--import', followParent, join('src', 'main.ts')], {
    cwd: join(root, 'apps', name),
    env: {
      ...process.env,
      OCS_PARENT: String(process.pid),
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
      OCS_TOKEN_PUBLIC_KEY: keys.publicKey,
      [`${name.toUpperCase()}_DATABASE_URL`]: database.url,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const url = await listening(child)
  // What it says from now on is of no interest, but must not fill the pipe.
  child.stdout?.resume()
  const token = (actor: Actor) => signActor(actor, { audience: name, privateKey: keys.privateKey })
  return {
    url,
    token,
    as: actor => createServiceClient<TRouter>({ service: name, url, token: () => token(actor) }),
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      if (child.exitCode === null) {
        child.send('stop')
        await ended
      }
      await database[Symbol.asyncDispose]()
    },
  }
}
