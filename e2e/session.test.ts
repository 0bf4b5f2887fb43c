import { expectAccessible } from './fixtures/accessible.ts'
import { fileByMachine, unique } from './fixtures/machine.ts'
import { clickThroughSignIn, signIn } from './fixtures/sign-in.ts'
import { portalUrl } from './fixtures/system.ts'
import { expect, test } from './fixtures/test.ts'

test('a person signs in with two clicks, comes back to the page they asked for, and signs out for good', async ({
  page,
}) => {
  await page.goto('/me?of=mine')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fme%3Fof%3Dmine$/)
  await clickThroughSignIn(page, 'finance')
  await expect(page).toHaveURL(`${portalUrl()}/me?of=mine`)
  await expect(page.getByRole('heading', { name: 'Leon Brandvold' })).toBeVisible()

  const kept = await page.context().cookies()
  await page.getByRole('button', { name: 'You: Leon Brandvold' }).click()
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await page.goto('/me')
  await expect(page).toHaveURL(/\/sign-in/)
  // Not only forgotten by this browser: the session itself is gone.
  await page.context().addCookies(kept)
  await page.goto('/me')
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByText('Your session has ended.')).toBeVisible()
})

test('a sign-in that is cancelled says so and leads back to the button', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: /^Sign in with/ }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('The sign-in was cancelled or did not finish. Try again.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Sign in with/ })).toBeEnabled()
})

test('the session cookie is out of reach of scripts and of other sites', async ({ as }) => {
  const page = await as('teacher.central')
  await page.goto('/')
  const session = (await page.context().cookies()).find(cookie => cookie.name.includes('session-token'))
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', domain: 'localhost' })
  expect(await page.evaluate('document.cookie')).not.toContain('session-token')
})

// One of each kind; all that can be thought of is beside the rule.
for (const next of ['https://evil.example/', '/\\evil.example', '/%09/evil.example'])
  test(`after a sign-in "${next}" does not lead out of the portal`, async ({ page }) => {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
    await clickThroughSignIn(page, 'bookkeeper')
    expect(new URL(page.url()).origin).toBe(portalUrl())
    await expect(page.getByText('Nora Fitzroy').first()).toBeVisible()
  })

test('what one person has typed is not sent as another who signs in meanwhile, and not lost', async ({ asAnew }) => {
  const number = await fileByMachine({ title: `Lamp ${unique()}`, building: 'Lake Road Elementary School' })
  const page = await asAnew('tech.lakeroad')
  await page.goto(`/tickets/technology/${number}`)
  const note = page.getByRole('textbox', { name: 'Note' })
  await note.fill('The lamp is on its way.')
  const [mine, theirs] = [await page.context().cookies(), await signIn('tech.district')]
  await page.context().addCookies(theirs.cookies)
  const send = page.getByRole('button', { name: 'Add comment' })
  await send.click()
  const words = 'You are now signed in as Ruth Abernathy; this form was opened by Priya Lindgren.'
  await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
  await expect(note).toHaveValue('The lamp is on its way.')
  await page.getByRole('button', { name: 'Watch', exact: true }).click()
  await expect(page.getByText(words)).toHaveCount(2)

  await page.context().addCookies(mine)
  await send.click()
  await expect(page.getByRole('listitem').filter({ hasText: 'The lamp is on its way.' })).toContainText(
    'Priya Lindgren',
  )
})

test('a page says that it must not be framed, guessed at or scripted from elsewhere', async ({ as }) => {
  const page = await as('teacher.central')
  const headers = (await page.goto('/'))?.headers() ?? {}
  expect(headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/)
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
})
