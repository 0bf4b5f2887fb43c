import type { IncomingMessage, ServerResponse } from 'node:http'
import { DomainError, type Reason } from '@ocs/contracts/reasons'

/** Bytes a request body may have. Files travel by the portal's upload, never through a service call. */
export const maxBodyBytes = 1_000_000

/** A request whose body and query have been read already; the tRPC adapters look for `body` and `query` first. */
export type ReadRequest = IncomingMessage & {
  body?: unknown
  query?: Record<string, string | string[]>
  /** The id that its answer, its log lines and its events share. */
  requestId?: string
}

/** An answer that is an error: `detail` lists wrong fields, and repeats the message where there are none. */
export class HttpFailure extends Error {
  readonly status: number
  readonly reason: Reason
  readonly detail: unknown

  constructor(status: number, reason: Reason, message: string, detail: unknown = message) {
    super(message)
    this.status = status
    this.reason = reason
    this.detail = detail
  }
}

/**
 * Reads a request's body to its end. One that is larger than allowed is refused with `too_large`
 * as soon as that is known; the rest is let through unread so that the client gets the answer.
 */
export async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = Number(req.headers['content-length'] ?? 0)
  if (size > maxBodyBytes) {
    req.resume()
    throw new DomainError('too_large', 'The request is larger than 1 MB.')
  }
  size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= maxBodyBytes) chunks.push(chunk)
  }
  if (size > maxBodyBytes) throw new DomainError('too_large', 'The request is larger than 1 MB.')
  return Buffer.concat(chunks).toString('utf8')
}

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
}

/** Sets the headers that every answer of a service carries. */
export function prepare(res: ServerResponse, requestId: string): void {
  res.setHeader('x-request-id', requestId)
  for (const [name, value] of Object.entries(securityHeaders)) res.setHeader(name, value)
}

/** Answers with JSON. */
export function sendJson(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}

/** Answers with text of another type. */
export function sendText(res: ServerResponse, type: string, body: string): void {
  res.writeHead(200, { 'content-type': type }).end(body)
}

/** Answers with the public form of an error; the same four fields everywhere outside of tRPC. */
export function sendFailure(res: ServerResponse, { status, reason, message, detail }: HttpFailure): void {
  // The rest of a body that was not read would be taken for the next request.
  if (status === 413) res.setHeader('connection', 'close')
  sendJson(res, status, { detail, message, reason, requestId: res.getHeader('x-request-id') })
}
