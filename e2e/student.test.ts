import { demoPerson } from '@ocs/contracts/demo'
import { fileByMachine, unique } from './fixtures/machine.ts'
import { staffPages } from './fixtures/pages.ts'
import { portalUrl } from './fixtures/system.ts'
import { expect, test } from './fixtures/test.ts'
import { filedNumber, fillTicket } from './fixtures/ticket-form.ts'

test('a student files a ticket and follows it', async ({ as }) => {
  const page = await as('student.central')
  const word = unique()
  await page.goto('/')
  await page.getByRole('link', { name: 'New technology ticket' }).click()
  await expect(page.getByLabel('Place').locator('option:checked')).toHaveText('Obion County Central High School')
  await page.getByLabel('Room', { exact: true }).selectOption({ label: 'Library' })
  await fillTicket(page, { desk: 'Technology', category: 'Hardware', description: `A key fell off ${word}.` })
  // A student is not shown what stands where; they write the tag.
  await page.getByLabel('Asset tag').fill('NO TAG')
  await page.getByLabel('Or what it is, if it has no tag').fill('A keyboard of the library')
  await page.getByRole('button', { name: 'File ticket' }).click()
  const number = await filedNumber(page)
  await page.goto('/tickets')
  await page.getByRole('link', { name: `${number} A key fell off ${word}` }).click()
  await page.getByLabel('Note').fill('It is the letter E.')
  await page.getByRole('button', { name: 'Add comment' }).click()
  await expect(page.getByRole('list', { name: 'History' }).getByText('It is the letter E.')).toBeVisible()
})

test('a student’s menu leads to tickets and nowhere else', async ({ as }) => {
  const page = await as('student.central')
  await page.goto('/')
  const menu = page.getByRole('navigation', { name: 'Main' }).getByRole('link')
  await expect(menu).toHaveText(['Home', 'Tickets', 'New ticket'])
})

test('no staff page exists for a student', async ({ as }) => {
  const page = await as('student.central')
  const word = unique()
  const number = await fileByMachine({
    title: `Of somebody else ${word}`,
    building: 'Obion County Central High School',
  })
  for (const path of [...staffPages, `/tickets/technology/${number}`, '/tickets/technology/0', '/tickets/kitchen/1']) {
    const answer = await page.request.get(path, { maxRedirects: 0 })
    expect(answer.status(), path).toBe(404)
    expect(await answer.text(), path).not.toContain(word)
  }
  await page.goto(`/tickets?q=${word}&status=all`)
  await expect(page.getByText('No ticket fits')).toBeVisible()
})

test('a student gets no device out of the form, whatever room they ask about', async ({ as }) => {
  const page = await as('student.central')
  await page.goto('/')
  const answer = await page.request.get('/tickets/new/devices?room=0c500000-0002-4000-8000-000000000301')
  expect(await answer.json()).toEqual({ status: 'none' })
  expect((await page.request.get('/tickets/new/devices/find?q=TC-')).status()).toBe(403)
})

test('a student’s palette finds neither people nor devices', async ({ as }) => {
  const page = await as('student.central')
  await page.goto('/')
  for (const [part, typed] of [
    ['people', 'dana'],
    ['assets', 'TC-'],
  ]) {
    const answer = await page.request.get(`/search?in=${part}&q=${typed}`)
    expect([answer.status(), await answer.json()], part).toEqual([200, []])
  }
})

test('a staff form that a student sends all the same changes nothing', async ({ as }) => {
  const [admin, student] = [await as('admin'), await as('student.central')]
  const name = `Stolen ${unique()}`
  await admin.goto('/admin/places/new')
  const sent = admin.waitForRequest(
    request => request.method() === 'POST' && request.url().endsWith('/admin/places/new'),
  )
  await admin.route('**/admin/places/new', route =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
  await admin.getByLabel('Name').fill(name)
  await admin.getByRole('button', { name: 'Add place' }).click()
  const request = await sent
  const headers = await request.allHeaders()
  // As if the student had opened it: that they did not would be refused before anything else.
  const body = (request.postDataBuffer() ?? Buffer.from('')).toString('latin1')
  const answer = await student.request.post(request.url(), {
    data: Buffer.from(body.replaceAll(demoPerson('admin').id, demoPerson('student.central').id), 'latin1'),
    headers: {
      'content-type': headers['content-type'] ?? '',
      'next-action': headers['next-action'] ?? '',
      origin: portalUrl(),
      accept: 'text/x-component',
    },
  })
  expect(await answer.text()).toContain('You may not do this.')
  await admin.unroute('**/admin/places/new')
  await admin.goto('/admin/places')
  await expect(admin.getByText(name)).toHaveCount(0)
})

test('the portal’s interfaces for machines refuse a browser’s session', async ({ as }) => {
  const page = await as('student.central')
  expect((await page.request.get('/api/events')).status()).toBe(401)
  const token = await page.request.post('/api/oauth/token', { form: { grant_type: 'client_credentials' } })
  expect(token.status()).toBe(401)
})

test('nobody who is not signed in gets anything', async ({ page }) => {
  for (const path of ['/', '/tickets', ...staffPages]) {
    const answer = await page.request.get(path, { maxRedirects: 0 })
    expect(answer.status(), path).toBe(307)
    expect(answer.headers().location, path).toMatch(/^\/sign-in/)
  }
  expect((await page.request.get('/tickets/new/devices')).status()).toBe(401)
})
