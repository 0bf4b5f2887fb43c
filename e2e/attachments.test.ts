import { demoPerson } from '@ocs/contracts/demo'
/// <reference lib="dom" />
import type { Page } from '@playwright/test'
import { heicSample } from '../apps/portal/src/testing/heic-sample.ts'
import { expectAccessible } from './fixtures/accessible.ts'
import { fileByMachine, unique } from './fixtures/machine.ts'
import { portalUrl } from './fixtures/system.ts'
import { expect, test } from './fixtures/test.ts'
import { filedNumber, fillTicket } from './fixtures/ticket-form.ts'

const phone = { width: 390, height: 844 }
const lakeRoad = 'Lake Road Elementary School'

/** A photo of so many pixels, drawn by the browser. */
async function drawn(page: Page, name: string, width = 1600, height = 1200) {
  const base64 = await page.evaluate(
    ([w, h]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h })
      const pen = canvas.getContext('2d')
      if (!pen) throw new Error('No canvas')
      pen.fillStyle = 'teal'
      pen.fillRect(0, 0, canvas.width / 2, canvas.height)
      return canvas.toDataURL('image/jpeg').split(',')[1] ?? ''
    },
    [width, height] as const,
  )
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') }
}

/** The chooser for several files; the other one is the camera. */
const chooser = (page: Page) => page.locator('input[type=file][multiple]')
const onTicket = (page: Page) => page.getByRole('list', { name: 'Photos and files' }).getByRole('listitem')

/** A ticket at Lake Road, opened by its technician. */
async function openTicket(page: Page): Promise<string> {
  const number = await fileByMachine({ title: `Files ${unique()}`, building: lakeRoad })
  const address = `/tickets/technology/${number}`
  await page.goto(address)
  await expect(chooser(page)).toBeAttached()
  return address
}

