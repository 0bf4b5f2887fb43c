import type { Page } from '@playwright/test'
import { fileByMachine, unique } from './fixtures/machine.ts'
import { expect, test } from './fixtures/test.ts'

const lakeRoad = 'Lake Road Elementary School'
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('a technician ticks a checklist, logs time and a part, and is told of open lines before closing', async ({
  as,
}) => {
  const word = unique()
  const number = await fileByMachine({ title: `Lamp ${word}`, building: lakeRoad })
  const page = await as('tech.lakeroad')
  await page.goto(`/tickets/technology/${number}`)
  const checklist = panel(page, 'Checklist')
  const line = checklist.getByLabel('Add a line')
  for (const text of ['Unplug it', 'Replace the lamp']) {
    await line.fill(text)
    await line.press('Enter')
    await expect(checklist.getByRole('checkbox', { name: text })).toBeVisible()
    await expect(line).toHaveValue('')
  }
  await checklist.getByRole('checkbox', { name: 'Unplug it' }).check()
  await expect(checklist.getByText('1 of 2 done')).toBeVisible()
  await expect(checklist.getByText(/^Priya Lindgren, /)).toBeVisible()

  const work = panel(page, 'Time and parts')
  await work.getByRole('button', { name: 'Log time' }).click()
  const time = page.getByRole('dialog', { name: 'Log time' })
  await time.getByRole('button', { name: 'Log time' }).click()
  await expect(time.getByRole('alert')).toContainText('Enter how long it took')
  await time.getByLabel('Hours').fill('1')
  await time.getByLabel('Minutes').fill('5')
  await time.getByRole('button', { name: 'Log time' }).click()
  await expect(work.getByRole('heading', { name: /^Time in all/ })).toContainText('1:05 h')
  await work.getByRole('button', { name: 'Add part' }).click()
  const part = page.getByRole('dialog', { name: 'Add part' })
  await part.getByLabel('Part', { exact: true }).fill('Projector lamp')
  await part.getByLabel('Quantity').fill('2')
  await part.getByLabel('Price of one').fill('49.99')
  await part.getByRole('button', { name: 'Add part' }).click()
  await expect(work.getByRole('heading', { name: /^Parts in all/ })).toContainText('$99.98')

  await page.getByRole('radio', { name: 'Close', exact: true }).check()
  await expect(page.getByText('One line of the checklist is still open.')).toBeVisible()

  const requester = await as('principal.lakeroad')
  await requester.goto(`/tickets/technology/${number}`)
  await expect(panel(requester, 'Checklist').getByText('1 of 2 done')).toBeVisible()
  await expect(panel(requester, 'Time and parts')).toHaveCount(0)
  await expect(requester.getByText('Projector lamp')).toHaveCount(0)
})
