import { type AppName, appNames } from '@ocs/contracts/services'
import { ServiceHealth } from '@ocs/contracts/system'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import type { Db } from '../db.ts'
import { inTime, measureApp, measureSelf } from './health.probe.ts'

async function healthOf(db: Db, urls: Record<AppName, string>): Promise<ServiceHealth[]> {
  const measure = async (name: AppName) => ({
    name,
    url: urls[name],
    ...(await (name === 'manage' ? measureSelf(db) : measureApp(urls[name]))),
  })
  const [apps, feeds] = await Promise.all([Promise.all(appNames.map(measure)), inTime(db.feedCursor.findMany(), [])])
  return apps.map(app => {
    const feed = feeds.find(({ service }) => service === app.name)
    return { ...app, feedReadAt: feed?.readAt?.toISOString() ?? null, feedError: feed?.lastError ?? null }
  })
}

/** How the applications are. */
export function healthRouter(db: Db, urls: Record<AppName, string>) {
  return router({
    /**
     * Each application as it is at this moment, within about two seconds: all are asked at the same time. One
     * that is down is not ready and has no figures; it is never an error.
     */
    health: procedure
      .meta({ can: 'system:read', openapi: { method: 'GET', path: '/system/health', tags: ['system'] } })
      .output(z.array(ServiceHealth))
      .query(() => healthOf(db, urls)),
  })
}
