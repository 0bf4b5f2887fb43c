import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, expect, type Page } from '@playwright/test'
import { findBrowser } from '../scripts/browser.ts'
import { wear } from './fixtures/accessible.ts'
import { addressOf, type PortalPage, portalPages } from './fixtures/pages.ts'
import { signIn } from './fixtures/sign-in.ts'
import { portalUrl } from './fixtures/system.ts'

/**
 * `node e2e/screenshots.ts <folder> [part of a route]` writes a PNG of every page of a running portal (`OCS_E2E_URL`, else the
 * one that `npm start` runs) at three widths, in light and dark, and the technician's queue for the README as `docs/queue.png`,
 * which `queue` as the part makes alone. Take it from a stack on which no tests have run.
 */
const [folder, only = ''] = process.argv.slice(2)
if (!folder) throw new Error('Name the folder for the pictures: node e2e/screenshots.ts <folder>')
process.env.OCS_E2E_URL ??= 'http://localhost:8003'

const sizes = [
  { width: 390, height: 844 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]

/** Pages worth a second look through the eyes of somebody else. */
const further: PortalPage[] = [
  { route: '/', who: 'teacher.lakeroad', at: '/' },
  { route: '/', who: 'student.central', at: '/' },
  { route: '/tickets', who: 'teacher.lakeroad', at: '/tickets' },
  { route: '/tickets', who: 'principal.central', at: '/tickets' },
  { route: '/tickets/new', who: 'student.central', at: '/tickets/new' },
  { route: '/inventory', who: 'teacher.lakeroad', at: '/inventory' },
  { route: '/requisitions', who: 'teacher.lakeroad', at: '/requisitions' },
]

async function opened(browser: Browser, who: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: portalUrl(),
    locale: 'en-US',
    ...(who && { storageState: await signIn(who) }),
  })
  return context.newPage()
}

/** Waits until the browser has laid out and painted what was asked for. */
const painted = 'new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))'

async function shoot(page: Page, each: PortalPage, into: string): Promise<void> {
  await page.goto(await addressOf(each, page))
  await page.getByRole('heading', { level: 1 }).waitFor()
  // The network is never idle: an open page listens for news.
  await expect(page.getByText(/^Loading/)).toHaveCount(0)
  const name = `${each.route.replaceAll('/', '_').replace(/[[\]]/g, '') || '_'}-${each.who || 'nobody'}`
  for (const theme of ['light', 'dark'] as const) {
    await wear(page, theme)
    for (const size of sizes) {
      await page.setViewportSize(size)
      await page.evaluate(painted)
      // As high as the page, so that what sticks to the bottom stands there.
      const height = Math.max(size.height, Number(await page.evaluate('document.documentElement.scrollHeight')))
      await page.setViewportSize({ ...size, height })
      await page.evaluate(painted)
      await page.screenshot({ path: join(into, `${name}-${size.width}-${theme}.png`) })
    }
  }
}

const { executablePath, args, env } = await findBrowser()
const browser = await chromium.launch({
  executablePath,
  args,
  env: { ...process.env, ...env } as Record<string, string>,
})
await mkdir(folder, { recursive: true })
const wanted = [...portalPages, ...further].filter(({ route }) => route.includes(only))
for (const who of new Set(wanted.map(each => each.who))) {
  const page = await opened(browser, who)
  for (const each of wanted.filter(page => page.who === who)) {
    console.log(`${each.route} as ${who || 'nobody'}`)
    await shoot(page, each, folder)
  }
  await page.context().close()
}
if (!only || only === 'queue') {
  const page = await opened(browser, 'tech.lakeroad')
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.goto('/tickets', { waitUntil: 'networkidle' })
  await wear(page, 'light')
  await page.screenshot({ path: join(import.meta.dirname, '../docs/queue.png') })
}
await browser.close()
