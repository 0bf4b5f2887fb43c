import { AuditListInput, AuditPage } from '@ocs/contracts/system'
import { procedure, router } from '@ocs/service-kit/procedure'
import type { Db } from '../db.ts'
import { listAudit } from './audit.store.ts'

/**
 * Who did what, in all applications. Notes and names in it can be about minors, so it has a permission
 * of its own, and no other procedure shows any of it.
 */
export function auditRouter(db: Db) {
  return router({
    /** A page of the archive, newest first. Errors: `bad_cursor`. */
    list: procedure
      .meta({ can: 'audit:read', openapi: { method: 'GET', path: '/audit', tags: ['audit'] } })
      .input(AuditListInput)
      .output(AuditPage)
      .query(({ input }) => listAudit(db, input)),
  })
}
