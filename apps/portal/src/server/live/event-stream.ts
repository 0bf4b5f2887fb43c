/** One message of a stream of server-sent events. */
export type ServerSentEvent = { event: string; data: string; id: string | null }

function parseBlock(block: string): ServerSentEvent {
  const fields = block.split('\n').map(line => {
    const at = line.indexOf(':')
    return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1).replace(/^ /, '')]
  })
  const last = (name: string) => fields.findLast(([field]) => field === name)?.[1]
  const data = fields.filter(([field]) => field === 'data').map(([, value]) => value)
  return { event: last('event') ?? 'message', data: data.join('\n'), id: last('id') ?? null }
}

/** Reads a stream of server-sent events to its end. `heard` is called whenever anything arrives, a sign of life too. */
export async function* readEventStream(
  body: ReadableStream<Uint8Array>,
  heard: () => void,
): AsyncGenerator<ServerSentEvent> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    heard()
    rest += decoder.decode(chunk, { stream: true }).replaceAll('\r\n', '\n')
    const blocks = rest.split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) yield parseBlock(block)
  }
}
