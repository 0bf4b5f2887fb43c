import type { Page } from '@playwright/test'
import { expectAccessible } from './fixtures/accessible.ts'
import { fileByMachine, unique } from './fixtures/machine.ts'
import { expect, test } from './fixtures/test.ts'

const lakeRoad = 'Lake Road Elementary School'
const central = 'Obion County Central High School'

const rows = (page: Page) =>
  page
    .getByRole('table', { name: 'Tickets' })
    .getByRole('row')
    .filter({ has: page.locator('td') })

async function chooseDeed(page: Page, label: string): Promise<void> {
  await page
    .getByRole('group', { name: 'What do you want to do?' })
    .getByRole('radio', { name: label, exact: true })
    .check()
}

test('the queue holds the technology tickets of one’s own schools and nothing else', async ({ as }) => {
  const word = unique()
  const mine = await fileByMachine({ title: `Own school ${word}`, building: lakeRoad, room: '102' })
  const elsewhere = await fileByMachine({ title: `Other school ${word}`, building: central })
  const otherDesk = await fileByMachine({ desk: 'maintenance', title: `Other desk ${word}`, building: lakeRoad })

  const page = await as('tech.lakeroad')
  await page.goto('/tickets')
  await page.getByRole('searchbox', { name: 'Search these tickets' }).fill(word)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`q=${word}`))
  await expect(rows(page)).toHaveCount(1)
  await expect(page.getByRole('link', { name: `${mine} Own school ${word}` })).toBeVisible()
  await page.getByLabel('Desk', { exact: true }).selectOption({ label: 'Both desks' })
  await expect(page).toHaveURL(/desk=both/)
  await expect(rows(page)).toHaveCount(1)

  for (const address of [`/tickets/technology/${elsewhere}`, `/tickets/maintenance/${otherDesk}`])
    expect((await page.goto(address))?.status(), address).toBe(404)
})

test('search, filters and order stand in the address and come back with it', async ({ as }) => {
  const word = unique()
  await fileByMachine({ title: `First ${word}`, building: lakeRoad, room: '205' })
  await fileByMachine({ title: `Second ${word}`, building: lakeRoad, room: '102' })
  const page = await as('tech.lakeroad')
  await page.goto(`/tickets?q=${word}`)
  await expect(rows(page)).toHaveText([/Second/, /First/])
  await page.getByLabel('Order').selectOption({ label: 'Oldest first' })
  await expect(rows(page)).toHaveText([/First/, /Second/])
  await page.getByRole('button', { name: 'Filters' }).click()
  await page
    .getByRole('navigation', { name: 'Category' })
    .getByRole('link', { name: /^Hardware/ })
    .click()
  await expect(page).toHaveURL(/category=hardware/)
  await expect(rows(page)).toHaveText([/First/, /Second/])
  const shared = await as('tech.lakeroad')
  await shared.goto(page.url())
  await expect(rows(shared)).toHaveText([/First/, /Second/])
  await expect(shared.getByRole('button', { name: 'Filters (1)' })).toBeVisible()
  await page.getByRole('columnheader', { name: 'Where' }).getByRole('link').click()
  await expect(rows(page)).toHaveText([/102/, /205/])
})

