import { PageHeader } from '@ocs/ui/page-header'
import type { Metadata } from 'next'
import { AuditFilter, auditQuery } from '../../../features/manage/audit.filter.ts'
import { AuditFilters, AuditList } from '../../../features/manage/audit-list.tsx'
import { findPerson } from '../../../features/people/people.list.ts'
import type { Query } from '../../../form/list-address.ts'
import { db } from '../../../server/db.ts'
import { services, settle } from '../../../server/services.ts'
import { requirePerson } from '../../../server/session.ts'

export const metadata: Metadata = { title: 'Audit' }

export default async function Page({ searchParams }: { searchParams: Query }) {
  await requirePerson('audit:read')
  const filter = AuditFilter.parse(await searchParams)
  const [page, person] = await Promise.all([
    settle(services().manage.audit.list.query(auditQuery(filter))),
    filter.person ? findPerson(db(), filter.person) : null,
  ])
  return (
    <>
      <PageHeader title="Audit" subtitle="Who did what, in every application, newest first" />
      <AuditFilters filter={filter} personName={person?.name ?? null} />
      <AuditList page={page} filter={filter} />
    </>
  )
}
