import { Desk } from '@ocs/contracts/tickets'
import { Notice } from '@ocs/ui/notice'
import { PageHeader } from '@ocs/ui/page-header'
import type { Metadata } from 'next'
import { DeskChoice } from '../../features/tickets/desk-choice.tsx'
import { filingStart } from '../../features/tickets/filing-start.ts'
import { NewTicketForm } from '../../features/tickets/new-ticket-form.tsx'
import { reportOf, reportPath } from '../../features/tickets/report.ts'
import type { Query } from '../../form/list-address.ts'
import { placeChoices } from '../../server/choices.ts'
import { db } from '../../server/db.ts'
import { requirePerson } from '../../server/session.ts'

export const metadata: Metadata = { title: 'Report a problem' }

export default async function Page({ searchParams }: { searchParams: Query }) {
  const current = await requirePerson('tickets:file')
  const params = await searchParams
  const places = await placeChoices(db())
  const report = await reportOf(db(), current, places, params)
  const { source, about, problem, device, tag } = report
  const asked = Desk.optional().catch(undefined).parse(params.desk)
  const start = await filingStart(current, places, { desk: asked, source, at: report.where })
  // A device is the technology desk's unless somebody says otherwise; of a room both take care.
  const desk = asked ?? (tag || start.begunDesk ? 'technology' : undefined)
  return (
    <>
      <PageHeader title="Report a problem" subtitle={about ?? 'Tell us what is wrong. It takes less than a minute.'} />
      {problem ? (
        <Notice tone="warning" title="This code is out of date" className="mb-4 max-w-2xl">
          {problem} You can report the problem all the same: say where it is.
        </Notice>
      ) : null}
      {desk ? (
        <NewTicketForm {...start} desk={desk} source={source} device={device} tag={tag} />
      ) : (
        <DeskChoice hrefOf={each => reportPath(report, each)} />
      )}
    </>
  )
}
