import { Desk, deskLabels } from '@ocs/contracts/tickets'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CategoriesDown, CategoriesPage } from '../../../../features/desks/categories-list.tsx'
import { managedDesks } from '../../../../server/desks.ts'
import { services, settle } from '../../../../server/services.ts'
import { requirePerson } from '../../../../server/session.ts'

type Props = { params: Promise<{ desk: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { data: desk } = Desk.safeParse((await params).desk)
  return { title: desk ? `${deskLabels[desk]} categories` : 'Not found' }
}

export default async function Page({ params }: Props) {
  const { actor } = await requirePerson('desks:manage')
  const { data: desk } = Desk.safeParse((await params).desk)
  const managed = managedDesks(actor)
  if (!desk || !managed.includes(desk)) return notFound()
  const categories = await settle(services().tickets.categories.list.query({ desk }))
  if (!categories.ok) return <CategoriesDown desk={desk} managed={managed} />
  return <CategoriesPage desk={desk} managed={managed} categories={categories.value} />
}
