import type { Page } from '@playwright/test'
import { fileByMachine, unique } from './fixtures/machine.ts'
import { expect, test } from './fixtures/test.ts'

const lakeRoad = 'Lake Road Elementary School'

/** What the feed carries may be held back while another transaction of the database runs. */
const withFeed = { timeout: 45_000 }

async function say(page: Page, how: 'Comment' | 'Internal note', text: string): Promise<void> {
  await page.getByRole('radio', { name: how, exact: true }).check()
  await page.getByRole('textbox', { name: 'Note' }).fill(text)
  await page.getByRole('button', { name: how === 'Comment' ? 'Add comment' : 'Add note' }).click()
  await expect(page.getByRole('list', { name: 'History' }).getByText(text)).toBeVisible()
}

test('two on one ticket see each other’s answers without reloading, and what one types stays', async ({ as }) => {
  const number = await fileByMachine({ title: `Together ${unique()}`, building: lakeRoad })
  const [priya, ruth] = [await as('tech.lakeroad'), await as('tech.district')]
  for (const page of [priya, ruth]) await page.goto(`/tickets/technology/${number}`)
  const typed = ruth.getByRole('textbox', { name: 'Note' })
  await typed.fill('I am still writing')
  await say(priya, 'Comment', 'It was the cable.')
  await expect(ruth.getByRole('list', { name: 'History' }).getByText('It was the cable.')).toBeVisible(withFeed)
  await expect(ruth.getByText('New since you began')).toBeVisible()
  await expect(typed).toHaveValue('I am still writing')
  await expect(typed).toBeFocused()
})
