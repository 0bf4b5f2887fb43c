import { randomUUID } from 'node:crypto'
import { DomainError } from '@ocs/contracts/reasons'
import { log } from './log.ts'

/** What a route answers when it does not do what it was asked: the reason, and a sentence for the person who asked. */
export function refusal(error: unknown): Response {
  const headers = { 'cache-control': 'no-store' }
  if (error instanceof DomainError) {
    return Response.json({ reason: error.reason, message: error.message }, { status: error.status, headers })
  }
  const requestId = randomUUID()
  log().error({ err: error, requestId }, 'route failed')
  const message = `Something went wrong on our side. Try again. Reference: ${requestId}`
  return Response.json({ reason: 'internal', message }, { status: 500, headers })
}
