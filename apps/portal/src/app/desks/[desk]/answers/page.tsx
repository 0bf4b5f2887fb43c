import { Desk, deskLabels } from '@ocs/contracts/tickets'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AnswersDown, AnswersPage } from '../../../../features/desks/answers-page.tsx'
import { deskTexts, textHistory } from '../../../../features/desks/desk-texts.ts'
import type { Query } from '../../../../form/list-address.ts'
import { deskPeople } from '../../../../server/choices.ts'
import { db } from '../../../../server/db.ts'
import { managedDesks } from '../../../../server/desks.ts'
import { services, settle } from '../../../../server/services.ts'
import { requirePerson } from '../../../../server/session.ts'

type Props = { params: Promise<{ desk: string }>; searchParams: Query }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { data: desk } = Desk.safeParse((await params).desk)
  return { title: desk ? `${deskLabels[desk]} desk answers` : 'Not found' }
}

export default async function Page({ params, searchParams }: Props) {
  const { actor } = await requirePerson('desks:manage')
  const { data: desk } = Desk.safeParse((await params).desk)
  const managed = managedDesks(actor)
  if (!desk || !managed.includes(desk)) return notFound()
  const asked = (await searchParams).history
  const texts = await deskTexts(desk)
  if (!texts) return <AnswersDown desk={desk} managed={managed} />
  const [people, satisfaction] = await Promise.all([
    deskPeople(db(), desk, null),
    settle(services().tickets.satisfaction.summary.query({ desk })),
  ])
  return (
    <AnswersPage
      desk={desk}
      managed={managed}
      {...texts}
      people={people.map(({ id, name }) => ({ value: id, label: name }))}
      satisfaction={satisfaction.ok ? satisfaction.value : null}
      history={typeof asked === 'string' ? await textHistory(texts, asked) : null}
    />
  )
}
