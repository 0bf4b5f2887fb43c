import { unique } from './fixtures/machine.ts'
import { expect, test } from './fixtures/test.ts'

test('a device is added, found, and offered where it stands', async ({ as }) => {
  const page = await as('tech.lakeroad')
  const tag = `E2E-${unique()}`.toUpperCase()
  await page.goto('/inventory')
  await page.getByRole('link', { name: 'Add device' }).click()
  await page.getByLabel('Asset tag').fill(tag)
  await page.getByLabel('Type').selectOption({ label: 'Printer' })
  await page.getByLabel('Brand').fill('Brother')
  await page.getByLabel('Model').fill('HL-L2370')
  await page.getByLabel('Place').selectOption({ label: 'Lake Road Elementary School' })
  await page.getByLabel('Room').selectOption({ label: '203' })
  await page.getByLabel('Price').fill('129.99')
  await page.getByRole('button', { name: 'Add device' }).click()
  await expect(page.getByRole('heading', { level: 1, name: tag })).toBeVisible()
  await expect(page.getByText('$129.99')).toBeVisible()

  await page.goto('/inventory')
  await page.getByRole('searchbox', { name: 'Search devices' }).fill(tag.toLowerCase())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: tag })).toBeVisible()
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(2)

  const teacher = await as('teacher.lakeroad')
  await teacher.goto('/tickets/new?desk=technology')
  await teacher.getByLabel('Room', { exact: true }).selectOption({ label: '203' })
  await expect(
    teacher.getByLabel('Device', { exact: true }).locator('optgroup[label="In this room"] option', { hasText: tag }),
  ).toHaveCount(1)
})

test('a tag that exists already is refused beside the field and nothing typed is lost', async ({ as }) => {
  const page = await as('tech.lakeroad')
  const tag = `TWICE-${unique()}`.toUpperCase()
  const add = async () => {
    await page.goto('/inventory/new')
    await page.getByLabel('Asset tag').fill(tag)
    await page.getByLabel('Type').selectOption({ label: 'Phone' })
    await page.getByLabel('Model').fill('Desk phone')
    await page.getByLabel('Place').selectOption({ label: 'Hillcrest Elementary School' })
    await page.getByLabel('Room').selectOption({ label: 'Main Office' })
    await page.getByRole('button', { name: 'Add device' }).click()
  }
  await add()
  await expect(page.getByRole('heading', { level: 1, name: tag })).toBeVisible()
  await add()
  await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeVisible()
  await expect(page.getByLabel('Asset tag')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Model')).toHaveValue('Desk phone')
  await expect(page.getByLabel('Room').locator('option:checked')).toHaveText('Main Office')
})

test('a device of another school cannot be added, and is not found by who has no business there', async ({ as }) => {
  const page = await as('tech.lakeroad')
  await page.goto('/inventory/new')
  await expect(page.getByLabel('Place').locator('option')).toHaveText([
    'Choose a place',
    'Hillcrest Elementary School',
    'Lake Road Elementary School',
  ])
})
