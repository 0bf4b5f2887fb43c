import type { PlainDate } from '@ocs/contracts/plain-dates'

/** US cents as a `numeric(12,2)` column takes them: `1234` is `12.34`. */
export function moneyColumn(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** The US cents in a `numeric(12,2)` column; exact, because no fraction of a dollar is ever a float. */
export function centsOf(money: { toFixed(places: number): string }): number {
  return Number(money.toFixed(2).replace('.', ''))
}

/** The most cents that fit into a `numeric(12,2)` column. */
export const maxColumnCents = 999_999_999_999

/**
 * A plain date as Prisma wants a `date` column written: the midnight of that day in UTC, which is the
 * only `Date` it turns into the same day in every time zone. Nothing else may look at this value.
 */
export function dateColumn(date: PlainDate): Date {
  return new Date(`${date}T00:00:00.000Z`)
}

/** The plain date that Prisma read from a `date` column. */
export function plainDateOf(column: Date): PlainDate {
  return column.toISOString().slice(0, 10)
}
