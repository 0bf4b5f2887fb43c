import { PageHeader } from '@ocs/ui/page-header'
import { Panel } from '@ocs/ui/panel'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { findPerson } from '../../../../../features/people/people.list.ts'
import { PersonForm } from '../../../../../features/people/person-form.tsx'
import { placeChoices } from '../../../../../server/choices.ts'
import { db } from '../../../../../server/db.ts'
import { requirePerson } from '../../../../../server/session.ts'

export const metadata: Metadata = { title: 'Edit person' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  await requirePerson('people:manage')
  const person = await findPerson(db(), (await params).id)
  if (!person) notFound()
  const { id, version, name, email, jobTitle, placeId, roomId } = person
  return (
    <>
      <PageHeader title={`Edit ${name}`} back={{ href: `/admin/people/${id}`, label: name }} />
      <Panel>
        <PersonForm
          person={{ id, version, name, email, jobTitle, placeId, roomId }}
          places={await placeChoices(db())}
        />
      </Panel>
    </>
  )
}
