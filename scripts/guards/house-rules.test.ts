import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { serviceNames } from '@ocs/contracts/services'
import { describe, expect, test } from 'vitest'
import { root } from '../apps.ts'
import { houseRules } from './house-rules.ts'
import { type Source, sources } from './sources.ts'

const all = sources()

/** For each rule a file that breaks it, so that a rule which no longer bites fails here. */
const offenders: Record<string, Source> = {
  'a relative import stays inside its package': {
    path: 'apps/tickets/src/x.ts',
    text: "import { a } from '../../manage/src/a.ts'\n",
  },
  'no service imports another service': {
    path: 'apps/tickets/src/x.ts',
    text: "import type { A } from '@ocs/manage/router'\n",
  },
  'the portal imports nothing of a service but its router type': {
    path: 'apps/portal/src/x.ts',
    text: "import { appRouter } from '@ocs/tickets/router'\n",
  },
  'packages import no application': {
    path: 'packages/ui/src/x.tsx',
    text: "import type { A } from '@ocs/tickets/router'\n",
  },
  'contracts depend on zod only': { path: 'packages/contracts/src/x.ts', text: "import { a } from 'react'\n" },
  'no feature of the portal imports another feature': {
    path: 'apps/portal/src/features/people/x.ts',
    text: "import { a } from '../places/place.store.ts'\n",
  },
  'features do not import pages, and the server imports neither': {
    path: 'apps/portal/src/server/x.ts',
    text: "import { a } from '../features/people/person.store.ts'\n",
  },
  'rules and policies are pure: no store, no router, no database': {
    path: 'apps/tickets/src/ticket/ticket.rules.ts',
    text: "import { db } from '../db.ts'\n",
  },
  'nothing imports a router but the list of routers, its service and its tests': {
    path: 'apps/tickets/src/ticket/ticket.store.ts',
    text: "import { a } from './ticket.router.ts'\n",
  },
  'the environment is read in env.ts only': {
    path: 'apps/tickets/src/db.ts',
    text: 'export const url = process.env.URL\n',
  },
  'a file has at most 300 lines, or says at its top why not ("long because ...")': {
    path: 'apps/tickets/src/x.ts',
    text: 'const a = 1\n'.repeat(301),
  },
  'no test is skipped, focused, asleep or on a mock of our own': {
    path: 'apps/tickets/src/x.test.ts',
    text: `test.${'skip'}('later', () => {})\n`,
  },
}

describe.each(houseRules)('$name', rule => {
  test('holds in the whole repository', () => {
    expect(all.flatMap(rule.broken)).toEqual([])
  })

  test('would be noticed', () => {
    const offender = offenders[rule.name]
    expect(offender && rule.broken(offender)).toHaveLength(1)
  })
})

test.each(serviceNames)('the value of the %s router cannot be imported, only its type', service => {
  const attempt = () =>
    execFileSync(process.execPath, ['--input-type=module', '-e', `await import('@ocs/${service}/router')`], {
      cwd: join(root, 'apps', 'portal'),
      stdio: 'pipe',
    })
  expect(attempt).toThrow(/No "exports" main defined|ERR_PACKAGE_PATH_NOT_EXPORTED/)
})
