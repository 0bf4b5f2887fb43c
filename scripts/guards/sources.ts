import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../apps.ts'

/** A source file: its path from the root of the repository, with slashes, and its text. */
export type Source = { path: string; text: string }

/** All files that git tracks or would track, so that a guard sees what will be committed. */
export function repositoryFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root })
  return listed
    .toString()
    .split('\0')
    .filter(path => path !== '' && existsSync(join(root, path)))
}

/** The TypeScript of the repository, without what is generated. */
export function sources(): Source[] {
  return repositoryFiles()
    .filter(path => /\.(ts|tsx|mts)$/.test(path) && !path.endsWith('.d.ts'))
    .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** What a file imports, and whether only as a type. */
export function importsOf({ text }: Source): { from: string; typeOnly: boolean }[] {
  const statements = text.matchAll(/^\s*(?:import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]/gm)
  const bare = text.matchAll(/^\s*import\s+['"]([^'"]+)['"]/gm)
  const dynamic = text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)
  return [
    ...[...statements].map(([, type, from = '']) => ({ from, typeOnly: type !== undefined })),
    ...[...bare, ...dynamic].map(([, from = '']) => ({ from, typeOnly: false })),
  ]
}
