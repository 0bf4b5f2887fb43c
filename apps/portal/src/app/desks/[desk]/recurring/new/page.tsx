import { Desk } from '@ocs/contracts/tickets'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { recurrenceChoices } from '../../../../../features/desks/recurrence-choices.ts'
import { NewRecurrencePage } from '../../../../../features/desks/recurrence-page.tsx'
import { managesDesk } from '../../../../../server/desks.ts'
import { requirePerson } from '../../../../../server/session.ts'

export const metadata: Metadata = { title: 'Add recurring ticket' }

export default async function Page({ params }: { params: Promise<{ desk: string }> }) {
  const { actor } = await requirePerson('desks:manage')
  const { data: desk } = Desk.safeParse((await params).desk)
  if (!desk || !managesDesk(actor, desk)) return notFound()
  return <NewRecurrencePage desk={desk} choices={await recurrenceChoices(desk)} />
}
