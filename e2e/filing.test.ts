import { demoPlace } from '@ocs/contracts/demo'
import type { Page } from '@playwright/test'
import { fileByMachine, rest, unique } from './fixtures/machine.ts'
import { clickThroughSignIn } from './fixtures/sign-in.ts'
import { expect, test } from './fixtures/test.ts'
import { filedNumber, fillTicket, noDevice } from './fixtures/ticket-form.ts'

/** Does something that saves the draft, and waits until the portal has it. */
async function saved(page: Page, deed: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse(response => response.url().endsWith('/drafts'))
  await deed()
  expect((await answer).status()).toBe(204)
}

const described = (page: Page) => page.getByLabel('What is wrong?')
const restored = (page: Page) => page.getByText('Draft restored')

test('what somebody writes survives a reload and a session that ended, is theirs alone, and is gone once it is filed', async ({
  asAnew,
}) => {
  const page = await asAnew('librarian.central')
  const word = unique()
  await page.goto('/tickets/new?desk=technology')
  await fillTicket(page, { desk: 'Technology', category: 'Software', device: noDevice, description: '' })
  await page.getByLabel('Place').selectOption({ label: 'Hillcrest Elementary School' })
  await page.getByLabel('Room', { exact: true }).selectOption({ label: '203' })
  await saved(page, () => described(page).fill(`The menu program ${word}`))
  await page.reload()
  await expect(restored(page)).toBeVisible()
  await expect(described(page)).toHaveValue(`The menu program ${word}`)
  await expect(page.getByLabel('Room', { exact: true }).locator('option:checked')).toHaveText('203')
  await expect(page.getByRole('radio', { name: 'Software Applications' })).toBeChecked()

  // The same person on another computer; and on this one nothing of it is left behind.
  const elsewhere = await asAnew('librarian.central')
  await elsewhere.goto('/tickets/new')
  await expect(described(elsewhere)).toHaveValue(`The menu program ${word}`)
  expect(await page.evaluate('[...Object.keys(localStorage), ...Object.keys(sessionStorage)].join()')).not.toContain(
    'draft',
  )
  const other = await asAnew('bookkeeper')
  await other.goto('/tickets/new?desk=technology')
  await expect(described(other)).toHaveValue('')

  await page.context().clearCookies()
  await described(page).fill(`The menu program ${word} closes by itself.`)
  await page.getByRole('button', { name: 'File ticket' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'You are signed out' })).toBeVisible()
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await page.waitForURL(/\/sign-in/)
  await clickThroughSignIn(page, 'librarian.central')
  await expect(page).toHaveURL(/\/tickets\/new\?desk=technology$/)
  await expect(described(page)).toHaveValue(`The menu program ${word} closes by itself.`)
  await expect(page.getByLabel('Device', { exact: true }).locator('option:checked')).toHaveText(noDevice)
  await page.getByRole('button', { name: 'File ticket' }).click()
  const number = await filedNumber(page)

  await page.goBack()
  await expect(described(page)).toHaveValue('')
  await page.goto('/tickets/new?desk=technology')
  await expect(described(page)).toHaveValue('')
  await expect(restored(page)).toHaveCount(0)

  await page.goto(`/tickets/technology/${number}`)
  await page.getByRole('radio', { name: 'Close' }).check()
  await saved(page, () => page.getByLabel('Note').fill('It has stopped'))
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Close' })).toBeChecked()
  await expect(page.getByLabel('Note')).toHaveValue('It has stopped')
  await page.getByRole('button', { name: 'Start over' }).click()
  await expect(page.getByLabel('Note')).toHaveValue('')
  await expect(page.getByRole('radio', { name: 'Comment' })).toBeChecked()
  await page.reload()
  await expect(page.getByLabel('Note')).toHaveValue('')
})

test('the code on a door leads through sign-in to a ticket of that room, on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const place = demoPlace('Hillcrest Elementary School')
  const room = place.rooms.find(each => each.name === '205')
  const code = `/report?room=${room?.id}`
  await page.goto(code)
  await clickThroughSignIn(page, 'director')
  await expect(page).toHaveURL(new RegExp(`${code.replace('?', '\\?')}$`))
  await expect(page.getByText('Hillcrest Elementary School, 205')).toBeVisible()
  await page.getByRole('link', { name: 'Maintenance' }).click()
  await page.getByRole('radio', { name: 'Electrical' }).check()
  await described(page).fill(`The light above the door flickers ${unique()}.`)
  await page.getByRole('button', { name: 'File ticket' }).click()
  await filedNumber(page)
  await expect(page.getByRole('definition').filter({ hasText: /^205$/ })).toBeVisible()

  await page.goto('/report?asset=GONE-1')
  await expect(page.getByText('The inventory has no device GONE-1 in use.')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Asset tag or serial number' })).toHaveValue('GONE-1')
})

test('a device of another school is found by its serial number', async ({ asAnew }) => {
  const place = demoPlace('South Fulton Elementary School')
  const [tag, serial] = [`FAR-${unique()}`.toUpperCase(), `sn${unique()}`]
  const asset = { tag, serial, type: 'Projector', brand: 'Epson', model: 'PowerLite', room: null }
  const added = await rest('inventory', 'POST', '/api/inventory/assets', {
    ...asset,
    place: { id: place.id, name: place.name },
  })
  expect(added.status).toBe(200)
  const page = await asAnew('principal.central')
  await page.goto('/tickets/new?desk=technology')
  await fillTicket(page, {
    desk: 'Technology',
    category: 'Hardware',
    device: 'Another device: find it by its tag',
    description: `The borrowed projector is dark ${unique()}.`,
  })
  const box = page.getByRole('combobox', { name: 'Asset tag or serial number' })
  await box.fill(serial.slice(2, 10).toUpperCase())
  await page.getByRole('option', { name: tag }).click()
  await expect(box).toHaveValue(tag)
  await page.getByRole('button', { name: 'File ticket' }).click()
  await filedNumber(page)
  await expect(page.getByRole('definition').filter({ hasText: tag })).toBeVisible()
})

test('the palette finds a ticket by its number and claims it, all by keyboard', async ({ as }) => {
  const title = `Palette ${unique()}`
  const number = await fileByMachine({ title, building: 'Lake Road Elementary School' })
  const page = await as('tech.lakeroad')
  await page.goto('/me')
  await expect(page.getByRole('button', { name: /^Go to or do/ })).toBeVisible()
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Go to or do' })
  await expect(palette.getByRole('menuitem', { name: 'Tickets', exact: true })).toBeVisible()
  await expect(palette.getByRole('menuitem', { name: 'Admin' })).toHaveCount(0)
  await page.keyboard.type(`T-${number}`)
  await expect(palette.getByRole('menuitem', { name: `${number} ${title}` })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/tickets/technology/${number}$`))

  await page.keyboard.press('Control+k')
  await page.keyboard.type('claim')
  await expect(palette.getByRole('menuitem')).toHaveText(['Claim'])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('definition').filter({ hasText: 'Priya Lindgren' })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('internal')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio', { name: 'Internal note' })).toBeChecked()
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused()
})
