import { runService } from '@ocs/service-kit/service'
import { env } from './env.ts'
import { ticketsService } from './service.ts'

await runService(
  ticketsService({
    databaseUrl: env.TICKETS_DATABASE_URL,
    publicKey: env.OCS_TOKEN_PUBLIC_KEY,
    port: env.PORT,
    host: env.HOST,
    logLevel: env.LOG_LEVEL,
  }),
)
