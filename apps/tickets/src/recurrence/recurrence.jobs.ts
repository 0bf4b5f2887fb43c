import type { Job } from '../clock/jobs.ts'
import type { Db } from '../db.ts'
import { fileDue } from './recurrence-birth.store.ts'

/** The job that files recurring tickets; an edit wakes it, because what was set up may be due already. */
export const recurrenceJob = 'file recurring tickets'

/** What the service does by itself about recurring tickets. */
export function recurrenceJobs(db: Db): Job[] {
  return [{ name: recurrenceJob, everySeconds: 60, run: now => fileDue(db, now) }]
}
