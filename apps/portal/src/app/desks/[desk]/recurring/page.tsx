import { Desk, deskLabels } from '@ocs/contracts/tickets'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RecurrencesDown, RecurrencesPage } from '../../../../features/desks/recurrences-page.tsx'
import { managedDesks, managesDesk } from '../../../../server/desks.ts'
import { services, settle } from '../../../../server/services.ts'
import { requirePerson } from '../../../../server/session.ts'

type Props = { params: Promise<{ desk: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { data: desk } = Desk.safeParse((await params).desk)
  return { title: desk ? `${deskLabels[desk]} recurring tickets` : 'Not found' }
}

export default async function Page({ params }: Props) {
  const { actor } = await requirePerson('desks:manage')
  const { data: desk } = Desk.safeParse((await params).desk)
  const managed = managedDesks(actor)
  if (!desk || !managed.includes(desk)) return notFound()
  const recurrences = await settle(services().tickets.recurrences.list.query({ desk }))
  if (!recurrences.ok) return <RecurrencesDown desk={desk} managed={managed} />
  return (
    <RecurrencesPage
      desk={desk}
      managed={managed}
      recurrences={recurrences.value}
      mayChange={managesDesk(actor, desk)}
    />
  )
}
