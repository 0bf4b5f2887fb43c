import { fileByMachine, rest, unique } from './fixtures/machine.ts'
import { staffPages } from './fixtures/pages.ts'
import { expect, test } from './fixtures/test.ts'

const lakeRoad = 'Lake Road Elementary School'
const central = 'Obion County Central High School'

test('a principal reads the tickets of their own school and changes none of them', async ({ as }) => {
  const word = unique()
  const own = await fileByMachine({ title: `Own ${word}`, building: lakeRoad })
  await fileByMachine({ desk: 'maintenance', title: `Own too ${word}`, building: lakeRoad })
  const other = await fileByMachine({ title: `Other ${word}`, building: central })
  const page = await as('principal.lakeroad')
  await page.goto(`/tickets?q=${word}`)
  await expect(page.getByRole('table', { name: 'Tickets' }).getByRole('row')).toHaveCount(3)
  await page.getByRole('link', { name: `${own} Own ${word}` }).click()
  await expect(page.getByRole('heading', { name: `Own ${word}` })).toBeVisible()
  await expect(page.getByRole('button', { name: /Claim|Assign|Close ticket|Change status|Reopen/ })).toHaveCount(0)
  await expect(page.getByRole('radio', { name: /Assign|Close|Change status|Reopen/ })).toHaveCount(0)
  expect((await page.goto(`/tickets/technology/${other}`))?.status()).toBe(404)
})

test('a maintenance technician sees the maintenance tickets of their school only', async ({ as }) => {
  const word = unique()
  const own = await fileByMachine({ desk: 'maintenance', title: `Own ${word}`, building: central })
  const elsewhere = await fileByMachine({ desk: 'maintenance', title: `Elsewhere ${word}`, building: lakeRoad })
  const technology = await fileByMachine({ title: `Technology ${word}`, building: central })
  const page = await as('maint.central')
  await page.goto(`/tickets?q=${word}&desk=both&status=all`)
  await expect(page.getByRole('table', { name: 'Tickets' }).getByRole('row')).toHaveCount(2)
  await expect(page.getByRole('link', { name: `${own} Own ${word}` })).toBeVisible()
  for (const path of [`/tickets/maintenance/${elsewhere}`, `/tickets/technology/${technology}`])
    expect((await page.goto(path))?.status(), path).toBe(404)
})

test('the technology director sees technology tickets of every school', async ({ as }) => {
  const word = unique()
  for (const building of [lakeRoad, central, 'Hillcrest Elementary School'])
    await fileByMachine({ title: `Everywhere ${word}`, building })
  const page = await as('tech.district')
  await page.goto(`/tickets?q=${word}`)
  await expect(page.getByRole('link', { name: `Everywhere ${word}` })).toHaveCount(3)
})

test('a librarian finds devices and never a price', async ({ as }) => {
  const tag = `LIB-${unique()}`.toUpperCase()
  const asset = { tag, serial: null, type: 'Laptop', brand: 'HP', model: 'Priced', priceCents: 123_456 }
  const place = { id: '0c500000-0001-4000-8000-000000000004', name: central }
  const added = await rest('inventory', 'POST', '/api/inventory/assets', { ...asset, place, room: null })
  expect(added.status).toBe(200)
  const page = await as('librarian.central')
  await page.goto(`/inventory?q=${tag}`)
  await expect(page.getByRole('columnheader', { name: 'Price' })).toHaveCount(0)
  await page.getByRole('link', { name: tag }).click()
  await expect(page.getByRole('heading', { level: 1, name: tag })).toBeVisible()
  for (const address of [page.url(), `/inventory?q=${tag}`, '/inventory/new'])
    expect(await (await page.request.get(address)).text(), address).not.toMatch(/1,?234\.56|123456/)
  await page.goto('/inventory/new')
  await expect(page.getByLabel('Price')).toHaveCount(0)
})

for (const handle of ['bookkeeper', 'finance'])
  test(`${handle} finds submitted requisitions of others in purchasing`, async ({ as }) => {
    const page = await as(handle)
    await page.goto('/')
    await page.getByRole('link', { name: 'Purchasing' }).first().click()
    await page.getByRole('searchbox', { name: 'Search requisitions' }).fill('Chromebook carts')
    await page.keyboard.press('Enter')
    const link = page.getByRole('link', { name: 'Chargers for the Chromebook carts' })
    await link.click()
    await expect(page.getByRole('heading', { level: 1, name: 'Chargers for the Chromebook carts' })).toBeVisible()
    await expect(page.getByRole('button', { name: /Submit|Discard|Save/ })).toHaveCount(0)
  })

for (const [handle, menu] of [
  ['teacher.central', ['Home', 'Tickets', 'New ticket', 'Devices', 'Purchasing']],
  ['tech.district', ['Home', 'Tickets', 'New ticket', 'Devices', 'Purchasing', 'Admin']],
  ['admin', ['Home', 'Tickets', 'New ticket', 'Devices', 'Purchasing', 'Admin']],
] as const)
  test(`the menu of ${handle} holds what they may open`, async ({ as }) => {
    const page = await as(handle)
    await page.goto('/')
    await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link')).toHaveText([...menu])
  })

test('the technology director gets to the system page and to no other page of admins', async ({ as }) => {
  const page = await as('tech.district')
  for (const path of staffPages.filter(each => each.startsWith('/admin'))) {
    const status = (await page.request.get(path)).status()
    expect(status, path).toBe(path === '/admin/system' ? 200 : 404)
  }
})

test('a teacher finds no page of admins and cannot add devices', async ({ as }) => {
  const page = await as('teacher.lakeroad')
  for (const path of [...staffPages.filter(each => /^\/(admin|desks)/.test(each)), '/inventory/new'])
    expect((await page.request.get(path)).status(), path).toBe(404)
})
