import { LinkButton } from '@ocs/ui/button'
import { Notice } from '@ocs/ui/notice'
import { PageHeader } from '@ocs/ui/page-header'
import { SkeletonTable } from '@ocs/ui/skeleton'
import { UserPlus } from 'lucide-react'
import type { Metadata } from 'next'
import { Suspense } from 'react'
import { listPeople, PeopleFilter } from '../../../features/people/people.list.ts'
import { PeopleFilters, PeopleList } from '../../../features/people/people-list.tsx'
import { placeChoices } from '../../../server/choices.ts'
import { db } from '../../../server/db.ts'
import { settle } from '../../../server/services.ts'
import { requirePerson } from '../../../server/session.ts'

export const metadata: Metadata = { title: 'People' }

type Query = Record<string, string | string[] | undefined>

async function List({ filter }: { filter: PeopleFilter }) {
  const page = await settle(listPeople(db(), filter))
  return page.ok ? <PeopleList filter={filter} page={page.value} /> : <Notice tone="warning">{page.message}</Notice>
}

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  await requirePerson('people:manage')
  const filter = PeopleFilter.parse(await searchParams)
  return (
    <>
      <PageHeader
        title="People"
        subtitle="Who may sign in, and what they may do."
        actions={
          <LinkButton href="/admin/people/new" variant="primary" icon={<UserPlus aria-hidden />}>
            Add person
          </LinkButton>
        }
      />
      <PeopleFilters filter={filter} places={await placeChoices(db())} />
      <Suspense key={JSON.stringify(filter)} fallback={<SkeletonTable columns={5} />}>
        <List filter={filter} />
      </Suspense>
    </>
  )
}
