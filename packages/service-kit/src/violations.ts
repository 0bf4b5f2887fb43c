import * as z from 'zod'

const UniqueViolation = z.object({
  code: z.literal('P2002'),
  meta: z.object({
    driverAdapterError: z.object({ cause: z.object({ constraint: z.object({ index: z.string() }) }) }),
  }),
})

/**
 * The name of the unique index that refused a change, or null when the error is something else. A
 * store turns it into a reason: what must be unique is decided by the database, not by a look before.
 */
export function violatedIndex(error: unknown): string | null {
  const violation = UniqueViolation.safeParse(error)
  return violation.success ? violation.data.meta.driverAdapterError.cause.constraint.index : null
}
