import type { Page } from '@playwright/test'
import { fileByMachine, unique } from './fixtures/machine.ts'
import { expect, test } from './fixtures/test.ts'
import { filedNumber, fillTicket, noDevice } from './fixtures/ticket-form.ts'

const history = (page: Page) => page.getByRole('list', { name: 'History' })
const note = (page: Page) => page.getByRole('textbox', { name: 'Note' })

async function chooseDeed(page: Page, label: string): Promise<void> {
  const deeds = page.getByRole('group', { name: 'What do you want to do?' })
  await deeds.getByRole('radio', { name: label, exact: true }).check()
}

/** Writes a public answer, as the desk or as who filed the ticket. */
async function comment(page: Page, text: string): Promise<void> {
  await chooseDeed(page, 'Comment')
  await note(page).fill(text)
  await page.getByRole('button', { name: 'Add comment' }).click()
  await expect(history(page).getByText(text)).toBeVisible()
}

async function logTimeAndPart(page: Page): Promise<void> {
  const work = page.getByRole('region', { name: 'Time and parts', exact: true })
  await work.getByRole('button', { name: 'Log time' }).click()
  const time = page.getByRole('dialog', { name: 'Log time' })
  await time.getByLabel('Minutes').fill('25')
  await time.getByRole('button', { name: 'Log time' }).click()
  await expect(work.getByRole('heading', { name: /^Time in all/ })).toContainText('0:25 h')
  await work.getByRole('button', { name: 'Add part' }).click()
  const part = page.getByRole('dialog', { name: 'Add part' })
  await part.getByLabel('Part', { exact: true }).fill('Projector lamp')
  await part.getByLabel('Quantity').fill('1')
  await part.getByLabel('Price of one').fill('49.99')
  await part.getByRole('button', { name: 'Add part' }).click()
  await expect(work.getByRole('heading', { name: /^Parts in all/ })).toContainText('$49.99')
}

test('a technician’s day: the queue, a claim by key, a question to the filer, on hold, parts, close and the next', async ({
  as,
}) => {
  const word = unique()
  const [dana, priya] = [await as('teacher.lakeroad'), await as('tech.lakeroad')]
  await dana.goto('/tickets/new')
  const description = `The projector ${word} shows no picture.`
  await fillTicket(dana, { desk: 'Technology', category: 'Hardware', device: noDevice, description })
  await dana.getByRole('button', { name: 'File ticket' }).click()
  const number = await filedNumber(dana)
  await fileByMachine({ title: `Next ${word}`, building: 'Lake Road Elementary School' })

  // In the morning: the oldest first, without the mouse.
  await priya.goto(`/tickets?q=${word}&sort=oldest`)
  const rows = priya.getByRole('table', { name: 'Tickets' }).getByRole('row').filter({ hasText: word })
  await expect(rows).toHaveText([/projector/, /Next/])
  await priya.keyboard.press('j')
  await priya.keyboard.press('t')
  await expect(rows.first()).toContainText('Priya Lindgren')
  await expect(priya.getByText('This ticket is yours.')).toBeVisible()
  await priya.keyboard.press('Enter')
  await expect(history(priya).getByText('Priya Lindgren took this ticket')).toBeVisible()

  // The filer is asked, and what they answer stands on the page that is open.
  await comment(priya, 'Is the lamp lit?')
  await dana.goto(`/tickets/technology/${number}`)
  await expect(history(dana).getByText('Is the lamp lit?')).toBeVisible()
  await comment(dana, `It stays dark ${word}.`)
  await expect(history(priya).getByText(`It stays dark ${word}.`)).toBeVisible({ timeout: 45_000 })

  // A lamp is ordered; when it is in, the work is done and written down.
  await chooseDeed(priya, 'Change status')
  await priya.getByLabel('New status').selectOption({ label: 'On hold' })
  await note(priya).fill('A lamp is ordered.')
  await priya.getByRole('button', { name: 'Change status', exact: true }).click()
  await expect(history(priya).getByText('A lamp is ordered.')).toBeVisible()
  await logTimeAndPart(priya)
  await chooseDeed(priya, 'Close')
  await note(priya).fill('The new lamp is in and works.')
  await priya.getByRole('button', { name: 'Close ticket' }).click()

  // Back in the same list, where the next one waits.
  await expect(priya).toHaveURL(url => url.pathname === '/tickets' && url.searchParams.get('sort') === 'oldest')
  await expect(rows).toHaveText([/Next/])
  await priya.keyboard.press('j')
  await priya.keyboard.press('Enter')
  await expect(priya.getByRole('heading', { name: `Next ${word}` })).toBeVisible()
  await dana.goto(`/tickets/technology/${number}`)
  await expect(history(dana).getByText('The new lamp is in and works.')).toBeVisible()
})
