import { createService, type Service, type ServiceOptions } from '@ocs/service-kit/service'
import { openDb } from './db.ts'
import { appRouter } from './router.ts'

type Settings = Omit<ServiceOptions, 'name' | 'router' | 'db'> & { databaseUrl: string }

/** The inventory service on its database; `main.ts` runs it, tests start it. */
export function inventoryService({ databaseUrl, ...settings }: Settings): Service {
  const db = openDb(databaseUrl)
  return createService({ name: 'inventory', router: appRouter(db, databaseUrl), db, ...settings })
}
