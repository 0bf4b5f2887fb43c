import type { LiveMessage } from '../../live/live-message.ts'

/** How often a stream says that it lives. Milliseconds. */
const beatEvery = 20_000

/** How often it is looked whether who listens still may: to be out at once is to be out of open pages too. Milliseconds. */
const lookEvery = 2_000

/** A stream ends after so long, and the browser comes back and is authorized afresh. Milliseconds. */
const lifetime = 5 * 60_000

/** What a slow browser may leave unread before it has to come back. Messages. */
const mostUnread = 100

/** Who opened a stream: the hash of their cookie, and what they might do then. */
type Opener = { session: string; rights: string }

/** An open stream. */
type OpenStream = Opener & { endsAt: number; write: (text: string) => void; end: () => void }

/** What the streams need: which sessions live, with what their people may do now, and what else is done at every beat. */
export type StreamOptions = {
  living: (sessions: string[]) => Promise<Map<string, string>>
  beat: () => void
}

/** How a stream is joined to what is sent on it: given the way to send, answers how to leave. */
type Join = (send: (message: LiveMessage) => void) => () => void

/** A stream of server-sent events. It leaves once, whoever ends it; `ended` is told. */
function makeStream(by: Opener, join: Join, opened: (stream: OpenStream) => void, ended: (s: OpenStream) => void) {
  const encoder = new TextEncoder()
  let leave: (() => void) | null = null
  let stream: OpenStream | null = null
  const finish = () => {
    if (!stream) return false
    ended(stream)
    stream = null
    leave?.()
    return true
  }
  const source: UnderlyingDefaultSource<Uint8Array> = {
    start(controller) {
      const end = () => {
        if (finish()) controller.close()
      }
      const write = (text: string) => {
        if (!stream) return
        if ((controller.desiredSize ?? 0) <= 0) return end()
        controller.enqueue(encoder.encode(text))
      }
      // Not all at the same moment, as they began when the portal was started.
      stream = { ...by, endsAt: Date.now() + lifetime * (0.8 + Math.random() * 0.2), write, end }
      opened(stream)
      // Sent at once: the browser takes the stream for open only when something arrives.
      write('retry: 3000\n\n')
      leave = join(message => write(`data: ${JSON.stringify(message)}\n\n`))
    },
    cancel: () => void finish(),
  }
  return new ReadableStream<Uint8Array>(source, { highWaterMark: mostUnread })
}

/** The open streams of this process: they beat together, and end with their session or its rights, with their time, or all at once. */
export function createOpenStreams({ living, beat }: StreamOptions) {
  const open = new Set<OpenStream>()
  let timers: NodeJS.Timeout[] = []
  let isLooking = false

  const look = async () => {
    if (isLooking) return
    isLooking = true
    // While the database does not answer nobody is put out: nothing can be read with the session either.
    const asked = [...open]
    const alive = await living([...new Set(asked.map(stream => stream.session))]).catch(() => null)
    isLooking = false
    for (const stream of asked) if (alive && alive.get(stream.session) !== stream.rights) stream.end()
  }
  const tellAll = () => {
    beat()
    for (const stream of [...open]) {
      if (Date.now() >= stream.endsAt) stream.end()
      else stream.write(': beat\n\n')
    }
  }
  const opened = (stream: OpenStream) => {
    open.add(stream)
    if (timers.length > 0) return
    timers = [setInterval(() => void look(), lookEvery).unref(), setInterval(tellAll, beatEvery).unref()]
  }
  const ended = (stream: OpenStream) => {
    open.delete(stream)
    if (open.size > 0) return
    for (const timer of timers) clearInterval(timer)
    timers = []
  }
  return {
    /** A stream of server-sent events for a session, to which `join` sends. */
    open: (by: Opener, join: Join) => makeStream(by, join, opened, ended),
    /** Ends all streams; browsers come back. */
    endAll() {
      for (const stream of [...open]) stream.end()
    },
    /** Looks now who still may listen. */
    look,
    /** What is done at every beat, now. */
    beat: tellAll,
  }
}
