import { DescriptionList } from '@ocs/ui/description-list'
import { PageHeader } from '@ocs/ui/page-header'
import { Panel } from '@ocs/ui/panel'
import { parseTheme, THEME_COOKIE } from '@ocs/ui/theme'
import { ThemeToggle } from '@ocs/ui/theme-toggle'
import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { Email } from '../../features/people/email.tsx'
import { PersonRoles } from '../../features/people/person-roles.tsx'
import { requirePerson } from '../../server/session.ts'

export const metadata: Metadata = { title: 'Your page' }

export default async function Page() {
  const { person } = await requirePerson()
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <>
      <PageHeader title={person.name} subtitle="Who you are to OCS. An admin can change it." />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title="You">
          <DescriptionList
            items={[
              { label: 'E-mail', value: <Email address={person.email} /> },
              { label: 'Job title', value: person.jobTitle },
              { label: 'Place', value: person.place?.name },
              { label: 'Room', value: person.room?.name },
              { label: 'Theme', value: <ThemeToggle theme={theme} /> },
            ]}
          />
        </Panel>
        <Panel title="Your roles, and why you have them">
          <PersonRoles kind={person.kind} assignments={person.assignments} />
        </Panel>
      </div>
    </>
  )
}
