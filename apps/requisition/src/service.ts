import { createService, type Service, type ServiceOptions } from '@ocs/service-kit/service'
import { openDb } from './db.ts'
import { appRouter } from './router.ts'

type Settings = Omit<ServiceOptions, 'name' | 'router' | 'db'> & { databaseUrl: string }

/** The requisition service on its database; `main.ts` runs it, tests start it. */
export function requisitionService({ databaseUrl, ...settings }: Settings): Service {
  const db = openDb(databaseUrl)
  return createService({ name: 'requisition', router: appRouter(db, databaseUrl), db, ...settings })
}
