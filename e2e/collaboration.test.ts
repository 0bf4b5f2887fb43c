import { demoPerson } from '@ocs/contracts/demo'
import type { Page } from '@playwright/test'
import { expectAccessible } from './fixtures/accessible.ts'
import { unique } from './fixtures/machine.ts'
import { expect, test } from './fixtures/test.ts'
import { filedNumber, fillTicket, noDevice } from './fixtures/ticket-form.ts'

const tech = demoPerson('tech.lakeroad')
const librarian = demoPerson('librarian.central')

const history = (page: Page) => page.getByRole('list', { name: 'History' })

async function chooseDeed(page: Page, label: string): Promise<void> {
  const deeds = page.getByRole('group', { name: 'What do you want to do?' })
  await deeds.getByRole('radio', { name: label, exact: true }).check()
}

/** A ticket that a teacher files by the form; answers its number. */
async function fileTicket(page: Page, word: string): Promise<number> {
  await page.goto('/tickets/new?desk=technology')
  const description = `The library scanner ${word} beeps and reads nothing.`
  await fillTicket(page, { desk: 'Technology', category: 'Hardware', device: noDevice, description })
  await page.getByRole('button', { name: 'File ticket' }).click()
  return filedNumber(page)
}

/** The row of a ticket in a list that finds it by a word. */
async function rowOf(page: Page, word: string) {
  await page.goto(`/tickets?q=${word}&status=all`)
  return page.getByRole('table', { name: 'Tickets' }).getByRole('row').filter({ hasText: word })
}

test('a note stays with the desk, a librarian answers what she is asked, and the teacher reads the public answer', async ({
  as,
}) => {
  const word = unique()
  const teacher = await as('teacher.lakeroad')
  const number = await fileTicket(teacher, word)
  const address = `/tickets/technology/${number}`

  // The technician has not seen it yet; opening it is seeing it.
  const desk = await as('tech.lakeroad')
  await expect((await rowOf(desk, word)).getByText('Unread')).toHaveCount(1)
  // Who leaves before the page has begun to work has not seen it.
  await expect(async () => {
    await desk.goto(address)
    await expect(history(desk).getByText('filed this ticket')).toBeVisible()
    await expect((await rowOf(desk, word)).getByText('Unread')).toHaveCount(0, { timeout: 1000 })
  }).toPass()

  await desk.goto(address)
  await chooseDeed(desk, 'Internal note')
  await desk.getByLabel('Note', { exact: true }).fill(`Perhaps the cable ${word}`)
  await desk.getByRole('button', { name: 'Add note' }).click()
  await expect(history(desk).getByText(`Perhaps the cable ${word}`)).toBeVisible()

  await chooseDeed(desk, 'Ask for input')
  await desk.getByRole('combobox', { name: 'Whom' }).fill(librarian.name.split(' ')[0] ?? '')
  await desk.getByRole('option', { name: librarian.name }).click()
  await desk.getByLabel('Question').fill(`Was the scanner ${word} lent out?`)
  await expectAccessible(desk)
  await desk.getByRole('button', { name: 'Ask', exact: true }).click()
  const circle = desk.getByRole('region', { name: 'Asked for input' })
  await expect(circle.getByText(`${librarian.name} has not answered yet`)).toBeVisible()

  // The teacher sees neither, and nothing is new to them.
  await expect((await rowOf(teacher, word)).getByText('Unread')).toHaveCount(0)
  await teacher.goto(address)
  await expect(history(teacher).getByRole('listitem')).toHaveCount(1)
  await expect(teacher.getByText('Perhaps the cable')).toHaveCount(0)
  // What comes while they look at the ticket is not unread.
  await teacher.goto('/me')

  // The librarian finds the question at home, and of tickets only this one.
  const asked = await as('librarian.central')
  await asked.goto('/')
  await asked.getByRole('link', { name: `Answer: Was the scanner ${word} lent out?` }).click()
  await expect(asked.getByRole('region', { name: 'Waiting for your answer' })).toBeVisible()
  await expect(asked.getByText('Perhaps the cable')).toHaveCount(0)
  await expectAccessible(asked)
  await asked.goto('/tickets?view=input&status=all&desk=both')
  await expect(asked.getByRole('table', { name: 'Tickets' }).getByRole('row').filter({ hasText: word })).toHaveCount(1)
  await asked.goto(address)
  await asked.getByRole('textbox', { name: 'Your answer' }).fill(`It is on shelf 4 ${word}`)
  await asked.getByRole('radio', { name: 'Everyone who may see this ticket' }).check()
  await asked.getByRole('button', { name: 'Send answer' }).click()
  await expect(asked.getByText(/Your answer on Technology ticket \d+ is sent/)).toBeVisible()
  expect((await asked.goto(address))?.status()).toBe(404)

  // Now there is something new for the teacher: the public answer, and not the note.
  await expect((await rowOf(teacher, word)).getByText('Unread')).toHaveCount(1)
  await teacher.goto(address)
  await expect(history(teacher).getByText(`It is on shelf 4 ${word}`)).toBeVisible()
  await expect(teacher.getByText('Perhaps the cable')).toHaveCount(0)
  await expect(async () => expect((await rowOf(teacher, word)).getByText('Unread')).toHaveCount(0)).toPass()

  await desk.goto(address)
  await expect(circle.getByText(`${librarian.name} answered`)).toBeVisible()
})

