import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './apps.ts'

/** How many tests of a section passed and failed; a check that only succeeds or not counts as one. */
export type Tally = { passed: number; failed: number }

/** One part of the tests. Its run prints what a person needs to see of a failure. */
export type Section = { title: string; run: () => Promise<Tally> }

type Ran = { code: number; output: string }

const bin = (name: string): string =>
  join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name)

/** Runs a tool of node_modules in the root; `live` shows its output at once rather than only keeping it. */
function run(tool: string, args: string[], { env = {}, live = false } = {}): Promise<Ran> {
  return new Promise(resolve => {
    const windows = process.platform === 'win32'
    const child = spawn(windows ? `"${bin(tool)}"` : bin(tool), args, {
      cwd: root,
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Only a shell can start the .cmd files that npm makes on Windows; the arguments are ours.
      shell: windows,
    })
    let output = ''
    const take = (chunk: Buffer) => {
      output += chunk
      if (live) process.stdout.write(chunk)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', error => resolve({ code: 1, output: String(error) }))
    child.on('close', code => resolve({ code: code ?? 1, output }))
  })
}

/** A tool whose exit code is its verdict. */
const verdict = (title: string, tool: string, args: string[]): Section => ({
  title,
  async run() {
    const { code, output } = await run(tool, args)
    if (code !== 0) console.log(output)
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  },
})

/** Never fewer failures than the exit code tells: a crash before the first test is one as well. */
const honest = (code: number, { passed, failed }: Tally): Tally => ({
  passed,
  failed: code !== 0 || passed === 0 ? Math.max(failed, 1) : failed,
})

const types: Section = {
  title: 'Types',
  async run() {
    const [workspaces, rest] = await Promise.all([
      run('turbo', ['run', 'typecheck', '--output-logs=errors-only', '--continue']),
      run('tsc', ['--noEmit', '-p', '.']),
    ])
    if (workspaces.code !== 0) console.log(workspaces.output)
    if (rest.code !== 0) console.log(rest.output)
    const [, good, all] = workspaces.output.match(/Tasks:\s+(\d+) successful, (\d+) total/) ?? []
    const tally = honest(workspaces.code, { passed: Number(good ?? 0), failed: Number(all ?? 1) - Number(good ?? 0) })
    return rest.code === 0 ? { ...tally, passed: tally.passed + 1 } : { ...tally, failed: tally.failed + 1 }
  },
}

const reports = join(root, '.ocs', 'test')

async function report<Shape>(file: string): Promise<Shape | null> {
  const text = await readFile(file, 'utf8').catch(() => '')
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

const vitest = (title: string, name: string, args: string[], env: Record<string, string> = {}): Section => ({
  title,
  async run() {
    const file = join(reports, `${name}.json`)
    await mkdir(reports, { recursive: true })
    await rm(file, { force: true })
    const flags = ['run', ...args, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
    const { code, output } = await run('vitest', flags, { env })
    if (code !== 0) console.log(output)
    const found = await report<VitestReport>(file)
    if (!found) return honest(1, { passed: 0, failed: 1 })
    // A file that cannot even be loaded has no tests to fail.
    const unloadable = found.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.every(test => test.status !== 'failed'),
    )
    return honest(code, { passed: found.numPassedTests, failed: found.numFailedTests + unloadable.length })
  },
})

const portalBuild: Section = {
  title: 'Portal build',
  async run() {
    const { code, output } = await run('node', [join('scripts', 'build-portal.ts')])
    if (code !== 0) console.log(output)
    return honest(code, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 })
  },
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] }

const journeys: Section = {
  title: 'Journeys in a browser',
  async run() {
    const file = join(reports, 'journeys.json')
    await rm(file, { force: true })
    const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file }
    const { code, output } = await run('playwright', ['test', '--reporter=dot,json'], { env })
    if (code !== 0) console.log(output)
    const found = await report<PlaywrightReport>(file)
    if (!found) return honest(1, { passed: 0, failed: 1 })
    const { expected, unexpected, flaky } = found.stats
    return honest(code, { passed: expected, failed: unexpected + flaky })
  },
}

/** Small sections that run side by side: each alone would mostly wait for its tool to start. */
const together = (title: string, sections: Section[]): Section => ({
  title,
  async run() {
    const tallies = await Promise.all(sections.map(section => section.run()))
    const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0)
    return { passed: sum('passed'), failed: sum('failed') }
  },
})

/** Tests of rules that could depend on where the machine stands. */
const anywhere = ['packages/contracts', 'rules.test']

/** Everything that needs no browser, quickest first. */
export const withoutBrowser = (): Section[] => [
  verdict('Format and lint', 'biome', ['check', '.']),
  verdict('Workspaces agree (sherif)', 'sherif', []),
  ...(existsSync(join(root, 'knip.json')) ? [verdict('Nothing unused (knip)', 'knip', [])] : []),
  verdict('Boundaries between packages', 'turbo', ['boundaries']),
  verdict('Database clients', 'node', [join('scripts', 'generate.ts')]),
  types,
  vitest('Unit, service and portal tests', 'vitest', []),
  together('Rules twelve hours west and fourteen hours east', [
    vitest('West', 'west', anywhere, { TZ: 'Etc/GMT+12' }),
    vitest('East', 'east', anywhere, { TZ: 'Pacific/Kiritimati' }),
  ]),
]

/** What needs the built portal and a browser. */
export const withBrowser = (): Section[] => [portalBuild, journeys]

/**
 * Runs the sections one after the other, shows failures in full, and ends with one line `N passed, N failed`. The exit code is 1
 * when anything failed, a section that broke included.
 */
export async function runSections(sections: Section[]): Promise<void> {
  const total: Tally = { passed: 0, failed: 0 }
  for (const { title, run: work } of sections) {
    console.log(`\n== ${title}`)
    const began = performance.now()
    const tally = await work().catch(error => {
      console.log(error)
      return { passed: 0, failed: 1 }
    })
    total.passed += tally.passed
    total.failed += tally.failed
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(`   ${tally.passed} passed, ${tally.failed} failed in ${seconds} s`)
  }
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
}
