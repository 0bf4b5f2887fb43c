import { connect, createServer, type Server, type Socket } from 'node:net'
import { expectAccessible } from './fixtures/accessible.ts'
import { fileByMachine, unique } from './fixtures/machine.ts'
import { systemPorts } from './fixtures/system.ts'
import { expect, test } from './fixtures/test.ts'
import { filedNumber, fillTicket, noDevice } from './fixtures/ticket-form.ts'

test.describe.configure({ mode: 'serial' })

/** The way from the second portal to the tickets service. While it is closed, the service is down for that portal. */
const way: { server?: Server; open: Set<Socket> } = { open: new Set() }

async function openWay(): Promise<void> {
  const { tickets, switch: port } = systemPorts()
  const server = createServer(socket => {
    const onward = connect(tickets, '127.0.0.1')
    for (const [end, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      way.open.add(end)
      end.on('error', () => other.destroy()).on('close', () => other.destroy())
      end.pipe(other)
    }
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  way.server = server
}

function closeWay(): void {
  way.server?.close()
  for (const socket of way.open) socket.destroy()
  way.open.clear()
}

test.use({ baseURL: process.env.OCS_E2E_PORTS ? `http://localhost:${systemPorts().second}` : undefined })
test.beforeEach(closeWay)
test.afterAll(closeWay)

test('without the tickets service every page still opens and says plainly what is missing', async ({ as }) => {
  const page = await as('tech.district')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome, Ruth')
  await expect(page.getByText('Tickets are not available right now. Everything else works.').first()).toBeVisible()
  await page.goto('/tickets')
  await expect(page.getByRole('heading', { name: 'Tickets are not available right now' })).toBeVisible()
  await expectAccessible(page)
  await page.goto('/tickets/technology/1')
  await expect(page.getByRole('heading', { name: 'This ticket is not available right now' })).toBeVisible()
  await page.goto('/tickets/new?desk=technology')
  await page.getByLabel('What is wrong?').fill('The clock is an hour late.')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('What you write here stays: try again in a minute.')).toBeVisible()
  await expect(page.getByLabel('What is wrong?')).toHaveValue('The clock is an hour late.')
  for (const path of ['/inventory', '/requisitions', '/me']) {
    expect((await page.goto(path))?.status(), path).toBe(200)
    await expect(page.getByText('not available')).toHaveCount(0)
  }
})

test('a ticket sent while the service is down keeps every word and is filed once when it is back', async ({ as }) => {
  const page = await as('teacher.lakeroad')
  const word = unique()
  const description = `The clock is an hour late ${word}.`
  await openWay()
  await expect(async () => {
    await page.goto('/tickets/new')
    await page.getByRole('radio', { name: 'Technology' }).check()
    await expect(page.getByRole('radio', { name: 'Hardware' })).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 60_000 })
  closeWay()
  await fillTicket(page, { desk: 'Technology', category: 'Hardware', device: noDevice, description })
  await page.getByRole('button', { name: 'File ticket' }).click()
  await expect(page.getByText(/Tickets cannot be taken right now/)).toBeVisible()
  await expect(page.getByLabel('What is wrong?')).toHaveValue(description)
  await expect(page.getByRole('radio', { name: 'Hardware' })).toBeChecked()
  await expectAccessible(page)

  await openWay()
  // The portal asks a service that failed again only after a pause.
  await expect(async () => {
    await page.getByRole('button', { name: 'File ticket' }).click()
    await expect(page.getByText(/Your ticket is filed/)).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 60_000 })
  const number = await filedNumber(page)
  await page.goto(`/tickets?q=${word}&status=all`)
  await expect(page.getByRole('link', { name: `${number} The clock is an hour late ${word}` })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Tickets' }).getByRole('row')).toHaveCount(2)
})

test('a claim while the service is down shows at once, goes back, and says why', async ({ as }) => {
  const word = unique()
  await fileByMachine({ title: `Claimed ${word}`, building: 'Lake Road Elementary School' })
  const page = await as('tech.lakeroad')
  await openWay()
  const row = page.getByRole('row').filter({ hasText: word })
  await expect(async () => {
    await page.goto(`/tickets?q=${word}`)
    await expect(row).toContainText('Nobody yet', { timeout: 3000 })
  }).toPass({ timeout: 60_000 })
  closeWay()
  await page.keyboard.press('j')
  await page.keyboard.press('t')
  await expect(row).toContainText('Priya Lindgren')
  await expect(page.getByText('The tickets service does not answer right now.')).toBeVisible()
  await expect(row).toContainText('Nobody yet')
})
