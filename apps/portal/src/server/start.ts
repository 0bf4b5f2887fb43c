import { peopleChanged, placesChanged } from './directory.ts'
import { env } from './env.ts'
import { files } from './files/files.ts'
import { log } from './log.ts'

/** What the portal does before the first request: checks its settings and folder, and sends the services its places and people. */
export async function start(): Promise<void> {
  const { OIDC_STAFF_DOMAINS: staff, OIDC_STUDENT_DOMAINS: student } = env()
  if (staff.length + student.length === 0) {
    log().warn('OIDC_STAFF_DOMAINS and OIDC_STUDENT_DOMAINS are empty: nobody can sign in')
  }
  await files()
    .check()
    .catch(() => {
      process.stderr.write(`Setting OCS_FILES_DIR is wrong: ${env().OCS_FILES_DIR} cannot be made or written to.\n`)
      process.exit(1)
    })
  placesChanged()
  peopleChanged()
}
