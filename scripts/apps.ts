import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type AppName, appNames, type ports } from '@ocs/contracts/services'

/** The folder of the repository. */
export const root = join(import.meta.dirname, '..')

/** A port for each program of the stack. */
export type Ports = typeof ports

/** The folder with an application's `schema.prisma` and `migrations/`. */
export const schemaDir = (app: AppName): string => join(root, 'prisma', app)

/** The applications whose database schema is written. */
export const appsWithSchema = (): AppName[] => appNames.filter(app => existsSync(join(schemaDir(app), 'schema.prisma')))
