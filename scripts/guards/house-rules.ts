import { posix } from 'node:path'
import { serviceNames } from '@ocs/contracts/services'
import { importsOf, type Source } from './sources.ts'

/** A rule of the house: what it forbids, and where a file breaks it. Answers sentences, none when all is well. */
export type HouseRule = { name: string; broken: (source: Source) => string[] }

const areaOf = (path: string): string => path.split('/').slice(0, 2).join('/')
const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || path.includes('/testing/')
const services = serviceNames.map(name => `apps/${name}`)
const isServiceImport = (from: string) => serviceNames.some(name => from.startsWith(`@ocs/${name}`))

/** Where a relative import leads, as a path from the root. */
const target = (path: string, from: string): string =>
  from.startsWith('.') ? posix.join(posix.dirname(path), from) : from

const imports = (source: Source, forbidden: (from: string, typeOnly: boolean) => boolean): string[] =>
  importsOf(source)
    .filter(({ from, typeOnly }) => forbidden(from, typeOnly))
    .map(({ from }) => `${source.path} imports ${from}`)

const featureOf = (path: string) => /^apps\/portal\/src\/features\/([^/]+)\//.exec(path)?.[1]

export const houseRules: HouseRule[] = [
  {
    name: 'a relative import stays inside its package',
    broken: source => {
      const area = areaOf(source.path)
      if (!/^(apps|packages)\//.test(area)) return []
      return imports(source, from => from.startsWith('.') && areaOf(target(source.path, from)) !== area)
    },
  },
  {
    name: 'no service imports another service',
    broken: source => (services.includes(areaOf(source.path)) ? imports(source, from => isServiceImport(from)) : []),
  },
  {
    name: 'the portal imports nothing of a service but its router type',
    broken: source =>
      source.path.startsWith('apps/portal/')
        ? imports(source, (from, typeOnly) => isServiceImport(from) && !typeOnly)
        : [],
  },
  {
    name: 'packages import no application',
    broken: source =>
      source.path.startsWith('packages/')
        ? imports(source, from => isServiceImport(from) || from.startsWith('@ocs/portal'))
        : [],
  },
  {
    name: 'contracts depend on zod only',
    broken: source =>
      source.path.startsWith('packages/contracts/src') && !isTest(source.path)
        ? imports(source, from => from !== 'zod' && !from.startsWith('./'))
        : [],
  },
  {
    name: 'no feature of the portal imports another feature',
    broken: source => {
      const feature = featureOf(source.path)
      if (!feature) return []
      return imports(source, from => {
        const other = featureOf(target(source.path, from))
        return other !== undefined && other !== feature
      })
    },
  },
  {
    name: 'features do not import pages, and the server imports neither',
    broken: source => {
      const leadsTo = (folder: string) => (from: string) =>
        target(source.path, from).startsWith(`apps/portal/src/${folder}/`)
      if (featureOf(source.path)) return imports(source, leadsTo('app'))
      if (!source.path.startsWith('apps/portal/src/server/')) return []
      return imports(source, from => leadsTo('app')(from) || leadsTo('features')(from))
    },
  },
  {
    name: 'rules and policies are pure: no store, no router, no database',
    broken: source =>
      /\.(rules|policy)\.ts$/.test(source.path)
        ? imports(source, (from, typeOnly) => !typeOnly && /(\.store|\.router|\/db|\/env)\.ts$/.test(from))
        : [],
  },
  {
    name: 'nothing imports a router but the list of routers, its service and its tests',
    broken: source =>
      isTest(source.path) || /(^|\/)(router|service)\.ts$|\.router\.ts$/.test(source.path)
        ? []
        : imports(source, (from, typeOnly) => !typeOnly && from.startsWith('.') && /router\.ts$/.test(from)),
  },
  {
    name: 'the environment is read in env.ts only',
    // Next replaces NEXT_RUNTIME while it builds; it is no setting.
    broken: source =>
      /^(apps|packages)\//.test(source.path) &&
      !/(^|\/)env\.ts$|\.config\.ts$/.test(source.path) &&
      !isTest(source.path) &&
      /process\.env\b(?!\.NEXT_RUNTIME\b)/.test(source.text)
        ? [`${source.path} reads process.env`]
        : [],
  },
  {
    name: 'a file has at most 300 lines, or says at its top why not ("long because ...")',
    broken: source => {
      const lines = source.text.split('\n').length - 1
      return lines <= 300 || /long because /.test(source.text.slice(0, 600))
        ? []
        : [`${source.path} has ${lines} lines`]
    },
  },
  {
    name: 'no test is skipped, focused, asleep or on a mock of our own',
    broken: source =>
      isTest(source.path) || source.path.startsWith('e2e/')
        ? [
            ...source.text.matchAll(
              /\b(?:it|test|describe)\.(?:skip|only|todo|fixme)\b|waitForTimeout\(|vi\.mock\(['"](?:@ocs|\.)/g,
            ),
          ].map(([what]) => `${source.path} has ${what}`)
        : [],
  },
]
