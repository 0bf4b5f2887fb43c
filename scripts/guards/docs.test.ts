import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../apps.ts'
import { repositoryFiles } from './sources.ts'

/** Files and folders that a page names: links, and words in backticks that begin with a folder of ours. */
function namedFiles(page: string, text: string): string[] {
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, to = '']) => join(dirname(page), to))
  const words = [...text.matchAll(/`((?:apps|packages|prisma|scripts|deploy|docs|e2e|bench)\/[\w./-]+)`/g)]
  return [...links, ...words.map(([, path = '']) => path)]
}

const pages = repositoryFiles().filter(path => path.endsWith('.md'))

test('there is a page to check, and a page that names a missing file is noticed', () => {
  expect(pages).toContain('README.md')
  expect(namedFiles('docs/a.md', 'See [b](b.md) and `apps/none/x.ts`.')).toEqual(['docs/b.md', 'apps/none/x.ts'])
})

test.each(pages)('%s names only files that exist', page => {
  const named = namedFiles(page, readFileSync(join(root, page), 'utf8'))
  expect(named.filter(path => !existsSync(join(root, path)))).toEqual([])
})

test('every command that the README tells exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const told = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/npm (?:run )?(start|test|[\w:]+)/g)].map(
    ([, name = '']) => name,
  )
  expect(told.filter(name => !(name in scripts) && name !== 'ci')).toEqual([])
  expect(told).toEqual(expect.arrayContaining(['start', 'test']))
})
