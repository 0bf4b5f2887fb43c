import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** How an application behaves on the wire: as it is, dead, silent for ever, or with one fixed answer to everything. */
export type Behaviour = 'well' | 'dead' | 'silent' | { status: number; type: string; body: string }

/** An address in front of a real application, at which trouble can be had without losing the port. */
export type Front = AsyncDisposable & {
  url: string
  behaves: Behaviour
  /** The paths of all requests so far. */
  asked: string[]
}

async function passOn(target: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { authorization = '', 'content-type': type = 'application/json' } = req.headers
  const answer = await fetch(`${target}${req.url}`, {
    method: req.method,
    headers: { authorization, 'content-type': type },
    ...(req.method === 'POST' && { body: await text(req) }),
  })
  res.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(await answer.text())
}

/** Opens a front before an application on a free port. */
export async function openFront(target: string): Promise<Front> {
  const server = createServer((req, res) => {
    front.asked.push((req.url ?? '').split('?')[0] ?? '')
    const { behaves } = front
    if (behaves === 'dead') return void res.socket?.destroy()
    if (behaves === 'silent') return
    if (behaves !== 'well')
      return void res.writeHead(behaves.status, { 'content-type': behaves.type }).end(behaves.body)
    passOn(target, req, res).catch(() => res.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const front: Front = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behaves: 'well',
    asked: [],
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
  return front
}
