import { PageHeader } from '@ocs/ui/page-header'
import type { Metadata } from 'next'
import { NewGroupRole } from '../../../features/groups/group-role-forms.tsx'
import { listGroupRoles } from '../../../features/groups/group-roles.store.ts'
import { GroupRolesList } from '../../../features/groups/group-roles-list.tsx'
import { placeChoices } from '../../../server/choices.ts'
import { db } from '../../../server/db.ts'
import { requirePerson } from '../../../server/session.ts'

export const metadata: Metadata = { title: 'Groups' }

export default async function Page() {
  await requirePerson('people:manage')
  const [lines, choices] = await Promise.all([listGroupRoles(db()), placeChoices(db())])
  const places = choices.map(({ id, name }) => ({ id, name }))
  return (
    <>
      <PageHeader
        title="Groups"
        subtitle="Which roles people get at sign-in from the groups of the district's directory."
        actions={<NewGroupRole places={places} />}
      />
      <GroupRolesList lines={lines} places={places} />
    </>
  )
}