test('a ticket is claimed, moved, handed over and closed, and the list comes back as it was', async ({ as }) => {
  const word = unique()
  const number = await fileByMachine({ title: `Work ${word}`, building: lakeRoad, room: '101' })
  const page = await as('tech.lakeroad')
  const list = `/tickets?q=${word}&sort=updated`
  await page.goto(list)
  await page.getByRole('link', { name: `${number} Work ${word}` }).click()
  await expect(page.getByRole('heading', { name: `Work ${word}` })).toBeVisible()

  await page.getByRole('button', { name: 'Claim' }).click()
  const history = page.getByRole('list', { name: 'History' })
  await expect(history.getByText('Priya Lindgren took this ticket')).toBeVisible()

  await chooseDeed(page, 'Change status')
  await page.getByLabel('New status').selectOption({ label: 'On hold' })
  await page.getByRole('textbox', { name: 'Note' }).fill('A part is ordered.')
  await page.getByRole('button', { name: 'Change status', exact: true }).click()
  await expect(history.getByText('A part is ordered.')).toBeVisible()

  await chooseDeed(page, 'Assign')
  await page.getByRole('combobox', { name: 'Assign to' }).fill('Ruth')
  await page.getByRole('option', { name: /Ruth Abernathy/ }).click()
  await page.getByRole('button', { name: 'Assign', exact: true }).click()
  await expect(history.getByText('gave this ticket to Ruth Abernathy')).toBeVisible()

  await chooseDeed(page, 'Close')
  await page.getByRole('textbox', { name: 'Note' }).fill('The part is in and works.')
  await page.getByRole('button', { name: 'Close ticket' }).click()
  await expect(page).toHaveURL(
    url =>
      url.pathname === '/tickets' && url.searchParams.get('q') === word && url.searchParams.get('sort') === 'updated',
  )
  await expect(page.getByRole('heading', { name: 'No ticket fits' })).toBeVisible()
  await page
    .getByRole('navigation', { name: 'Status' })
    .getByRole('link', { name: /^Closed/ })
    .click()
  await expect(rows(page)).toHaveCount(1)
  // In a narrow list the second line of a long title comes first.
  await page.setViewportSize({ width: 1920, height: 1080 })
  await expect(rows(page).getByText('Priya Lindgren: The part is in and works.')).toBeVisible()
})

test('going back restores the list with its search and order', async ({ as }) => {
  const word = unique()
  await fileByMachine({ title: `Back ${word}`, building: lakeRoad })
  const page = await as('tech.lakeroad')
  await page.goto(`/tickets?q=${word}&sort=oldest`)
  await page.getByRole('link', { name: `Back ${word}` }).click()
  await expect(page.getByRole('heading', { name: `Back ${word}` })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('searchbox', { name: 'Search these tickets' })).toHaveValue(word)
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole('link', { name: `Back ${word}` }).click()
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await expect(page).toHaveURL(url => url.searchParams.get('q') === word && url.searchParams.get('sort') === 'oldest')
})

test('of two who close at once one is told, keeps what they wrote, and nothing is closed twice', async ({ as }) => {
  const word = unique()
  const number = await fileByMachine({ title: `Race ${word}`, building: lakeRoad })
  const [first, second] = [await as('tech.lakeroad'), await as('tech.district')]
  for (const page of [first, second]) {
    await page.goto(`/tickets/technology/${number}`)
    await chooseDeed(page, 'Close')
    await page.getByRole('textbox', { name: 'Note' }).fill(`Done by ${page === first ? 'the first' : 'the second'}.`)
  }
  await first.getByRole('button', { name: 'Close ticket' }).click()
  await expect(first).toHaveURL(/\/tickets$/)
  await second.getByRole('button', { name: 'Close ticket' }).click()
  await expect(second.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeVisible()
  await expect(second.getByText('New since you began')).toBeVisible()
  await expect(second.getByRole('textbox', { name: 'Note' })).toHaveValue('Done by the second.')
  await expect(second.getByRole('list', { name: 'History' }).getByText('closed this ticket')).toHaveCount(1)
  await expectAccessible(second)
})

test('the list is worked with single keys', async ({ as }) => {
  const word = unique()
  await fileByMachine({ title: `Older ${word}`, building: lakeRoad })
  await fileByMachine({ title: `Newer ${word}`, building: lakeRoad })
  const page = await as('tech.lakeroad')
  await page.goto(`/tickets?q=${word}`)
  await expect(rows(page)).toHaveCount(2)
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: `Newer ${word}` })).toBeFocused()
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: `Older ${word}` })).toBeFocused()
  // A deed that is not done after all leaves nothing ticked that the next key would mean.
  const dialog = page.getByRole('dialog')
  await page.keyboard.press('e')
  await expect(dialog.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0)
  await expect(page.getByRole('link', { name: `Older ${word}` })).toBeFocused()
  await page.keyboard.press('k')
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Search these tickets' })).toBeFocused()
  await page.getByRole('searchbox', { name: 'Search these tickets' }).blur()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: `Newer ${word}` })).toBeVisible()
  await page.goBack()
  await expect(rows(page)).toHaveCount(2)
  await page.keyboard.press('c')
  await expect(page.getByRole('heading', { name: 'New ticket' })).toBeVisible()
})
