import type { Job } from '../clock/jobs.ts'
import type { Db } from '../db.ts'
import { warnOfDueTimes } from './due-soon.store.ts'
import { openUnseenTickets } from './open-unseen.store.ts'
import { recountDueTimes } from './recount.store.ts'

/** The job that an edit of hours, closures or targets wakes; at its own times it ends what a stopped process left. */
export const recountJob = 'recount due times'

/** What the service does by itself about time. */
export function slaJobs(db: Db): Job[] {
  return [
    { name: recountJob, everySeconds: 60, run: now => recountDueTimes(db, now) },
    { name: 'warn of due times', everySeconds: 60, run: now => warnOfDueTimes(db, now) },
    { name: 'open unseen tickets', everySeconds: 60, run: now => openUnseenTickets(db, now) },
  ]
}
