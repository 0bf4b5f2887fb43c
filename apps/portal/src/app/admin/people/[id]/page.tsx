import { historyOf } from '@ocs/service-kit/feed'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { findPerson } from '../../../../features/people/people.list.ts'
import { PersonPage } from '../../../../features/people/person-page.tsx'
import { placeChoices } from '../../../../server/choices.ts'
import { db } from '../../../../server/db.ts'
import { requirePerson } from '../../../../server/session.ts'

export const metadata: Metadata = { title: 'Person' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  await requirePerson('people:manage')
  const person = await findPerson(db(), (await params).id)
  if (!person) notFound()
  const [places, history] = await Promise.all([placeChoices(db()), historyOf(db(), 'portal', 'person', person.id, 50)])
  return <PersonPage person={person} places={places} history={history} />
}
