import { demoPerson, demoPlace } from '@ocs/contracts/demo'
import type { Page } from '@playwright/test'
import { unique } from './fixtures/machine.ts'
import { expect, test } from './fixtures/test.ts'
import { filedNumber, fillTicket, noDevice } from './fixtures/ticket-form.ts'

const history = (page: Page) => page.getByRole('list', { name: 'History' })

/** A ticket at Lake Road that somebody files by the form; answers its number. */
async function fileTicket(page: Page, description: string): Promise<number> {
  await page.goto('/tickets/new?desk=technology')
  await page.getByLabel('Place').selectOption({ label: 'Lake Road Elementary School' })
  await page.getByLabel('Room', { exact: true }).selectOption({ label: 'Outside, or not in this list' })
  await fillTicket(page, { desk: 'Technology', category: 'Hardware', device: noDevice, description })
  await page.getByRole('button', { name: 'File ticket' }).click()
  return filedNumber(page)
}

test('a duplicate is merged: its requester follows the other ticket, and each sees no more than is theirs', async ({
  as,
}) => {
  const word = unique()
  const teacher = await as('teacher.lakeroad')
  const other = await as('teacher.central')
  const first = await fileTicket(teacher, `The wifi ${word} of the gym is gone since this morning.`)
  const second = await fileTicket(other, `No internet ${word} in the gym, the scores cannot be entered.`)
  const kept = `/tickets/technology/${first}`
  const merged = `/tickets/technology/${second}`
  expect((await other.goto(kept))?.status()).toBe(404)

  const desk = await as('tech.lakeroad')
  await desk.goto(merged)
  const linked = desk.getByRole('region', { name: 'Linked tickets' })
  await linked.getByRole('button', { name: 'Merge into another ticket' }).click()
  const dialog = desk.getByRole('dialog', { name: 'Merge into another ticket' })
  await dialog.getByRole('combobox', { name: 'Into' }).fill(`wifi ${word}`)
  await desk.getByRole('option', { name: new RegExp(`^${first} The wifi`) }).click()
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(desk.getByText('This ticket was merged into another one')).toBeVisible()
  await desk.goto(kept)
  await expect(desk.getByRole('region', { name: 'Has this problem too' })).toContainText(
    demoPerson('teacher.central').name,
  )
  await expect(history(desk).getByText(`merged Technology ticket ${second} into this one`)).toBeVisible()

  // Whose ticket it was is led to the other one, which tells them no names and no notes.
  await other.goto(merged)
  await other.getByRole('link', { name: new RegExp(`^Technology ticket ${first}`) }).click()
  await expect(other.getByText('You have this problem too')).toBeVisible()
  await expect(other.getByRole('region', { name: 'Has this problem too' })).toHaveCount(0)

  // Who filed the other one learns that there are more, and cannot open their ticket.
  await teacher.goto(kept)
  await expect(history(teacher).getByText('one more person has this problem')).toBeVisible()
  await expect(teacher.getByText(String(second), { exact: true })).toHaveCount(0)
  expect((await teacher.goto(merged))?.status()).toBe(404)

  // Not the same after all.
  await desk.goto(merged)
  await desk.getByRole('textbox', { name: 'Note' }).fill('Another access point')
  await desk.getByRole('radio', { name: 'Reopen' }).check()
  await desk.getByRole('button', { name: 'Reopen ticket' }).click()
  await expect(desk.getByText('This ticket was merged into another one')).toHaveCount(0)
  expect((await other.goto(kept))?.status()).toBe(404)
})

test('who types what is reported already adds themselves to it, keeps what they typed until then, and can leave again', async ({
  as,
}) => {
  const word = unique()
  const owner = await as('principal.lakeroad')
  const number = await fileTicket(owner, `The copier ${word} in the office jams on every page.`)
  const address = `/tickets/technology/${number}`

  const teacher = await as('teacher.lakeroad')
  await teacher.goto('/tickets/new?desk=technology')
  const field = teacher.getByLabel('What is wrong?')
  await field.pressSequentially(`Our office copier ${word} jams all the time`)
  const similar = teacher.getByRole('region', { name: 'Already reported?' })
  await expect(similar.getByText(`The copier ${word} in the office`)).toBeVisible()
  await expect(field).toBeFocused()
  await expect(field).toHaveValue(`Our office copier ${word} jams all the time`)
  await similar.getByRole('button', { name: `This is mine too: Technology ticket ${number}` }).click()
  await expect(teacher.getByText(`You are added. Its number is ${number}.`)).toBeVisible()
  await expect(teacher.getByText('cannot be reached')).toHaveCount(0)
  await expect(teacher).toHaveURL(new RegExp(`${address}\\?joined=1`))
  // What was typed is not needed any more.
  await teacher.goto('/tickets/new?desk=technology')
  await expect(field).toHaveValue('')
  await teacher.goto('/tickets?view=affected&status=all&desk=both')
  await expect(teacher.getByRole('table', { name: 'Tickets' }).getByText(word)).toBeVisible()

  const desk = await as('tech.lakeroad')
  await desk.goto(`/tickets?q=${word}`)
  await expect(desk.getByRole('row').filter({ hasText: word }).getByText('2 people')).toBeVisible()

  await teacher.goto(address)
  await teacher.getByRole('button', { name: 'Not mine any more' }).click()
  await expect(teacher.getByText(`You are no longer counted on Technology ticket ${number}`)).toBeVisible()
  expect((await teacher.goto(address))?.status()).toBe(404)

  // At another school, and for a student, nobody hears of it.
  for (const handle of ['teacher.central', 'student.central']) {
    const stranger = await as(handle)
    const answer = await stranger.request.post('/tickets/new/similar', {
      data: {
        desk: 'technology',
        placeId: demoPlace('Lake Road Elementary School').id,
        text: `office copier ${word} jams`,
      },
    })
    expect(await answer.json()).toEqual([])
  }
})

test('a part is split off: two tickets that know each other, and the requester has both', async ({ as }) => {
  const word = unique()
  const teacher = await as('teacher.lakeroad')
  const number = await fileTicket(teacher, `The board ${word} is dark, and the speakers crackle.`)

  const desk = await as('tech.lakeroad')
  await desk.goto(`/tickets/technology/${number}`)
  const linked = desk.getByRole('region', { name: 'Linked tickets' })
  await linked.getByRole('button', { name: 'Split off a part' }).click()
  const dialog = desk.getByRole('dialog', { name: 'Split off a part' })
  await dialog.getByLabel('What is the part about?').fill(`The speakers ${word} crackle at every volume.`)
  await dialog.getByLabel('I work on it').check()
  await dialog.getByRole('button', { name: 'Split off', exact: true }).click()
  const part = linked.getByRole('listitem').filter({ hasText: 'Has as a part' })
  await expect(part.getByText('Assigned')).toBeVisible()
  await expect(history(desk).getByText('split off a part of this ticket as')).toBeVisible()
  await part.getByRole('link').click()
  await expect(desk.getByRole('heading', { level: 1, name: `The speakers ${word} crackle` })).toBeVisible()
  await expect(linked.getByText('Part of')).toBeVisible()

  await teacher.goto(`/tickets?q=${word}`)
  await expect(teacher.getByRole('table', { name: 'Tickets' }).getByRole('row').filter({ hasText: word })).toHaveCount(
    2,
  )
})
