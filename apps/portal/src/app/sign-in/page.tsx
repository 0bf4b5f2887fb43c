import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInPage } from '../../features/shell/sign-in-page.tsx'
import { env } from '../../server/env.ts'
import { safeNextPath } from '../../server/next-path.ts'
import { providerButtons } from '../../server/providers.ts'
import { currentPerson } from '../../server/session.ts'

export const metadata: Metadata = { title: 'Sign in' }

type Query = { next?: string | string[]; callbackUrl?: string | string[]; error?: string | string[] }

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const { next, error } = await searchParams
  const path = safeNextPath(next)
  if (await currentPerson()) redirect(path)
  return (
    <SignInPage providers={providerButtons(env())} next={path} error={typeof error === 'string' ? error : undefined} />
  )
}
