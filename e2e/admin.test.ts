import { demoPerson } from '@ocs/contracts/demo'
import type { Page } from '@playwright/test'
import { expectAccessible } from './fixtures/accessible.ts'
import { unique } from './fixtures/machine.ts'
import { expect, test } from './fixtures/test.ts'

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

async function addPlace(page: Page, name: string): Promise<void> {
  await page.goto('/admin/places')
  await page.getByRole('link', { name: 'Add place' }).click()
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Add place' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

async function addRoom(page: Page, name: string): Promise<void> {
  await page.getByLabel('Room name or number').fill(name)
  await page.getByRole('button', { name: 'Add room' }).click()
  await expect(rowOf(page, name)).toBeVisible()
}

test('a place and its rooms are added, renamed, refused twice and switched off, and forms follow', async ({ as }) => {
  const page = await as('admin')
  const word = unique()
  await addPlace(page, `Annex ${word}`)
  for (const room of ['10', '9']) await addRoom(page, room)
  await expect(
    page
      .getByRole('table')
      .getByRole('row')
      .filter({ has: page.locator('td') }),
  ).toHaveText([/^9/, /^10/])

  await page.getByLabel('Room name or number').fill(' 9 ')
  await page.getByRole('button', { name: 'Add room' }).click()
  const refusal = page.getByRole('alert').filter({ hasText: 'There is a problem' })
  await expect(refusal).toBeVisible()
  await expect(page.getByLabel('Room name or number')).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Edit room 10', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit room 10' })
  await dialog.getByLabel('Room name or number').fill('Art room')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(rowOf(page, 'Art room')).toBeVisible()
  await page.getByRole('button', { name: 'Edit place' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill(`Annexe ${word}`)
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Annexe ${word}` })).toBeVisible()

  await page.getByRole('button', { name: 'Switch off room 9' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click()
  await expect(rowOf(page, '9').getByText('Switched off')).toBeVisible()
  const teacher = await as('teacher.central')
  await teacher.goto('/tickets/new?desk=maintenance')
  await teacher.getByLabel('Place').selectOption({ label: `Annexe ${word}` })
  await expect(teacher.getByLabel('Room', { exact: true }).locator('option')).toHaveText([
    'Choose a room',
    'Art room',
    'Outside, or not in this list',
  ])
})

test('a place that exists already is refused beside its name, and nothing typed is lost', async ({ as }) => {
  const page = await as('admin')
  await page.goto('/admin/places/new')
  await page.getByLabel('Name').fill('central  office')
  await page.getByLabel('Kind').selectOption({ label: 'Department' })
  await page.getByRole('button', { name: 'Add place' }).click()
  await expect(page.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Name')).toHaveValue('central  office')
  await expect(page.getByLabel('Kind').locator('option:checked')).toHaveText('Department')
})

test('a role counts at the next click, and who is switched off is out at once and cannot come back', async ({
  as,
  asAnew,
}) => {
  const admin = await as('admin')
  const { id, name } = demoPerson('foodservice')
  const person = await asAnew('foodservice')
  await person.goto('/tickets')
  await expect(person.getByRole('heading', { name: 'Your tickets' })).toBeVisible()

  await admin.goto('/admin/people')
  await admin.getByRole('searchbox', { name: 'Search people' }).fill(name)
  await admin.keyboard.press('Enter')
  await admin.getByRole('link', { name }).click()
  await expect(admin.getByRole('heading', { level: 1, name })).toBeVisible()
  await admin.getByLabel('Role', { exact: true }).selectOption({ label: 'Technology technician' })
  await admin.getByLabel('Where').selectOption({ label: 'Obion County Middle School' })
  await admin.getByRole('button', { name: 'Give role' }).click()
  await expect(admin.getByText('Technology technician · Obion County Middle School')).toBeVisible()
  await expectAccessible(admin)

  await person.getByRole('link', { name: 'Home', exact: true }).first().click()
  await expect(person.getByRole('heading', { name: 'Waiting in your queue' })).toBeVisible()
  await person.getByRole('link', { name: 'Tickets', exact: true }).first().click()
  await expect(person.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Queue' })).toBeVisible()

  await admin.getByRole('button', { name: 'Remove Technology technician, Obion County Middle School' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Remove role' }).click()
  await expect(admin.getByText('Technology technician · Obion County Middle School')).toHaveCount(0)
  await person.reload()
  await expect(person.getByRole('heading', { name: 'Your tickets' })).toBeVisible()

  await admin.getByRole('button', { name: 'Switch off access' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click()
  await expect(admin.getByText('Access is switched off', { exact: true })).toBeVisible()
  await person.reload()
  await expect(person).toHaveURL(/\/sign-in/)
  await person.getByRole('button', { name: /^Sign in with/ }).click()
  await person.locator('button[value=foodservice]').click()
  await expect(person.getByRole('alert').filter({ hasText: /switched off/i })).toBeVisible()

  await admin.goto(`/admin/people/${id}`)
  await admin.getByRole('button', { name: 'Switch on access' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Switch on' }).click()
  await expect(admin.getByRole('button', { name: 'Switch off access' })).toBeVisible()
})

test('the last admin cannot be removed', async ({ as }) => {
  const page = await as('admin')
  await page.goto(`/admin/people/${demoPerson('admin').id}`)
  await page.getByRole('button', { name: 'Remove Admin, whole district' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove role' }).click()
  await expect(page.getByRole('dialog').getByText(/This is the last admin of the district/)).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Switch off access' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click()
  await expect(page.getByRole('dialog').getByText(/This is the last admin of the district/)).toBeVisible()
  await page.reload()
  await expect(page.getByText('Admin · Whole district')).toBeVisible()
})

test('a message is seen by everybody until it is taken down', async ({ as }) => {
  const page = await as('admin')
  const title = `No water in the annex ${unique()}`
  await page.goto('/admin/messages/new')
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Message').fill('From noon until two.\nBring a bottle.')
  await page.getByLabel('Kind').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Show message' }).click()
  await expect(page.getByRole('link', { name: title })).toBeVisible()
  const [teacher, student] = [await as('teacher.central'), await as('student.central')]
  for (const reader of [teacher, student]) {
    await reader.goto('/')
    await expect(reader.getByRole('region', { name: 'Messages' }).getByText(title)).toBeVisible()
  }
  await page.getByRole('button', { name: `Take down “${title}”` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take down' }).click()
  await expect(rowOf(page, title).getByText('Showing')).toHaveCount(0)
  await student.reload()
  await expect(student.getByText(title)).toHaveCount(0)
})

test('a directory group is given a role, and the table is kept', async ({ as }) => {
  const page = await as('admin')
  const group = `Group ${unique()}`
  await page.goto('/admin/groups')
  await page.getByRole('button', { name: 'Add group' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add group' })
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeVisible()
  await expectAccessible(page)
  await dialog.getByLabel('Directory group').fill(group)
  await dialog.getByLabel('Role').selectOption({ label: 'Librarian' })
  await dialog.getByLabel('Where').selectOption({ label: 'Hillcrest Elementary School' })
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(rowOf(page, group)).toContainText('Librarian')
  await page.getByRole('button', { name: `Remove ${group}, Librarian` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(rowOf(page, group)).toHaveCount(0)
})

test('the system page finds all five applications ready', async ({ as }) => {
  const page = await as('admin')
  await page.goto('/admin/system')
  await expect(page.getByText('All applications are ready')).toBeVisible()
  const rows = page
    .getByRole('table', { name: 'Applications' })
    .getByRole('row')
    .filter({ has: page.locator('td') })
  await expect(rows).toHaveCount(5)
  for (const row of await rows.all()) await expect(row).toContainText(/Ready.*\d ms/s)
})

test('the audit archive shows what was just done, and by whom', async ({ as }) => {
  const page = await as('admin')
  const word = unique()
  await addPlace(page, `Depot ${word}`)
  await expect(async () => {
    await page.goto('/admin/audit?noun=place')
    await expect(page.getByText(`added place “Depot ${word}”`)).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(rowOf(page, word).getByRole('link', { name: 'Iris Valdane' })).toBeVisible()
})
