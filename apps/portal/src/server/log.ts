import pino from 'pino'
import { env } from './env.ts'

let logger: pino.Logger | undefined

/** The portal's log, one JSON object a line. Ids and reasons only: never names, addresses or what people wrote. */
export function log(): pino.Logger {
  logger ??= pino({ name: 'portal', level: env().LOG_LEVEL })
  return logger
}
