import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expectAccessible, type Theme } from './fixtures/accessible.ts'
import { addressOf, portalPages } from './fixtures/pages.ts'
import { expect, test } from './fixtures/test.ts'

// A page has the same colours at both widths.
const sizes: { width: number; height: number; themes: Theme[] }[] = [
  { width: 390, height: 844, themes: ['light'] },
  // In between, where tables have the least room beside the menu.
  { width: 1024, height: 768, themes: [] },
  { width: 1280, height: 768, themes: [] },
  { width: 1366, height: 768, themes: ['light', 'dark'] },
]

test('every page of the portal is in the table', () => {
  const app = join(import.meta.dirname, '../apps/portal/src/app')
  const files = readdirSync(app, { recursive: true })
    .map(String)
    .filter(name => /(^|[/\\])page\.tsx$/.test(name))
  const routes = files.map(file => `/${dirname(file).replaceAll('\\', '/')}`.replace(/^\/\.$/, '/'))
  expect(routes.sort()).toEqual([...new Set(portalPages.map(({ route }) => route))].sort())
})

for (const each of portalPages)
  test(`${each.route} as ${each.who || 'nobody'} is accessible on a phone and at a desk, there in light and dark`, async ({
    as,
    page: stranger,
  }) => {
    const page = each.who ? await as(each.who) : stranger
    const answer = await page.goto(await addressOf(each, page))
    expect(answer?.status()).toBe(200)
    for (const { themes, ...size } of sizes) {
      await page.setViewportSize(size)
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
      await expect(page.getByText(/^Loading/)).toHaveCount(0)
      await expectAccessible(page, themes)
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      expect.soft(overflow, `nothing to scroll sideways at ${size.width}`).toBeLessThanOrEqual(0)
    }
  })

test('an address that does not exist is told so, accessibly', async ({ as }) => {
  const page = await as('teacher.lakeroad')
  expect((await page.goto('/nowhere/at-all'))?.status()).toBe(404)
  await expectAccessible(page, ['light', 'dark'])
})
