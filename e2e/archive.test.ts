import { lastSchoolYear } from './fixtures/pages.ts'
import { expect, test } from './fixtures/test.ts'

test('what was closed before summer stands in the archive of its year, is found there, and leaves it when it is reopened', async ({
  as,
}) => {
  const page = await as('tech.district')
  await page.goto('/tickets?status=closed')
  await page.getByRole('navigation', { name: 'Status' }).getByRole('link', { name: 'Archive' }).click()
  const archive = page.getByRole('table', { name: `Tickets closed in ${lastSchoolYear()}` })
  const first = archive.locator('a[data-row-link]').first()
  const number = /\/technology\/(\d+)/.exec((await first.getAttribute('href')) ?? '')?.[1] ?? ''
  expect(number).not.toBe('')

  // In the lists it is not; they say where to look.
  await page.goto(`/tickets?status=closed&q=%23${number}`)
  await expect(page.getByText('No ticket fits')).toBeVisible()
  await page.getByRole('link', { name: 'Search the archive' }).click()
  await expect(archive.locator('a[data-row-link]')).toHaveCount(1)
  await archive.locator('a[data-row-link]').first().click()
  await expect(page.getByRole('link', { name: lastSchoolYear(), exact: true })).toBeVisible()

  const deeds = page.getByRole('group', { name: 'What do you want to do?' })
  await deeds.getByRole('radio', { name: 'Reopen', exact: true }).check()
  await page.getByRole('textbox', { name: 'Note' }).fill('It came back after the summer.')
  await page.getByRole('button', { name: 'Reopen ticket' }).click()
  await expect(page.getByRole('link', { name: lastSchoolYear(), exact: true })).toBeHidden()
  await page.goto(`/tickets?q=%23${number}`)
  await expect(page.getByRole('table', { name: 'Tickets' }).locator('a[data-row-link]')).toHaveCount(1)
  await page.goto(`/tickets?year=${lastSchoolYear()}&q=%23${number}`)
  await expect(page.getByText('No ticket fits')).toBeVisible()
})
