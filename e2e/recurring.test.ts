import { centralDate } from '@ocs/contracts/plain-dates'
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

/** The next day of a weekday after today (0 is Sunday), so many weeks on, as the district's calendar names it. */
function comingDay(weekday: number, weeks = 0): string {
  const today = new Date(`${centralDate(new Date())}T00:00:00Z`)
  const days = ((weekday - today.getUTCDay() + 6) % 7) + 1 + weeks * 7
  return new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10)
}

/** Fills in what every recurring ticket needs. */
async function fillTemplate(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Title').fill(`Check ${name}`)
  await page.getByLabel('Description').fill('Start every computer once and look for red lights.')
  await page.getByLabel('Place').selectOption({ label: lakeRoad })
  await page.getByLabel('Category').selectOption({ label: 'Hardware' })
}

test('a director sets up a weekly ticket and sees before saving that a closure leaves a date out', async ({ as }) => {
  const name = `Weekly ${unique()}`
  const page = await as('admin')
  const closed = comingDay(2, 20)
  await page.goto('/desks/technology/settings')
  await panel(page, 'Closures').getByRole('button', { name: 'Add closure' }).click()
  const closure = page.getByRole('dialog', { name: 'Add closure' })
  await closure.getByLabel('Name').fill(`Snow ${name}`)
  await closure.getByLabel('First day').fill(closed)
  await closure.getByLabel('Where').selectOption({ label: lakeRoad })
  await closure.getByRole('button', { name: 'Add closure' }).click()
  await expect(closure).toBeHidden()

  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Recurring tickets' }).click()
  await page.getByRole('link', { name: 'Add recurring ticket' }).click()
  await fillTemplate(page, name)
  await page.getByLabel('Monday').uncheck()
  await page.getByRole('button', { name: 'Add recurring ticket' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Choose at least one weekday' })).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
  await page.getByLabel('Tuesday').check()
  await page.getByLabel('Starts on').fill(comingDay(2, 19))
  const dates = page.getByRole('list', { name: 'Next dates' })
  await expect(dates.getByRole('listitem')).toHaveCount(10)
  await expect(dates.getByRole('listitem').nth(1)).toContainText(`Not filed: Snow ${name}`)
  await page.getByRole('radio', { name: 'Move it' }).check()
  await expect(dates.getByRole('listitem').nth(1)).toContainText('filed on Wed')
  await page.getByRole('button', { name: 'Add recurring ticket' }).click()
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row).toContainText('Every week on Tuesday')

  await row.getByRole('button', { name: `Pause: ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click()
  await expect(row).toContainText('Paused')
})

test('a ticket is born on its day, for whom it says, with its checklist, and leads back to its rule', async ({
  as,
}) => {
  const name = `Today ${unique()}`
  const page = await as('tech.district')
  await page.goto('/desks/technology/recurring/new')
  await fillTemplate(page, name)
  await page.getByLabel('Assign to').selectOption({ label: 'Priya Lindgren' })
  await page.getByLabel('Checklist').fill('Every computer starts\nThe printer prints')
  await page.getByLabel('How often').selectOption({ label: 'By days' })
  await page.getByLabel('Time').fill('00:00')
  await page.getByRole('button', { name: 'Add recurring ticket' }).click()
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row).toContainText('Every day')
  await row.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
  const born = panel(page, 'What came of it').getByRole('link')
  await expect(async () => {
    await page.reload()
    await expect(born).toHaveCount(1, { timeout: 1_000 })
  }).toPass()

  const technician = await as('tech.lakeroad')
  await technician.goto((await born.getAttribute('href')) ?? '')
  await expect(technician.getByRole('heading', { name: `Check ${name}` })).toBeVisible()
  await expect(panel(technician, 'Details')).toContainText('Ruth Abernathy')
  await expect(panel(technician, 'Details')).toContainText(name)
  await technician.getByRole('checkbox', { name: 'The printer prints' }).check()
  await expect(technician.getByText('1 of 2 done')).toBeVisible()

  await page.getByRole('button', { name: `File the next one now: ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'File it now' }).click()
  await expect(born).toHaveCount(2)
  await born.first().click()
  await panel(page, 'Details').getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
})

test('nobody who left is given a recurring ticket: it waits in the queue, and the director is told at any width', async ({
  as,
}) => {
  const word = unique()
  const [name, leaver] = [`Left ${word}`, `Vera ${word}`]
  const page = await as('admin')
  await page.goto('/admin/people/new')
  await page.getByLabel('Name', { exact: true }).fill(leaver)
  await page.getByLabel('E-mail').fill(`${word}@demo.ocs.example`)
  await page.getByRole('button', { name: 'Add person' }).click()
  await page.getByLabel('Role', { exact: true }).selectOption({ label: 'Technology technician' })
  await page.getByRole('button', { name: 'Give role' }).click()
  await expect(page.getByText('The role is given')).toBeVisible()
  const person = page.url()

  await page.goto('/desks/technology/recurring/new')
  await fillTemplate(page, name)
  await page.getByLabel('Assign to').selectOption({ label: leaver })
  await page.getByLabel('Starts on').fill(comingDay(1, 3))
  await page.getByRole('button', { name: 'Add recurring ticket' }).click()
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row).toContainText(leaver)
  await expect(row).not.toContainText('Assignee left')

  await page.goto(person)
  await page.getByRole('button', { name: 'Switch off access' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click()
  await expect(page.getByRole('button', { name: 'Switch on access' })).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(async () => {
    await page.goto('/desks/technology/recurring')
    await expect(row.getByText('Assignee left')).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await row.getByRole('link', { name }).click()
  const words = `${leaver} no longer works this desk there. Its tickets wait in the queue. Choose somebody else below`
  await expect(page.getByText(words)).toBeVisible()
  await page.getByRole('button', { name: `File the next one now: ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'File it now' }).click()
  await panel(page, 'What came of it').getByRole('link').click()
  await expect(
    page.getByText(`${leaver} no longer works this desk at ${lakeRoad}, so it waits in the queue.`),
  ).toBeVisible()
  await expect(panel(page, 'Details')).toContainText('Nobody yet')
})
