import type { Page } from '@playwright/test'
import { expectAccessible } from './fixtures/accessible.ts'
import { fileByMachine, unique } from './fixtures/machine.ts'
import { expect, test } from './fixtures/test.ts'

const southFulton = 'South Fulton Elementary School'
const lakeRoad = 'Lake Road Elementary School'

/** The maintenance desk: no other journey counts on its hours. */
const settings = '/desks/maintenance/settings'

// One after the other: they change the same settings.
test.describe.configure({ mode: 'default' })

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const row = (page: Page, name: string) => panel(page, 'Closures').getByRole('row').filter({ hasText: name })

/** When a ticket's first answer is due, as its page says it. */
async function firstAnswerDue(page: Page, number: number): Promise<string> {
  await page.goto(`/tickets/maintenance/${number}`)
  const details = panel(page, 'Details').getByRole('listitem').or(panel(page, 'Details').locator('dl > div'))
  return (await details.filter({ hasText: 'First answer due' }).getByRole('time').getAttribute('datetime')) ?? ''
}

async function addClosure(page: Page, closure: { name: string; day: string; where: string }): Promise<void> {
  await panel(page, 'Closures').getByRole('button', { name: 'Add closure' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add closure' })
  await dialog.getByLabel('Name').fill(closure.name)
  await dialog.getByLabel('First day').fill(closure.day)
  await dialog.getByLabel('Where').selectOption({ label: closure.where })
  await dialog.getByRole('button', { name: 'Add closure' }).click()
  await expect(dialog).toBeHidden()
}

test('who does not direct a desk finds no settings, and neither does anybody for a desk that is none', async ({
  as,
}) => {
  const technician = await as('tech.lakeroad')
  expect((await technician.goto('/desks/technology/settings'))?.status()).toBe(404)
  const director = await as('maint.district')
  expect((await director.goto('/desks/technology/settings'))?.status()).toBe(404)
  expect((await director.goto('/desks/kitchen/settings'))?.status()).toBe(404)
  const admin = await as('admin')
  for (const desk of ['technology', 'maintenance'])
    expect((await admin.goto(`/desks/${desk}/settings`))?.status()).toBe(200)
})

test('a director changes hours and adds a snow day, and the due time of a ticket follows', async ({ as }) => {
  const word = unique()
  const number = await fileByMachine({ desk: 'maintenance', title: `Clock ${word}`, building: southFulton })
  const page = await as('maint.district')
  const before = await firstAnswerDue(page, number)
  expect(before).not.toBe('')

  await page.goto('/')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Admin' }).click()
  await expect(page.getByRole('heading', { name: 'Maintenance desk settings' })).toBeVisible()
  await addClosure(page, { name: `Snow day ${word}`, day: before.slice(0, 10), where: southFulton })
  await expect(row(page, `Snow day ${word}`)).toContainText(southFulton)
  await expect(async () => {
    expect((await firstAnswerDue(page, number)) > before).toBe(true)
  }).toPass()

  await page.goto(settings)
  await row(page, `Snow day ${word}`)
    .getByRole('button', { name: `Remove Snow day ${word}` })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(row(page, `Snow day ${word}`)).toHaveCount(0)
  await expect(async () => {
    expect(await firstAnswerDue(page, number)).toBe(before)
  }).toPass()

  await page.goto(settings)
  const hours = panel(page, 'Desk hours')
  await hours.getByLabel('Monday from').fill('17:00')
  await hours.getByRole('button', { name: 'Save hours' }).click()
  await expect(hours.getByRole('alert')).toContainText('The hours of Monday must end after they begin')
  await expect(hours.getByLabel('Monday from')).toHaveValue('17:00')
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
    await hours.getByLabel(`${day} from`).fill('14:00')
    await hours.getByLabel(`${day} to`).fill('15:00')
  }
  await hours.getByRole('button', { name: 'Save hours' }).click()
  await expect(hours.getByRole('status')).toContainText('The hours are saved')
  await expect(async () => {
    expect((await firstAnswerDue(page, number)) > before).toBe(true)
  }).toPass()

  await page.goto(settings)
  await expect(hours.getByLabel('Monday from')).toHaveValue('14:00')
  await hours.getByRole('button', { name: 'Add hours on Monday' }).click()
  await hours.getByLabel('Monday, 1 from').fill('07:30')
  await hours.getByLabel('Monday, 1 to').fill('16:00')
  await hours.getByRole('button', { name: 'Remove the hours of Monday, 2' }).click()
  await hours.getByRole('button', { name: 'Monday’s hours through Friday' }).click()
  await hours.getByRole('button', { name: 'Save hours' }).click()
  await expect(hours.getByRole('status')).toContainText('The hours are saved')
  await expect(async () => {
    expect(await firstAnswerDue(page, number)).toBe(before)
  }).toPass()
})

test('of two who change targets at once one is told, keeps what they typed, and can save it then', async ({ as }) => {
  const [first, second] = [await as('maint.district'), await as('admin')]
  for (const page of [first, second]) await page.goto(settings)
  const field = (page: Page) => panel(page, 'Targets').getByLabel('Done, Low')
  const save = (page: Page) => panel(page, 'Targets').getByRole('button', { name: 'Save targets' }).click()
  await field(second).fill('soon')
  await save(second)
  await expect(panel(second, 'Targets').getByRole('alert')).toContainText('Enter a time such as 4 h or 1 h 30 min')
  await field(first).fill('70:30')
  await save(first)
  await expect(panel(first, 'Targets').getByRole('status')).toContainText('The targets are saved')
  await expect(field(first)).toHaveValue('70 h 30 min')
  await field(second).fill('75')
  await save(second)
  await expect(panel(second, 'Targets').getByText('Somebody else changed this while you were typing')).toBeVisible()
  await expect(panel(second, 'Targets').getByText('Low: first answer 16 h, done 70 h 30 min')).toBeVisible()
  await expect(field(second)).toHaveValue('75')
  await expectAccessible(second)
  await save(second)
  await expect(field(second)).toHaveValue('75 h')
  await panel(second, 'Targets').getByRole('button', { name: 'Add a category' }).click()
  const dialog = second.getByRole('dialog', { name: 'Add a target for a category' })
  await dialog.getByLabel('Category').selectOption({ label: 'Plumbing' })
  await dialog.getByLabel('Priority').selectOption({ label: 'Urgent' })
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await panel(second, 'Targets').getByLabel('First answer, Plumbing, urgent').fill('30 min')
  await field(second).fill('80')
  await save(second)
  await expect(field(second)).toHaveValue('80 h')
  await second.reload()
  await expect(panel(second, 'Targets').getByLabel('First answer, Plumbing, urgent')).toHaveValue('30 min')
  await panel(second, 'Targets').getByRole('button', { name: 'Remove the target of Plumbing, urgent' }).click()
  await save(second)
  await expect(panel(second, 'Targets').getByRole('status')).toContainText('The targets are saved')
})

test('the rule that opens new tickets is switched off and on', async ({ as }) => {
  const page = await as('maint.district')
  await page.goto(settings)
  const rule = panel(page, 'New tickets')
  await rule.getByLabel('New tickets become open by themselves').uncheck()
  await rule.getByRole('button', { name: 'Save' }).click()
  await expect(rule.getByRole('status')).toContainText('stay new')
  await page.reload()
  await rule.getByLabel('New tickets become open by themselves').check()
  await rule.getByLabel('After how many hours').fill('48')
  await rule.getByRole('button', { name: 'Save' }).click()
  await expect(rule.getByRole('status')).toContainText('become open after 48 h')
})

const calendar = (word: string, lastDay: string) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Journey//EN',
    ...[
      ['a', 'Spring break', '20290319', lastDay],
      ['b', 'Picture day', '20290402', '20290403'],
    ].flatMap(([uid, name, from, to]) => [
      'BEGIN:VEVENT',
      `UID:${uid}-${word}`,
      `SUMMARY:${name} ${word}`,
      `DTSTART;VALUE=DATE:${from}`,
      `DTEND;VALUE=DATE:${to}`,
      'END:VEVENT',
    ]),
    'BEGIN:VEVENT',
    `UID:c-${word}`,
    `SUMMARY:Board meeting ${word}`,
    'DTSTART:20290405T180000Z',
    'DTEND:20290405T190000Z',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')

test('a calendar file is looked at first, imported as chosen, and read again without doubling anything', async ({
  as,
}) => {
  const word = unique()
  const page = await as('maint.district')
  await page.goto(settings)
  const dialog = page.getByRole('dialog', { name: 'Import a calendar file' })
  const item = (name: string) => dialog.getByRole('row').filter({ hasText: `${name} ${word}` })
  await panel(page, 'Closures').getByRole('button', { name: 'Import' }).click()
  await dialog.getByRole('button', { name: 'Preview' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Choose a calendar file, or paste what is in it')
  await dialog
    .getByLabel('Calendar file')
    .setInputFiles({ name: 'school.ics', mimeType: 'text/calendar', buffer: Buffer.from(calendar(word, '20290324')) })
  await dialog.getByRole('button', { name: 'Preview' }).click()
  await expect(item('Spring break')).toContainText('Mar 19 to Mar 23, 2029')
  await expect(item('Spring break')).toContainText('Add')
  await dialog.getByText('One event is skipped').click()
  await expect(dialog.getByText(`Board meeting ${word}`)).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('checkbox', { name: `Picture day ${word}` }).uncheck()
  await dialog.getByRole('button', { name: 'Import one closure' }).click()
  await expect(dialog).toBeHidden()
  await expect(row(page, `Spring break ${word}`)).toContainText('Mar 19 to Mar 23, 2029')
  await expect(row(page, `Picture day ${word}`)).toHaveCount(0)

  await panel(page, 'Closures').getByRole('button', { name: 'Import' }).click()
  await dialog.getByLabel('Or paste what is in it').fill(calendar(word, '20290325'))
  await dialog.getByRole('button', { name: 'Preview' }).click()
  await expect(item('Spring break')).toContainText('Change')
  await dialog.getByRole('checkbox', { name: `Picture day ${word}` }).uncheck()
  await dialog.getByRole('button', { name: 'Import one closure' }).click()
  await expect(row(page, `Spring break ${word}`)).toHaveCount(1)
  await expect(row(page, `Spring break ${word}`)).toContainText('Mar 19 to Mar 24, 2029')

  await row(page, `Spring break ${word}`)
    .getByRole('button', { name: `Edit Spring break ${word}` })
    .click()
  const edit = page.getByRole('dialog', { name: 'Edit closure' })
  await edit.getByLabel('Last day').fill('2029-03-01')
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(edit.getByRole('alert')).toContainText('The last day must not be before the first')
  await expectAccessible(page)
  await edit.getByLabel('Last day').fill('2029-03-20')
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(row(page, `Spring break ${word}`)).toContainText('Mar 19 to Mar 20, 2029')
})

test('a technician changes a priority, and finds tickets by priority and by being late', async ({ as }) => {
  const word = unique()
  const number = await fileByMachine({ title: `Urgent ${word}`, building: lakeRoad })
  await fileByMachine({ title: `Usual ${word}`, building: lakeRoad })
  const page = await as('tech.lakeroad')
  await page.goto(`/tickets/technology/${number}`)
  const deeds = page.getByRole('group', { name: 'What do you want to do?' })
  await deeds.getByRole('radio', { name: 'Change priority', exact: true }).check()
  await page.getByLabel('New priority').selectOption({ label: 'Urgent' })
  await page.getByRole('button', { name: 'Change priority', exact: true }).click()
  await expect(page.getByRole('list', { name: 'History' }).getByText('set the priority to Urgent')).toBeVisible()
  await expect(panel(page, 'Details').getByText('Urgent')).toBeVisible()

  const rows = page
    .getByRole('table', { name: 'Tickets' })
    .getByRole('row')
    .filter({ has: page.locator('td') })
  await page.goto(`/tickets?q=${word}`)
  await expect(rows).toHaveCount(2)
  await page.getByRole('button', { name: 'Filters' }).click()
  await page
    .getByRole('navigation', { name: 'Priority' })
    .getByRole('link', { name: /^Urgent/ })
    .click()
  await expect(page).toHaveURL(/priority=urgent/)
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText(`Urgent ${word}`)
  await page.goto('/tickets')
  await page
    .getByRole('navigation', { name: 'Status' })
    .getByRole('link', { name: /^Overdue/ })
    .click()
  await expect(page).toHaveURL(/overdue=1/)
  await expect(rows.filter({ hasText: 'Late' }).first()).toBeVisible()
  await expect(rows.filter({ hasNotText: 'Late' })).toHaveCount(0)

  const requester = await as('teacher.lakeroad')
  await requester.goto('/tickets/new?desk=technology')
  await expect(requester.getByLabel('Priority')).toHaveCount(0)
})
