import type { Page } from '@playwright/test'
import { fileByMachine, unique } from './fixtures/machine.ts'
import { expect, test } from './fixtures/test.ts'

const lakeRoad = 'Lake Road Elementary School'
const answersPage = '/desks/technology/answers'

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const note = (page: Page) => page.getByRole('textbox', { name: 'Note', exact: true })

test('a director writes a canned answer, and a technician uses it without losing what was typed', async ({ as }) => {
  const word = unique()
  const number = await fileByMachine({ title: `Canned ${word}`, building: lakeRoad, room: '102' })
  const director = await as('tech.district')
  await director.goto(answersPage)
  await panel(director, 'Canned answers').getByRole('button', { name: 'Add answer' }).click()
  const dialog = director.getByRole('dialog', { name: 'Add a canned answer' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill(`Parts ${word}`)
  await dialog.getByRole('textbox', { name: 'Text' }).fill('Parts are ordered, {requestor}.')
  await dialog.getByRole('button', { name: 'Add answer' }).click()
  await expect(dialog.getByRole('alert')).toContainText('There is no placeholder {requestor}')
  await dialog.getByRole('textbox', { name: 'Text' }).fill('Parts are ordered for room ')
  await dialog.getByRole('button', { name: /^Insert \{room\}/ }).click()
  await expect(dialog.getByRole('textbox', { name: 'Text' })).toHaveValue('Parts are ordered for room {room}')
  await dialog.getByLabel('New status').selectOption({ label: 'On hold' })
  await dialog.getByRole('button', { name: 'Add answer' }).click()
  await expect(dialog).toBeHidden()
  await director.getByRole('link', { name: `History of Parts ${word}` }).click()
  await expect(panel(director, `History of “Parts ${word}”`)).toContainText('Ruth Abernathy added this')

  const page = await as('tech.lakeroad')
  await page.goto(`/tickets/technology/${number}`)
  await note(page).fill('I was in the room.')
  await page.getByRole('combobox', { name: 'Canned answer' }).fill(word)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(note(page)).toHaveValue('I was in the room.\n\nParts are ordered for room 102')
  await expect(page.getByLabel('New status')).toHaveValue('on_hold')
  await note(page).press('End')
  await note(page).pressSequentially(', {today}.')
  await page.getByRole('button', { name: 'Change status', exact: true }).click()
  const history = page.getByRole('list', { name: 'History' })
  await expect(history).toContainText('Parts are ordered for room 102, {today}.')
  await expect(history).toContainText('On hold')
  await expect(note(page)).toHaveValue('')

  const stranger = await as('maint.district')
  expect((await stranger.goto(answersPage))?.status()).toBe(404)
})
