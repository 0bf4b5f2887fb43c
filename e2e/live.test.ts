import type { Page } from '@playwright/test'
import { fileByMachine, unique } from './fixtures/machine.ts'
import { expect, test } from './fixtures/test.ts'
import { filedNumber, fillTicket, noDevice } from './fixtures/ticket-form.ts'

const lakeRoad = 'Lake Road Elementary School'

/** Files a ticket as a person does, and answers its number. */
async function fileAs(page: Page, description: string): Promise<number> {
  await page.goto('/tickets/new')
  await fillTicket(page, { desk: 'Technology', category: 'Hardware', device: noDevice, description })
  await page.getByRole('button', { name: 'File ticket' }).click()
  return filedNumber(page)
}

/** What the feed carries may be held back while another transaction of the database runs. */
const withFeed = { timeout: 45_000 }

async function say(page: Page, how: 'Comment' | 'Internal note', text: string): Promise<void> {
  await page.getByRole('radio', { name: how, exact: true }).check()
  await page.getByRole('textbox', { name: 'Note' }).fill(text)
  await page.getByRole('button', { name: how === 'Comment' ? 'Add comment' : 'Add note' }).click()
  await expect(page.getByRole('list', { name: 'History' }).getByText(text)).toBeVisible()
}

test('two on one ticket see each other and each other’s answers without reloading, and what one types stays', async ({
  as,
}) => {
  const number = await fileByMachine({ title: `Together ${unique()}`, building: lakeRoad })
  const [priya, ruth] = [await as('tech.lakeroad'), await as('tech.district')]
  for (const page of [priya, ruth]) await page.goto(`/tickets/technology/${number}`)
  await expect(priya.getByText('Ruth Abernathy is looking')).toBeVisible()
  const typed = ruth.getByRole('textbox', { name: 'Note' })
  await typed.pressSequentially('I am still writing')
  await expect(priya.getByText('Ruth Abernathy is writing here too')).toBeVisible()
  await say(priya, 'Comment', 'It was the cable.')
  await expect(ruth.getByRole('list', { name: 'History' }).getByText('It was the cable.')).toBeVisible(withFeed)
  await expect(ruth.getByText('New since you began')).toBeVisible()
  await expect(typed).toHaveValue('I am still writing')
  await expect(typed).toBeFocused()
  await ruth.close()
  await expect(priya.getByText(/Ruth Abernathy is/)).toHaveCount(0)
})

test('who filed a ticket sees the answer come, and nothing of notes or of who is there', async ({ as }) => {
  const dana = await as('teacher.lakeroad')
  const priya = await as('tech.lakeroad')
  const number = await fileAs(dana, `Notes ${unique()}`)
  await priya.goto(`/tickets/technology/${number}`)
  const told: string[] = []
  await dana.exposeFunction('keepTold', (data: string) => void told.push(data))
  await dana.addInitScript(() => {
    const Real = window.EventSource
    window.EventSource = class extends Real {
      constructor(url: string | URL) {
        super(url)
        this.addEventListener('message', ({ data }) => Reflect.get(window, 'keepTold')(data))
      }
    }
  })
  await dana.goto(`/tickets/technology/${number}`)
  await say(priya, 'Internal note', 'Third time this week.')
  await priya.getByRole('textbox', { name: 'Note' }).pressSequentially('It was')
  await say(priya, 'Comment', 'It was the lamp.')
  await expect(dana.getByRole('list', { name: 'History' }).getByText('It was the lamp.')).toBeVisible(withFeed)
  await expect(dana.getByText(/Third time|internal note|is looking|is writing/)).toHaveCount(0)
  expect(told.filter(data => !/"kind":"(changed|missed)"/.test(data))).toEqual([])
})

const row = (page: Page, title: string) =>
  page.getByRole('table', { name: 'Tickets' }).getByRole('row').filter({ hasText: title })

test('a queue shows a ticket that was just filed, and only says so to who is in the middle of something', async ({
  as,
}) => {
  const word = unique()
  await fileByMachine({ title: `First ${word}`, building: lakeRoad })
  const page = await as('tech.lakeroad')
  await page.goto(`/tickets?q=${word}`)
  await expect(row(page, `First ${word}`)).toBeVisible()
  await fileByMachine({ title: `Second ${word}`, building: lakeRoad })
  await expect(row(page, `Second ${word}`)).toBeVisible(withFeed)

  const ticked = row(page, `First ${word}`).getByRole('checkbox')
  await ticked.check()
  await fileByMachine({ title: `Third ${word}`, building: lakeRoad })
  const news = page.getByText(/^\d new or changed tickets?/)
  await expect(news).toBeVisible(withFeed)
  await expect(row(page, `Third ${word}`)).toHaveCount(0)
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(row(page, `Third ${word}`)).toBeVisible()
  await expect(ticked).toBeChecked()
})

test('of two who claim the same ticket by key one has it, and the row of the other goes back with the reason', async ({
  as,
}) => {
  const word = unique()
  await fileByMachine({ title: `Claimed ${word}`, building: lakeRoad })
  const [priya, ruth] = [await as('tech.lakeroad'), await as('tech.district')]
  // Without a stream the row of the second stays as it was: the first is quicker by less than a feed takes.
  await ruth.route('**/api/live', route => route.abort())
  const held = Promise.withResolvers<void>()
  await ruth.route('**/tickets?*', async route => {
    if (route.request().method() === 'POST') await held.promise
    await route.continue()
  })
  for (const page of [priya, ruth]) {
    await page.goto(`/tickets?q=${word}`)
    await expect(row(page, word)).toContainText('Nobody yet')
  }
  await priya.keyboard.press('j')
  await priya.keyboard.press('t')
  await expect(priya.getByText('This ticket is yours.')).toBeVisible()
  await expect(row(priya, word)).toContainText('Priya Lindgren')
  await expect(row(priya, word)).toContainText('Assigned')

  await ruth.keyboard.press('j')
  await ruth.keyboard.press('t')
  await expect(row(ruth, word)).toContainText('Ruth Abernathy')
  held.resolve()
  await expect(ruth.getByText('Priya Lindgren has this ticket now.')).toBeVisible()
  await expect(row(ruth, word)).toContainText('Priya Lindgren')
  await expect(row(ruth, word)).not.toContainText('Ruth Abernathy')
})
