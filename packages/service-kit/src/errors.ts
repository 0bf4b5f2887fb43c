import { DomainError, type Reason } from '@ocs/contracts/reasons'
import { TRPCError } from '@trpc/server'
import * as z from 'zod'
import { isDatabaseAway, isOutOfRange, isUnstorableText } from './database-errors.ts'

const codes = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
} as const

const reasonOfCode: Partial<Record<TRPCError['code'], Reason>> = {
  BAD_REQUEST: 'invalid_input',
  PARSE_ERROR: 'invalid_input',
  UNSUPPORTED_MEDIA_TYPE: 'invalid_input',
  METHOD_NOT_SUPPORTED: 'invalid_input',
  UNAUTHORIZED: 'unauthenticated',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'not_found',
  CONFLICT: 'stale_version',
  PAYLOAD_TOO_LARGE: 'too_large',
}

const notJson = 'What was sent is not valid JSON.'

/** What the adapters say in the words of their authors, or by repeating the request, said to a person. */
const sentenceOfCode: Partial<Record<TRPCError['code'], string>> = {
  PARSE_ERROR: notJson,
  UNSUPPORTED_MEDIA_TYPE: 'Send the body as JSON, with the content type application/json.',
  METHOD_NOT_SUPPORTED: 'Method Not Allowed',
  NOT_FOUND: 'Not Found',
}

/** One wrong field of an input: where it is, and a sentence for the person who wrote it. */
export type InputIssue = { path: string; message: string }

/** What a caller is told about a failure. Nothing of an unexpected error is in it. */
export type PublicError = {
  code: TRPCError['code']
  reason: Reason
  message: string
  issues?: InputIssue[]
}

/**
 * The one place that decides what a caller learns of an error: a domain error with its reason, a
 * wrong input with its fields, a database that does not answer as `service_unavailable`, and anything
 * else as a bare `internal`.
 */
export function publicError(error: unknown): PublicError {
  const cause = error instanceof TRPCError ? (error.cause ?? error) : error
  if (cause instanceof DomainError) {
    return { code: codes[cause.status as keyof typeof codes], reason: cause.reason, message: cause.message }
  }
  if (cause instanceof z.core.$ZodError && error instanceof TRPCError && error.code === 'BAD_REQUEST') {
    const issues = cause.issues.map(issue => ({ path: issue.path.join('.'), message: issue.message }))
    return { code: 'BAD_REQUEST', reason: 'invalid_input', message: 'Some of what was sent is not valid.', issues }
  }
  if (cause instanceof SyntaxError && error instanceof TRPCError && error.code === 'BAD_REQUEST') {
    return { code: 'BAD_REQUEST', reason: 'invalid_input', message: notJson }
  }
  if (isUnstorableText(cause)) {
    return {
      code: 'BAD_REQUEST',
      reason: 'invalid_input',
      message: 'The text contains characters that cannot be stored.',
    }
  }
  if (isOutOfRange(cause)) {
    return { code: 'BAD_REQUEST', reason: 'invalid_input', message: 'A number or date is out of range.' }
  }
  if (isDatabaseAway(cause)) {
    return {
      code: 'SERVICE_UNAVAILABLE',
      reason: 'service_unavailable',
      message: 'This service cannot reach its data right now. Try again in a moment.',
    }
  }
  if (error instanceof TRPCError && error.code !== 'INTERNAL_SERVER_ERROR') {
    const reason = reasonOfCode[error.code]
    if (reason) return { code: error.code, reason, message: sentenceOfCode[error.code] ?? error.message }
  }
  return { code: 'INTERNAL_SERVER_ERROR', reason: 'internal', message: 'Something went wrong on our side.' }
}
