import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { root } from './apps.ts'

const notSources = new Set(['node_modules', '.next', '.turbo', 'generated', 'test-results', '.ocs'])

/** Tests, and what the tools rewrite as they run. */
const notInput = /\.test\.tsx?$|\.tsbuildinfo$|next-env\.d\.ts$/

async function filesUnder(path: string): Promise<string[]> {
  const absolute = join(root, path)
  if (!existsSync(absolute)) return []
  const entries = await readdir(absolute, { withFileTypes: true }).catch(() => null)
  if (!entries) return [absolute]
  const nested = entries
    .filter(entry => !notSources.has(entry.name))
    .map(entry => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(absolute, entry.name)]))
  return (await Promise.all(nested)).flat()
}

/** One hash over the contents of files and folders (paths from the root of the repository); what does not end up in a program is left out. */
export async function fingerprint(paths: string[], salt = ''): Promise<string> {
  const files = (await Promise.all(paths.map(filesUnder))).flat().filter(file => !notInput.test(file))
  const hash = createHash('sha256').update(salt).update(process.version)
  for (const file of files.sort()) hash.update(relative(root, file)).update(await readFile(file))
  return hash.digest('hex')
}

/** Runs `work` only when the fingerprint differs from the one in the stamp file, which it then rewrites. Tells whether it ran. */
export async function onceFor(stamp: string, print: string, work: () => Promise<void>): Promise<boolean> {
  const before = await readFile(stamp, 'utf8').catch(() => '')
  if (before === print) return false
  await work()
  await mkdir(dirname(stamp), { recursive: true })
  await writeFile(stamp, print)
  return true
}
