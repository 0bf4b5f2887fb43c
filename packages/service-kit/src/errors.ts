import { DomainError, type Reason } from '@ocs/contracts/reasons'
import { TRPCError } from '@trpc/server'
import * as z from 'zod'

const codes = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
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

/** One wrong field of an input: where it is, and a sentence for the person who wrote it. */
export type InputIssue = { path: string; message: string }

/** What a caller is told about a failure. Nothing of an unexpected error is in it. */
export type PublicError = {
  code: TRPCError['code']
  reason: Reason
  message: string
  issues?: InputIssue[]
}

/** PostgreSQL refuses NUL in text (22021, 22P05) and numbers out of range (22003): the input's fault, not ours. */
function badText(error: unknown): boolean {
  const text = error instanceof Error ? error.message : ''
  return /22021|22P05|22003|invalid byte sequence|unsupported Unicode escape/.test(text)
}

/**
 * The one place that decides what a caller learns of an error: a domain error with its reason, a
 * wrong input with its fields, and anything else as a bare `internal`.
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
  if (badText(cause)) {
    return {
      code: 'BAD_REQUEST',
      reason: 'invalid_input',
      message: 'The text contains characters that cannot be stored.',
    }
  }
  if (error instanceof TRPCError && error.code !== 'INTERNAL_SERVER_ERROR') {
    const reason = reasonOfCode[error.code]
    if (reason) return { code: error.code, reason, message: error.message }
  }
  return { code: 'INTERNAL_SERVER_ERROR', reason: 'internal', message: 'Something went wrong on our side.' }
}
