import { centralDate } from '@ocs/contracts/plain-dates'
import { Desk, deskLabels } from '@ocs/contracts/tickets'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskSettings, DeskSettingsDown } from '../../../../features/desks/desk-settings.tsx'
import type { Query } from '../../../../form/list-address.ts'
import { categoryNames } from '../../../../server/categories.ts'
import { placeChoices } from '../../../../server/choices.ts'
import { db } from '../../../../server/db.ts'
import { managedDesks } from '../../../../server/desks.ts'
import { services, settle } from '../../../../server/services.ts'
import { requirePerson } from '../../../../server/session.ts'

type Props = { params: Promise<{ desk: string }>; searchParams: Query }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { data: desk } = Desk.safeParse((await params).desk)
  return { title: desk ? `${deskLabels[desk]} desk settings` : 'Not found' }
}

export default async function Page({ params, searchParams }: Props) {
  const { actor } = await requirePerson('desks:manage')
  const { data: desk } = Desk.safeParse((await params).desk)
  const managed = managedDesks(actor)
  if (!desk || !managed.includes(desk)) return notFound()
  const showsPast = (await searchParams).closures === 'all'
  const { calendar } = services().tickets
  const [clock, closures, places, names] = await Promise.all([
    settle(calendar.desk.query({ desk })),
    settle(calendar.closures.query(showsPast ? {} : { from: centralDate(new Date()) })),
    placeChoices(db()),
    categoryNames(),
  ])
  if (!clock.ok || !closures.ok) return <DeskSettingsDown desk={desk} managed={managed} />
  return (
    <DeskSettings
      clock={clock.value}
      closures={closures.value}
      places={places.map(({ id, name }) => ({ value: id, label: name }))}
      names={names}
      managed={managed}
      showsPast={showsPast}
    />
  )
}
