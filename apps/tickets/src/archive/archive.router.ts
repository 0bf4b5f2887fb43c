import { ArchivedYears } from '@ocs/contracts/ticket-list'
import { procedure, router } from '@ocs/service-kit/procedure'
import type { Db } from '../db.ts'
import { permissionFor } from '../ticket/ticket.policy.ts'
import { archivedYears } from './archive.store.ts'

/** The archives of the school years; their tickets are listed by `tickets.list` with `schoolYear`. */
export function archiveRouter(db: Db) {
  return router({
    /** The school years in whose archive the caller may see a ticket, the newest first. */
    years: procedure
      .meta({ can: permissionFor.read })
      .output(ArchivedYears)
      .query(({ ctx }) => archivedYears(db, ctx.actor)),
  })
}
