import { expectAccessible } from './fixtures/accessible.ts'
import { unique } from './fixtures/machine.ts'
import { expect, test } from './fixtures/test.ts'
import { filedNumber, fillTicket, noDevice } from './fixtures/ticket-form.ts'

test('a technology ticket starts from one’s own room and its devices, and is confirmed with its number', async ({
  as,
}) => {
  const page = await as('teacher.lakeroad')
  await page.goto('/')
  await page.getByRole('link', { name: 'New technology ticket' }).click()
  await expect(page.getByLabel('Place')).toHaveValue(/.+/)
  await expect(page.getByLabel('Place').locator('option:checked')).toHaveText('Lake Road Elementary School')
  await expect(page.getByLabel('Room', { exact: true }).locator('option:checked')).toHaveText('101')
  const inRoom = page.getByLabel('Device', { exact: true }).locator('optgroup[label="In this room"] option')
  const device = (await inRoom.first().textContent()) ?? ''
  const word = unique()
  await fillTicket(page, {
    desk: 'Technology',
    category: 'Hardware',
    device,
    description: `The screen stays black ${word}. It hums.`,
  })
  await expectAccessible(page)
  await page.getByRole('button', { name: 'File ticket' }).click()
  const number = await filedNumber(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`The screen stays black ${word}`)
  await expect(page).toHaveURL(new RegExp(`/tickets/technology/${number}\\?`))
  await expect(page.getByText(/\((.+)\)/.exec(device)?.[1] ?? 'no tag', { exact: true })).toBeVisible()
})

test('a teacher files on both desks and finds both, and only their own, in their list', async ({ as }) => {
  const page = await as('teacher.central')
  const word = unique()
  for (const [desk, category] of [
    ['Technology', 'Software'],
    ['Maintenance', 'Plumbing'],
  ] as const) {
    await page.goto('/tickets/new')
    const description = `${desk} trouble ${word} since this morning.`
    await fillTicket(page, { desk, category, description, ...(desk === 'Technology' && { device: noDevice }) })
    await page.getByRole('button', { name: 'File ticket' }).click()
    await filedNumber(page)
  }
  await page.getByRole('link', { name: 'Tickets', exact: true }).first().click()
  await expect(page.getByRole('heading', { name: 'Your tickets' })).toBeVisible()
  await expect(page.getByRole('link', { name: `Technology trouble ${word} since this morning` })).toBeVisible()
  await expect(page.getByRole('link', { name: `Maintenance trouble ${word} since this morning` })).toBeVisible()

  const other = await as('teacher.lakeroad')
  await other.goto(`/tickets?status=all&q=${word}`)
  await expect(other.getByRole('heading', { name: 'No ticket fits' })).toBeVisible()
})

test('another teacher’s ticket does not exist at its address', async ({ as }) => {
  const owner = await as('teacher.central')
  const word = unique()
  await owner.goto('/tickets/new?desk=maintenance')
  await fillTicket(owner, { desk: 'Maintenance', category: 'Grounds', description: `The gate is stuck ${word}.` })
  await owner.getByRole('button', { name: 'File ticket' }).click()
  const number = await filedNumber(owner)

  const other = await as('teacher.lakeroad')
  const answer = await other.goto(`/tickets/maintenance/${number}`)
  expect(answer?.status()).toBe(404)
  await expect(other.getByText(word)).toHaveCount(0)
})

test('a teacher comments on, closes and reopens their own ticket', async ({ as }) => {
  const page = await as('teacher.lakeroad')
  const word = unique()
  await page.goto('/tickets/new?desk=maintenance')
  await fillTicket(page, { desk: 'Maintenance', category: 'Electrical', description: `One lamp flickers ${word}.` })
  await page.getByRole('button', { name: 'File ticket' }).click()
  await filedNumber(page)
  const address = page.url()

  await page.getByLabel('Note').fill('It is the one above the sink.')
  await page.getByRole('button', { name: 'Add comment' }).click()
  const history = page.getByRole('list', { name: 'History' })
  await expect(history.getByText('It is the one above the sink.')).toBeVisible()

  await page.getByRole('radio', { name: 'Close' }).check()
  await page.getByLabel('Note').fill('It has stopped by itself.')
  await page.getByRole('button', { name: 'Close ticket' }).click()
  await expect(page).toHaveURL(/\/tickets$/)

  await page.goto(address)
  await expect(history.getByText('It has stopped by itself.')).toBeVisible()
  await page.getByRole('radio', { name: 'Reopen' }).check()
  await page.getByLabel('Note').fill('It flickers again.')
  await page.getByRole('button', { name: 'Reopen ticket' }).click()
  await expect(history.getByText('It flickers again.')).toBeVisible()
})

test('a double click on the button files one ticket', async ({ as }) => {
  const page = await as('teacher.lakeroad')
  const word = unique()
  await page.goto('/tickets/new?desk=maintenance')
  await fillTicket(page, { desk: 'Maintenance', category: 'Other', description: `Pressed twice ${word}.` })
  await page.getByRole('button', { name: 'File ticket' }).dblclick()
  await filedNumber(page)
  await page.goto(`/tickets?q=${word}&status=all`)
  await expect(page.getByRole('link', { name: `Pressed twice ${word}` })).toHaveCount(1)
})

test('a form that is refused says why beside the field and keeps everything that was typed', async ({ as }) => {
  const page = await as('teacher.lakeroad')
  await page.goto('/tickets/new?desk=technology')
  await fillTicket(page, { desk: 'Technology', category: 'Networking', device: noDevice, description: 'No wifi' })
  await page.getByLabel('Room', { exact: true }).selectOption({ label: 'Library' })
  await page.getByRole('button', { name: 'File ticket' }).click()

  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
  await expect(summary).toBeFocused()
  await expectAccessible(page)
  await summary.getByRole('link', { name: 'Describe the problem in at least 10 characters' }).click()
  await expect(page.getByLabel('What is wrong?')).toBeFocused()
  await expect(page.getByLabel('What is wrong?')).toHaveValue('No wifi')
  await expect(page.getByRole('radio', { name: 'Networking' })).toBeChecked()
  await expect(page.getByLabel('Room', { exact: true }).locator('option:checked')).toHaveText('Library')
  await expect(page.getByLabel('Device', { exact: true }).locator('option:checked')).toHaveText(noDevice)

  const word = unique()
  await page.getByLabel('What is wrong?').fill(`No wifi in the library ${word}.`)
  await page.getByRole('button', { name: 'File ticket' }).click()
  await filedNumber(page)
})

test('what was typed survives a change of mind about the desk', async ({ as }) => {
  const page = await as('teacher.lakeroad')
  await page.goto('/tickets/new?desk=technology')
  await fillTicket(page, {
    desk: 'Technology',
    category: 'Software',
    device: noDevice,
    description: 'It is really the door.',
  })
  await page.getByRole('radio', { name: 'Maintenance' }).check()
  await expect(page.getByLabel('What is wrong?')).toHaveValue('It is really the door.')
  await page.getByRole('radio', { name: 'Technology' }).check()
  await expect(page.getByLabel('Device', { exact: true }).locator('option:checked')).toHaveText(noDevice)
})
