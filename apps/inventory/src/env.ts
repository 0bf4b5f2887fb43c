import { ports } from '@ocs/contracts/services'
import { DatabaseUrlSetting, readEnv, serviceSettings } from '@ocs/service-kit/env'
import * as z from 'zod'

/** The settings of this service; the only place that reads the environment. */
export const env = readEnv(
  z.object({ ...serviceSettings(ports.inventory), INVENTORY_DATABASE_URL: DatabaseUrlSetting }),
)
