import type { Category } from '@ocs/contracts/categories'
import { Desk, deskLabels } from '@ocs/contracts/tickets'
import { Badge } from '@ocs/ui/badge'
import { PageHeader } from '@ocs/ui/page-header'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CategoriesDown, categoriesPath } from '../../../../../features/desks/categories-list.tsx'
import { CategoryEditor } from '../../../../../features/desks/category-editor.tsx'
import { CategoryHistory } from '../../../../../features/desks/category-history.tsx'
import { deskPeople } from '../../../../../server/choices.ts'
import { db } from '../../../../../server/db.ts'
import { managedDesks } from '../../../../../server/desks.ts'
import { services, settle } from '../../../../../server/services.ts'
import { requirePerson } from '../../../../../server/session.ts'

export const metadata: Metadata = { title: 'Category' }

type Props = { params: Promise<{ desk: string; key: string }> }

export default async function Page({ params }: Props) {
  const { actor } = await requirePerson('desks:manage')
  const { desk: named, key } = await params
  const { data: desk } = Desk.safeParse(named)
  const managed = managedDesks(actor)
  if (!desk || !managed.includes(desk)) return notFound()
  const [categories, people] = await Promise.all([
    settle(services().tickets.categories.list.query({ desk })),
    deskPeople(db(), desk, null),
  ])
  if (!categories.ok) return <CategoriesDown desk={desk} managed={managed} />
  const category = categories.value.find(each => each.key === decodeURIComponent(key))
  if (!category) return notFound()
  const history = await settle(services().tickets.categories.history.query({ id: category.id }))
  return (
    <>
      <Head category={category} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,44rem)_minmax(0,1fr)]">
        <CategoryEditor
          desk={desk}
          category={category}
          people={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <CategoryHistory history={history.ok ? history.value : null} />
      </div>
    </>
  )
}

function Head({ category: { desk, label, active } }: { category: Category }) {
  return (
    <PageHeader
      title={label}
      back={{ href: categoriesPath(desk), label: 'Categories' }}
      meta={
        <>
          <span>{deskLabels[desk]} desk</span>
          {active ? null : <Badge tone="muted">Not offered</Badge>}
        </>
      }
    />
  )
}
