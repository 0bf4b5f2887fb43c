import { eventsRouter } from '@ocs/service-kit/feed'
import { router } from '@ocs/service-kit/procedure'
import type { Db } from './db.ts'
import { draftRouter, requisitionRouter } from './requisition/requisition.router.ts'
import { vendorRouter } from './vendor/vendor.router.ts'

/** All procedures of the requisition service. */
export function appRouter(db: Db, databaseUrl: string) {
  return router({
    draft: draftRouter(db),
    requisitions: requisitionRouter(db),
    vendors: vendorRouter(db),
    events: eventsRouter(db, 'requisition', databaseUrl),
  })
}

export type AppRouter = ReturnType<typeof appRouter>