test('a teacher files a ticket with two photos on a phone, and exactly those who read the ticket see them', async ({
  as,
}) => {
  const page = await as('teacher.lakeroad')
  await page.setViewportSize(phone)
  await page.goto('/tickets/new?desk=maintenance')
  await fillTicket(page, { desk: 'Maintenance', category: 'Plumbing', description: `The tap drips ${unique()}.` })
  await expect(page.getByRole('button', { name: 'Take a photo' })).toBeVisible()
  await chooser(page).setInputFiles([
    await drawn(page, 'Tap.jpg'),
    { name: 'IMG_0001.HEIC', mimeType: 'image/heic', buffer: heicSample },
    await drawn(page, 'Mistake.jpg'),
  ])
  const waiting = page.getByRole('list', { name: 'Files to send with the ticket' }).getByRole('listitem')
  await expect(waiting).toHaveCount(3)
  await page.getByRole('button', { name: 'Remove Mistake.jpg' }).click()
  await expect(waiting).toHaveCount(2)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'File ticket' }).click()

  const number = await filedNumber(page)
  await expect(onTicket(page)).toHaveCount(2)
  await expect(page.getByRole('link', { name: /Tap\.jpg/ })).toBeVisible()
  const link = page.getByRole('link', { name: /IMG_0001\.jpg/ })
  const file = (await link.getAttribute('href')) ?? ''
  expect(file).toContain(`/tickets/maintenance/${number}/files/`)
  await expect(page.getByRole('list', { name: 'Files to add' })).toHaveCount(0)

  const technician = await as('maint.district')
  await technician.goto(`/tickets/maintenance/${number}`)
  await expect(onTicket(technician)).toHaveCount(2)
  for (const image of await onTicket(technician).locator('img').all()) {
    await image.scrollIntoViewIfNeeded()
    await expect.poll(() => image.evaluate(it => (it as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
  }
  const answer = await technician.request.get(file)
  expect(answer.status()).toBe(200)
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/jpeg',
    'cache-control': 'private, no-cache',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  })
  const body = await answer.body()
  expect(body.subarray(0, 3).toString('hex')).toBe('ffd8ff')
  expect(body.includes('Somecamera')).toBe(false)

  const stranger = await as('teacher.central')
  for (const address of [file, `${file}?size=thumb`]) expect((await stranger.request.get(address)).status()).toBe(404)

  await page.getByRole('button', { name: 'Remove IMG_0001.jpg' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Remove file' }).click()
  await expect(onTicket(page)).toHaveCount(1)
  await expect(page.getByRole('list', { name: 'History' }).getByText('removed the file IMG_0001.jpg')).toBeVisible()
  expect((await technician.request.get(file)).status()).toBe(404)
})

test('a file that was not sent says so, stays, and is sent once with "Try again"', async ({ as }) => {
  const page = await as('tech.lakeroad')
  await openTicket(page)
  // The camera is for who holds one in the hand.
  await expect(page.getByRole('button', { name: 'Take a photo' })).toBeHidden()
  await page.route('**/files', route => route.abort(), { times: 1 })
  await chooser(page).setInputFiles(await drawn(page, 'Rack.jpg'))
  await expect(page.getByText('OCS cannot be reached. Check your connection, then try again.').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Try again: Rack.jpg' }).click()
  await expect(onTicket(page)).toHaveCount(1)
  await expect(page.getByRole('list', { name: 'Files to add' })).toHaveCount(0)
})

test('files are dropped and pasted anywhere on the page; what is no photo is refused by its content', async ({
  as,
}) => {
  const page = await as('tech.lakeroad')
  await openTicket(page)
  const { buffer } = await drawn(page, 'x', 300, 200)
  for (const kind of ['drop', 'paste'] as const) {
    await page.evaluate(
      ([what, base64]) => {
        const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
        const data = new DataTransfer()
        data.items.add(new File([bytes], `${what}.jpg`, { type: 'image/jpeg' }))
        const init = { bubbles: true, cancelable: true }
        const event =
          what === 'drop'
            ? new DragEvent('drop', { ...init, dataTransfer: data })
            : new ClipboardEvent('paste', { ...init, clipboardData: data })
        document.querySelector('h1')?.dispatchEvent(event)
      },
      [kind, buffer.toString('base64')] as const,
    )
    await expect(page.getByRole('link', { name: new RegExp(`${kind}\\.jpg`) })).toBeVisible()
  }
  const html = Buffer.from('<!doctype html><script>alert(1)</script>')
  await chooser(page).setInputFiles([
    { name: 'page.heic', mimeType: 'image/heic', buffer: html },
    { name: 'film.mov', mimeType: 'video/quicktime', buffer: html },
  ])
  await expect(page.getByRole('alert').filter({ hasText: '“film.mov” cannot be added.' })).toBeVisible()
  const refused = page.getByRole('list', { name: 'Files to add' }).getByRole('listitem')
  await expect(refused).toContainText(
    'This kind of file is not taken. Choose photos (JPEG, PNG, WebP, HEIC) or PDF files.',
  )
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Remove page.heic' }).focus()
  await page.keyboard.press('Enter')
  await expect(refused).toHaveCount(0)
  await expect(onTicket(page)).toHaveCount(2)
})

test('a PDF is saved under its name and never shown as a page; a large file goes through', async ({ as }) => {
  const page = await as('tech.lakeroad')
  await openTicket(page)
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n%'), Buffer.alloc(15 * 1024 * 1024, 'x'), Buffer.from('\n%%EOF\n')])
  await chooser(page).setInputFiles({ name: 'Quote Nº 7.pdf', mimeType: 'application/pdf', buffer: pdf })
  const link = page.getByRole('link', { name: /Quote Nº 7\.pdf/ })
  await expect(link).toBeVisible()
  const answer = await page.request.get((await link.getAttribute('href')) ?? '')
  expect(answer.headers()['content-disposition']).toMatch(/^attachment; .*filename\*=UTF-8''Quote%20N%C2%BA%207\.pdf$/)
  expect((await answer.body()).length).toBe(pdf.length)
})

test('files are taken from pages of the portal only, and only from who is signed in and opened the page', async ({
  as,
  page: nobody,
}) => {
  const page = await as('tech.lakeroad')
  const address = `${await openTicket(page)}/files`
  const multipart = { file: await drawn(page, 'a.jpg', 20, 20) }
  const from = (origin: string, opener = 'tech.lakeroad') => ({
    multipart,
    headers: { origin, 'x-opened-by': demoPerson(opener).id },
  })
  expect((await page.request.post(address, from('http://evil.example'))).status()).toBe(403)
  expect((await page.request.post(address, { multipart })).status()).toBe(403)
  expect((await nobody.request.post(`${portalUrl()}${address}`, from(portalUrl()))).status()).toBe(401)
  expect((await nobody.request.get(`${portalUrl()}${address}/${crypto.randomUUID()}`)).status()).toBe(401)
  expect((await page.request.post(address, from(portalUrl()))).status()).toBe(201)
  const stranger = await as('teacher.central')
  expect((await stranger.request.post(address, from(portalUrl(), 'teacher.central'))).status()).toBe(404)
  const asAnother = await stranger.request.post(address, from(portalUrl()))
  expect(asAnother.status()).toBe(403)
  expect((await asAnother.json()).message).toContain('this form was opened by Priya Lindgren')
})
