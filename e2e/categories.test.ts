import type { Page } from '@playwright/test'
import { unique } from './fixtures/machine.ts'
import { expect, test } from './fixtures/test.ts'
import { filedNumber, noDevice } from './fixtures/ticket-form.ts'

const row = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Categories' }).getByRole('row').filter({ hasText: name })

const question = (page: Page, number: number) => page.getByRole('textbox', { name: `Question ${number}`, exact: true })

/** Opens the editor of a new category, named. */
async function newCategory(page: Page, desk: string, name: string): Promise<void> {
  await page.goto(`/desks/${desk}/categories`)
  await page.getByRole('link', { name: 'Add a category' }).click()
  await page.getByLabel('Name').fill(name)
}

/** Saves what is in the editor and waits for the list. */
async function save(page: Page, button: string, name: string): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  await expect(row(page, name)).toHaveCount(1)
}

/** Chooses a category in the form of a new ticket. */
async function choose(page: Page, desk: string, name: string): Promise<void> {
  await page.goto(`/tickets/new?desk=${desk}`)
  await page.getByRole('group', { name: 'What is it about?' }).getByRole('radio', { name }).check()
}

test('a director lets a category ask something, a teacher has to answer it, and a technician reads the answer', async ({
  as,
}) => {
  const word = unique()
  const name = `Furniture ${word}`
  const director = await as('maint.district')
  await newCategory(director, 'maintenance', name)
  await save(director, 'Add category', name)
  await row(director, name).getByRole('link', { name }).click()
  await director.getByRole('button', { name: 'Add a question' }).click()
  await question(director, 1).fill('How many are broken?')
  await director.getByLabel('Answered with').selectOption({ label: 'A number' })
  await director.getByLabel('Must be answered').check()
  await director.getByRole('button', { name: 'Add a question' }).click()
  await expect(question(director, 2)).toBeFocused()
  await director.getByRole('button', { name: 'Save category' }).click()
  await expect(director.getByRole('alert').filter({ hasText: 'Enter the question' })).toBeVisible()
  await expect(question(director, 1)).toHaveValue('How many are broken?')
  await director.getByRole('button', { name: 'Remove “question 2”' }).click()
  await save(director, 'Save category', name)
  await expect(row(director, name)).toContainText('1 question')

  const teacher = await as('teacher.central')
  await choose(teacher, 'maintenance', name)
  await teacher.getByLabel('What is wrong?').fill(`Chairs lost their legs ${word}.`)
  await teacher.getByRole('button', { name: 'File ticket' }).click()
  await expect(teacher.getByRole('alert').filter({ hasText: 'Answer “How many are broken?”' })).toBeVisible()
  await expect(teacher.getByLabel('What is wrong?')).toHaveValue(`Chairs lost their legs ${word}.`)
  await teacher.getByLabel('How many are broken?').fill('12')
  await teacher.getByRole('button', { name: 'File ticket' }).click()
  const number = await filedNumber(teacher)

  const technician = await as('maint.central')
  await technician.goto(`/tickets/maintenance/${number}`)
  const answers = technician.getByRole('region', { name: 'Answers' })
  await expect(answers).toContainText('How many are broken?')
  await expect(answers).toContainText('12')
  await expect(technician.getByRole('region', { name: 'Details' })).toContainText(name)
})

test('a category gives its tickets to the technician of the place, and says so in the history', async ({ as }) => {
  const word = unique()
  const name = `Smart boards ${word}`
  const director = await as('tech.district')
  await newCategory(director, 'technology', name)
  await director.getByLabel('The device it is about').selectOption({ label: 'Must be given' })
  await director.getByLabel('Given to').selectOption({ label: 'The technician of the place' })
  await save(director, 'Add category', name)

  const teacher = await as('teacher.lakeroad')
  await choose(teacher, 'technology', name)
  const device = teacher.getByLabel('Device', { exact: true })
  await expect(device.getByRole('option', { name: noDevice, includeHidden: true })).toHaveCount(0)
  await device.selectOption({ label: 'It is not in the inventory: say what it is' })
  await teacher.getByLabel('What is it?', { exact: true }).fill('The board of my room')
  await teacher.getByLabel('What is wrong?').fill(`It is off by an inch ${word}.`)
  await teacher.getByRole('button', { name: 'File ticket' }).click()
  const number = await filedNumber(teacher)

  const technician = await as('tech.lakeroad')
  await technician.goto(`/tickets?view=assigned&q=${word}`)
  await technician.getByRole('link', { name: `${number} It is off by an inch ${word}` }).click()
  await expect(technician.getByRole('region', { name: 'Details' })).toContainText(
    'The board of my room (not in the inventory)',
  )
  const given = technician.getByRole('list', { name: 'History' }).getByRole('listitem').filter({ hasText: 'System' })
  await expect(given).toContainText('Priya Lindgren')
  await expect(given).toContainText(`By the rule of the category ${name}`)
})

test('a category that goes while somebody writes is said so, with nothing lost; two directors do not overwrite each other', async ({
  as,
}) => {
  const word = unique()
  const name = `Lockers ${word}`
  const [director, other] = [await as('maint.district'), await as('admin')]
  await newCategory(director, 'maintenance', name)
  await save(director, 'Add category', name)
  const above = await director.getByRole('table', { name: 'Categories' }).getByRole('row').count()
  await row(director, name)
    .getByRole('button', { name: `Move ${name} up` })
    .press('Enter')
  await expect(
    director
      .getByRole('table', { name: 'Categories' })
      .getByRole('row')
      .nth(above - 2),
  ).toContainText(name)

  const teacher = await as('teacher.lakeroad')
  await choose(teacher, 'maintenance', name)
  await teacher.getByLabel('What is wrong?').fill(`It does not open any more ${word}.`)

  await row(director, name).getByRole('link', { name }).click()
  await expect(director.getByRole('heading', { level: 1, name })).toBeVisible()
  const address = director.url()
  await other.goto(address)
  await other.getByLabel('A few words that explain it').fill('Doors and locks of lockers')
  await save(other, 'Save category', name)
  await director.getByLabel('A few words that explain it').fill('Locks')
  await director.getByRole('button', { name: 'Save category' }).click()
  await expect(director.getByText('Somebody else changed this while you were typing')).toBeVisible()
  await expect(director.getByText('Explained as: Doors and locks of lockers').first()).toBeVisible()
  await expect(director.getByLabel('A few words that explain it')).toHaveValue('Locks')
  await save(director, 'Save category', name)
  await row(director, name)
    .getByRole('button', { name: `Offer no longer: ${name}` })
    .click()
  await director.getByRole('dialog').getByRole('button', { name: 'Offer no longer' }).click()
  await expect(row(director, name)).toContainText('Not offered')

  await teacher.getByRole('button', { name: 'File ticket' }).click()
  await expect(
    teacher.getByRole('alert').filter({ hasText: 'Choose one of the categories of this desk' }),
  ).toBeVisible()
  await expect(teacher.getByRole('radio', { name })).toHaveCount(0)
  await expect(teacher.getByLabel('What is wrong?')).toHaveValue(`It does not open any more ${word}.`)
  await teacher.getByRole('radio', { name: 'Other' }).check()
  await teacher.getByRole('button', { name: 'File ticket' }).click()
  await filedNumber(teacher)

  await director.goto(address)
  const history = director.getByRole('list', { name: 'History' }).locator('> li')
  await expect(history).toHaveCount(4)
  await expect(history.first()).toContainText('took it out of the form')
  await expect(history.nth(1)).toContainText('Before: Explained as: Doors and locks of lockers')
})
