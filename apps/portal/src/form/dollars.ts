import { formatCents } from '@ocs/contracts/requisitions'
import * as z from 'zod'

const shape = /^\$?\s*(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d{0,2}))?$/

/**
 * US cents from what a person typed as dollars: `1,234.5`, `$12`, `.99`. Null for everything that is not plainly an
 * amount, such as a third decimal or a comma in the wrong place. Digits only, so no sum is ever off by a rounding.
 */
export function centsFrom(typed: string): number | null {
  const match = shape.exec(typed.trim())
  const whole = match?.[1]?.replaceAll(',', '') ?? ''
  const part = match?.[2] ?? ''
  if (!whole && !part) return null
  const cents = Number(`${whole || '0'}${part.padEnd(2, '0')}`)
  return Number.isSafeInteger(cents) ? cents : null
}

/** Cents as they stand in a field to be changed: `1234.50`, and nothing for none. */
export function dollarsField(cents: number | null): string {
  return cents === null ? '' : `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}

/** A form field for an amount: dollars as typed become cents, from 0 to `maxCents`. */
export function DollarsField(maxCents: number) {
  return z.string().transform((typed, ctx) => {
    const cents = centsFrom(typed)
    if (cents !== null && cents <= maxCents) return cents
    const message = cents === null ? 'Enter an amount such as 1250 or 19.99' : `Enter ${formatCents(maxCents)} or less`
    ctx.addIssue({ code: 'custom', message })
    return z.NEVER
  })
}