test('one’s own comment can be edited, which shows, and a colleague named in it finds the ticket', async ({ as }) => {
  const word = unique()
  const teacher = await as('teacher.lakeroad')
  const number = await fileTicket(teacher, word)
  const address = `/tickets/technology/${number}`
  const desk = await as('tech.district')
  await desk.goto(address)
  await chooseDeed(desk, 'Comment')
  await desk.getByLabel('Note', { exact: true }).fill(`We come on Munday ${word}`)
  await desk.getByRole('combobox', { name: 'Mention' }).fill(tech.name)
  await expect(desk.getByRole('option')).toHaveText([new RegExp(tech.name)])
  await desk.keyboard.press('ArrowDown')
  await desk.keyboard.press('Enter')
  await expect(desk.getByRole('list', { name: 'People mentioned' }).getByText(tech.name)).toBeVisible()
  await desk.getByRole('button', { name: 'Add comment' }).click()
  await expect(history(desk).getByText(`@${tech.name}`)).toBeVisible()

  await desk.getByRole('button', { name: /^Edit your comment/ }).click()
  const dialog = desk.getByRole('dialog', { name: 'Edit comment' })
  await expectAccessible(desk)
  await dialog.getByLabel('Text').fill(`We come on Monday ${word}`)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(history(desk).getByText(`We come on Monday ${word}`)).toBeVisible()
  await history(desk)
    .getByText(/^edited /)
    .click()
  await expect(history(desk).getByText(`We come on Munday ${word}`)).toBeVisible()

  const named = await as('tech.lakeroad')
  await named.goto('/tickets')
  await named
    .getByRole('navigation', { name: 'For you' })
    .getByRole('link', { name: /^Mentions you/ })
    .click()
  await expect(named.getByRole('table', { name: 'Tickets' }).getByRole('row').filter({ hasText: word })).toHaveCount(1)

  // What somebody else wrote cannot be edited, and the teacher sees that it was.
  await teacher.goto(address)
  await expect(history(teacher).getByText(/^edited /)).toBeVisible()
  await expect(teacher.getByRole('button', { name: /^Edit your comment/ })).toHaveCount(0)
})

test('a watched ticket is in a list of its own until it is no longer watched', async ({ as }) => {
  const word = unique()
  const number = await fileTicket(await as('teacher.central'), word)
  // Who filed it hears of it in any case.
  const director = await as('tech.district')
  await director.goto(`/tickets/technology/${number}`)
  await director.getByRole('button', { name: 'Watch', exact: true }).click()
  await expect(director.getByRole('button', { name: 'Stop watching' })).toBeVisible()
  const watched = director.getByRole('table', { name: 'Tickets' }).getByRole('row').filter({ hasText: word })
  await director.goto('/tickets?view=watching&status=all')
  await expect(watched).toHaveCount(1)
  await director.goto(`/tickets/technology/${number}`)
  await director.getByRole('button', { name: 'Stop watching' }).click()
  await expect(director.getByRole('button', { name: 'Watch', exact: true })).toBeVisible()
  await director.goto('/tickets?view=watching&status=all')
  await expect(watched).toHaveCount(0)
})
