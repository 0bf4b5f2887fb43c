import { PageHeader } from '@ocs/ui/page-header'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { lensOf } from '../../../features/tickets/lens.ts'
import { QuickFixForm } from '../../../features/tickets/quick-fix-form.tsx'
import { quickFixStart } from '../../../features/tickets/quick-fix-start.ts'
import type { Query } from '../../../form/list-address.ts'
import { offeredCategories } from '../../../server/categories.ts'
import { requirePerson } from '../../../server/session.ts'

export const metadata: Metadata = { title: 'Quick fix' }

const textOf = (value: string | string[] | undefined) => (typeof value === 'string' && value !== '' ? value : null)

export default async function Page({ searchParams }: { searchParams: Query }) {
  const current = await requirePerson('tickets:work')
  const lens = lensOf(current.actor)
  if (lens.works.length === 0) notFound()
  const { person, asset } = await searchParams
  const [start, technology, maintenance] = await Promise.all([
    quickFixStart(current, lens, { person: textOf(person), asset: textOf(asset)?.slice(0, 50) ?? null }),
    offeredCategories('technology'),
    offeredCategories('maintenance'),
  ])
  const back = start.asset
    ? { href: `/inventory/${encodeURIComponent(start.asset.tag)}`, label: start.asset.tag }
    : { href: '/tickets', label: 'Tickets' }
  return (
    <>
      <PageHeader
        title="Quick fix"
        subtitle="For what you have already fixed: it is logged and closed, and nobody is told."
        back={back}
      />
      <QuickFixForm start={start} works={lens.works} categories={{ technology, maintenance }} backHref={back.href} />
    </>
  )
}
