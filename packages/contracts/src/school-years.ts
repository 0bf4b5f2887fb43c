import * as z from 'zod'
import { centralDate, fiscalYearOf } from './plain-dates.ts'

/** A school year, which is the district's fiscal year: 1 July to 30 June in Central time, written `2026-2027`. */
export const SchoolYear = z
  .string()
  .regex(/^[1-9]\d{3}-[1-9]\d{3}$/, 'Enter a school year as 2026-2027')
  .refine(year => Number(year.slice(5)) === Number(year.slice(0, 4)) + 1, 'Enter two years that follow each other')
export type SchoolYear = z.infer<typeof SchoolYear>

/** The calendar year in which a school year begins. */
export function firstYear(year: SchoolYear): number {
  return Number(year.slice(0, 4))
}

/** The school year that begins in a calendar year. */
export function schoolYearFrom(first: number): SchoolYear {
  return `${first}-${first + 1}`
}

/** The school year of an instant, by the date it is in the district. */
export function schoolYearAt(instant: Date): SchoolYear {
  return fiscalYearOf(centralDate(instant))
}
