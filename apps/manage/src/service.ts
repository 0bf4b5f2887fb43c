import { createService, type Service, type ServiceOptions } from '@ocs/service-kit/service'
import { openDb } from './db.ts'
import { startReading } from './reading/reader.ts'
import { appRouter } from './router.ts'
import type { Sources } from './sources.ts'

type Settings = Omit<ServiceOptions, 'name' | 'router' | 'db'> & {
  databaseUrl: string
  sources: Sources
  /** The secret of the OAuth client `manage` at the portal. */
  clientSecret: string
  /** Milliseconds between two looks at a feed that has nothing new. */
  feedIntervalMs: number
}

/**
 * The manage service on its database, with the readers of the other applications' feeds; `main.ts` runs it,
 * tests start it. It needs none of the others to start.
 */
export function manageService({ databaseUrl, sources, clientSecret, feedIntervalMs, ...settings }: Settings): Service {
  const db = openDb(databaseUrl)
  const self = `http://${settings.host}:${settings.port}`
  const router = appRouter(db, databaseUrl, { ...sources, manage: self })
  const service = createService({ name: 'manage', router, db, ...settings })
  let stopReading = async () => {}
  return {
    async start() {
      const started = await service.start()
      stopReading = startReading({ db, sources, clientSecret, intervalMs: feedIntervalMs })
      return started
    },
    async stop() {
      await stopReading()
      await service.stop()
    },
  }
}
