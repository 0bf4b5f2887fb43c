import type { Job } from '../clock/jobs.ts'
import type { Db } from '../db.ts'
import { archiveClosed } from './archive.store.ts'

/** The job that puts away what was closed in a school year that has ended. */
export const archiveJob = 'archive closed tickets'

/** What the service does by itself about school years. */
export function archiveJobs(db: Db): Job[] {
  return [{ name: archiveJob, everySeconds: 600, run: now => archiveClosed(db, now) }]
}
