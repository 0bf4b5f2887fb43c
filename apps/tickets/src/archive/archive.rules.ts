import { firstYear, schoolYearAt } from '@ocs/contracts/school-years'

/** The calendar year of the archive that a ticket belongs to at `now`, by when it was closed; null while its school year lasts. */
export function archiveYearAt(closedAt: Date, now: Date): number | null {
  const year = firstYear(schoolYearAt(closedAt))
  return year < firstYear(schoolYearAt(now)) ? year : null
}
