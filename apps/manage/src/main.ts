import { runService } from '@ocs/service-kit/service'
import { env } from './env.ts'
import { manageService } from './service.ts'

await runService(
  manageService({
    databaseUrl: env.MANAGE_DATABASE_URL,
    publicKey: env.OCS_TOKEN_PUBLIC_KEY,
    port: env.PORT,
    host: env.HOST,
    logLevel: env.LOG_LEVEL,
    sources: {
      portal: env.PORTAL_URL,
      tickets: env.TICKETS_URL,
      inventory: env.INVENTORY_URL,
      requisition: env.REQUISITION_URL,
    },
    clientSecret: env.OCS_MANAGE_CLIENT_SECRET,
    feedIntervalMs: env.FEED_INTERVAL_MS,
  }),
)
