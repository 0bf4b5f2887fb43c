import { expect, test } from 'vitest'
import { safeNextPath } from './next-path.ts'

test.each([
  ['/tickets?q=a#top', '/tickets?q=a#top'],
  ['/tickets/technology/12', '/tickets/technology/12'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/%0d%0aevil', '/%0d%0aevil'],
  ['/a\tb', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/..//evil.example', '/'],
  ['/sign-in?next=/sign-in', '/'],
  ['/api/auth/signout', '/'],
  [undefined, '/'],
  [['/a', '/b'], '/'],
])('after signing in %s leads to %s', (next, path) => {
  expect(safeNextPath(next)).toBe(path)
})
