import type { AppName } from '@ocs/contracts/services'
import { eventsRouter } from '@ocs/service-kit/feed'
import { router } from '@ocs/service-kit/procedure'
import { auditRouter } from './audit/audit.router.ts'
import type { Db } from './db.ts'
import { healthRouter } from './health/health.router.ts'

/** All procedures of the manage service. `urls` says where each application is. */
export function appRouter(db: Db, databaseUrl: string, urls: Record<AppName, string>) {
  return router({
    audit: auditRouter(db),
    system: healthRouter(db, urls),
    events: eventsRouter(db, 'manage', databaseUrl),
  })
}

export type AppRouter = ReturnType<typeof appRouter>
