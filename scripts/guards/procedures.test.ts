import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { permissions } from '@ocs/contracts/permissions'
import { type ServiceName, serviceNames } from '@ocs/contracts/services'
import type { AnyProcedure } from '@trpc/server'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { root } from '../apps.ts'
import { repositoryFiles } from './sources.ts'

type Declared = { meta?: { can?: string }; inputs: unknown[]; output?: unknown; type: string; subscription?: boolean }

/** The procedures of a service by path. Its database is opened but never reached. */
async function proceduresOf(service: ServiceName): Promise<Record<string, Declared>> {
  const src = join(root, 'apps', service, 'src')
  const { openDb } = await import(join(src, 'db.ts'))
  const { appRouter } = await import(join(src, 'router.ts'))
  const nowhere = 'postgresql://nobody@127.0.0.1:1/nothing'
  const router = appRouter(openDb(nowhere), nowhere) as { _def: { procedures: Record<string, AnyProcedure> } }
  return Object.fromEntries(Object.entries(router._def.procedures).map(([path, it]) => [path, it._def as Declared]))
}

/** Inputs that name one record: its id, number, tag or the like. Filters are optional and do not count. */
const naming = ['id', 'number', 'tag', 'ticketId', 'requisitionId', 'vendorId', 'assetId']

function namesRecord(inputs: unknown[]): boolean {
  return inputs.some(
    input =>
      input instanceof z.ZodObject &&
      naming.some(key => key in input.shape && !(input.shape[key] as z.ZodType).safeParse(undefined).success),
  )
}

const tests = repositoryFiles()
  .filter(path => /^apps\/.*foreign.*\.test\.ts$/.test(path))
  .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))

describe.each(serviceNames)('%s', service => {
  test('every procedure says who may call it, with a permission that exists, and what it answers', async () => {
    const declared = Object.entries(await proceduresOf(service))
    expect(declared.length).toBeGreaterThan(3)
    for (const [path, { meta, output, type }] of declared) {
      expect(permissions, `${path} has no known meta.can`).toContain(meta?.can)
      if (type !== 'subscription') expect(output, `${path} has no output contract`).toBeDefined()
    }
  })

  test('every procedure that names a record is tried with a foreign one', async () => {
    const declared = Object.entries(await proceduresOf(service))
    const paths = declared.filter(([, { inputs }]) => namesRecord(inputs)).map(([path]) => path)
    const own = tests.filter(({ path }) => path.startsWith(`apps/${service}/`))
    expect(paths.filter(path => !own.some(({ text }) => text.includes(`'${path}'`)))).toEqual([])
  })
})
