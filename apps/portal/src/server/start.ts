import { placesChanged } from './directory.ts'
import { env } from './env.ts'
import { log } from './log.ts'

/** What the portal does before the first request: checks its settings and sends the services its places. */
export function start(): void {
  const { OIDC_STAFF_DOMAINS: staff, OIDC_STUDENT_DOMAINS: student } = env()
  if (staff.length + student.length === 0) {
    log().warn('OIDC_STAFF_DOMAINS and OIDC_STUDENT_DOMAINS are empty: nobody can sign in')
  }
  placesChanged()
}
