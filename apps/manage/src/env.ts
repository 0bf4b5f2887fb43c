import { ports } from '@ocs/contracts/services'
import { DatabaseUrlSetting, readEnv, serviceSettings } from '@ocs/service-kit/env'
import * as z from 'zod'

const AppUrl = (port: number) => z.url({ protocol: /^https?$/ }).default(`http://127.0.0.1:${port}`)

/** The settings of this service; the only place that reads the environment. */
export const env = readEnv(
  z.object({
    ...serviceSettings(ports.manage),
    MANAGE_DATABASE_URL: DatabaseUrlSetting,
    PORTAL_URL: AppUrl(ports.portal),
    TICKETS_URL: AppUrl(ports.tickets),
    INVENTORY_URL: AppUrl(ports.inventory),
    REQUISITION_URL: AppUrl(ports.requisition),
    OCS_MANAGE_CLIENT_SECRET: z.string().min(1, 'must be the secret of the OAuth client "manage"'),
    FEED_INTERVAL_MS: z.coerce.number().int().min(10).max(600_000).default(2_000),
  }),
)
