import { eventsRouter } from '@ocs/service-kit/feed'
import { router } from '@ocs/service-kit/procedure'
import { assetRouter } from './asset/asset.router.ts'
import type { Db } from './db.ts'

/** All procedures of the inventory service. */
export function appRouter(db: Db, databaseUrl: string) {
  return router({
    assets: assetRouter(db),
    events: eventsRouter(db, 'inventory', databaseUrl),
  })
}

export type AppRouter = ReturnType<typeof appRouter>
