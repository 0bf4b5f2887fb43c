import { expectAccessible } from './fixtures/accessible.ts'
import { unique } from './fixtures/machine.ts'
import { expect, test } from './fixtures/test.ts'

test('a requisition is drafted with lines, saved, submitted and gets its number', async ({ as }) => {
  const page = await as('teacher.lakeroad')
  const title = `Microscopes ${unique()}`
  await page.goto('/requisitions')
  await page.getByRole('link', { name: 'New requisition' }).first().click()
  await page.getByLabel('Title').fill(title)
  await expect(page.getByLabel('Place').locator('option:checked')).toHaveText('Lake Road Elementary School')
  const line = (position: number) => page.getByRole('group', { name: `Line ${position}` })
  if ((await line(1).count()) === 0) await page.getByRole('button', { name: 'Add a line' }).click()
  await line(1).getByLabel('Item').fill('Microscope, 400 x')
  await line(1).getByLabel('Quantity').fill('3')
  await line(1).getByLabel('Unit price').fill('149.50')
  await page.getByRole('button', { name: 'Add a line' }).click()
  await line(2).getByLabel('Item').fill('Slides, free sample')
  await line(2).getByLabel('Quantity').fill('1')
  await line(2).getByLabel('Unit price').fill('0')
  await page.getByLabel('Shipping').fill('12')
  await expect(page.getByText('$460.50')).toBeVisible()
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText('Draft', { exact: true })).toBeVisible()

  await page.getByRole('combobox', { name: 'Vendor' }).fill('Clearview')
  await page.getByRole('option', { name: 'Clearview Classroom' }).click()
  await page.getByRole('button', { name: 'Submit', exact: true }).click()
  await expectAccessible(page)
  await page.getByRole('alertdialog').getByRole('button', { name: 'Submit requisition' }).click()
  await expect(page.getByText(/^R-\d{4}-\d{4}-\d{4}$/)).toBeVisible()
  await expect(page.getByRole('button', { name: /Save|Submit/ })).toHaveCount(0)

  const other = await as('teacher.central')
  expect((await other.goto(new URL(page.url()).pathname))?.status()).toBe(404)
})

test('a draft that is refused keeps every line', async ({ as }) => {
  const page = await as('teacher.lakeroad')
  await page.goto('/requisitions/new')
  const line = page.getByRole('group', { name: 'Line 1' })
  await line.getByLabel('Item').fill('Globe')
  await line.getByLabel('Quantity').fill('none')
  await line.getByLabel('Unit price').fill('20')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeVisible()
  await expect(line.getByLabel('Item')).toHaveValue('Globe')
  await expect(line.getByLabel('Quantity')).toHaveValue('none')
  await expect(line.getByLabel('Quantity')).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)
})
