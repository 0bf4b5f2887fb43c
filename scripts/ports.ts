import { createServer } from 'node:net'
import { Trouble } from './trouble.ts'

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

/** Whether nothing listens on a port of this machine. */
export const isFree = (port: number): Promise<boolean> =>
  listenOnce(port).then(
    () => true,
    () => false,
  )

/** A port that is free now; ask for several with `freePorts`, or two calls may get the same one. */
export const freePort = (): Promise<number> => listenOnce(0)

/** A free port for each name, all different. */
export async function freePorts<Name extends string>(names: readonly Name[]): Promise<Record<Name, number>> {
  const taken = new Set<number>()
  while (taken.size < names.length) taken.add(await freePort())
  const ports = [...taken]
  return Object.fromEntries(names.map((name, at) => [name, ports[at]])) as Record<Name, number>
}

/** @throws Trouble naming the first port that another program uses */
export async function requireFree(ports: Record<string, number>): Promise<void> {
  for (const [name, port] of Object.entries(ports)) {
    if (!(await isFree(port)))
      throw new Trouble(
        `Port ${port} (${name}) is used by another program: stop that program, or another OCS that still runs, and start again.`,
      )
  }
}
