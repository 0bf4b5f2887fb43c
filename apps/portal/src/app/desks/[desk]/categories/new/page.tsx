import { Desk, deskLabels } from '@ocs/contracts/tickets'
import { PageHeader } from '@ocs/ui/page-header'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { categoriesPath } from '../../../../../features/desks/categories-list.tsx'
import { CategoryEditor } from '../../../../../features/desks/category-editor.tsx'
import { deskPeople } from '../../../../../server/choices.ts'
import { db } from '../../../../../server/db.ts'
import { managedDesks } from '../../../../../server/desks.ts'
import { requirePerson } from '../../../../../server/session.ts'

export const metadata: Metadata = { title: 'New category' }

type Props = { params: Promise<{ desk: string }> }

export default async function Page({ params }: Props) {
  const { actor } = await requirePerson('desks:manage')
  const { data: desk } = Desk.safeParse((await params).desk)
  if (!desk || !managedDesks(actor).includes(desk)) return notFound()
  const people = await deskPeople(db(), desk, null)
  return (
    <>
      <PageHeader
        title="New category"
        subtitle={`${deskLabels[desk]} desk`}
        back={{ href: categoriesPath(desk), label: 'Categories' }}
      />
      <div className="max-w-[44rem]">
        <CategoryEditor
          desk={desk}
          category={null}
          people={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
    </>
  )
}
