import * as z from 'zod'

/** The standalone services, by the name used in audiences, environment and screens. */
export const serviceNames = ['tickets', 'inventory', 'requisition', 'manage'] as const
export const ServiceName = z.enum(serviceNames)
export type ServiceName = z.infer<typeof ServiceName>

/** The applications that own a database. */
export const appNames = ['portal', ...serviceNames] as const
export type AppName = (typeof appNames)[number]

/** Fixed ports, so that links and clients need no discovery. */
export const ports: Record<AppName | 'identity' | 'postgres', number> = {
  tickets: 8000,
  inventory: 8001,
  requisition: 8002,
  portal: 8003,
  manage: 8004,
  identity: 8010,
  postgres: 5433,
}
