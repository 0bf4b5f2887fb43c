import { PageHeader } from '@ocs/ui/page-header'
import { Panel } from '@ocs/ui/panel'
import type { Metadata } from 'next'
import { PersonForm } from '../../../../features/people/person-form.tsx'
import { placeChoices } from '../../../../server/choices.ts'
import { db } from '../../../../server/db.ts'
import { requirePerson } from '../../../../server/session.ts'

export const metadata: Metadata = { title: 'Add person' }

export default async function Page() {
  await requirePerson('people:manage')
  return (
    <>
      <PageHeader
        title="Add person"
        subtitle="People with a school account add themselves when they first sign in. Add somebody here to give them a place or a role before that."
        back={{ href: '/admin/people', label: 'People' }}
      />
      <Panel>
        <PersonForm places={await placeChoices(db())} />
      </Panel>
    </>
  )
}
