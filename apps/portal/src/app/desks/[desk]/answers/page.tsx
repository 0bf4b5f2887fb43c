import { Desk, deskLabels } from '@ocs/contracts/tickets'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AnswersDown, AnswersPage } from '../../../../features/desks/answers-page.tsx'
import type { Query } from '../../../../form/list-address.ts'
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
  const { history: asked } = await searchParams
  const { cannedAnswers } = services().tickets
  const all = await settle(cannedAnswers.list.query({ desk, all: true }))
  // Who directs the desk at one place only reads what everybody on it reads.
  const answers = all.ok || all.reason !== 'forbidden' ? all : await settle(cannedAnswers.list.query({ desk }))
  if (!answers.ok) return <AnswersDown desk={desk} managed={managed} />
  const answer = answers.value.find(each => each.id === asked)
  const versions = answer ? await settle(cannedAnswers.versions.query({ id: answer.id })) : null
  return (
    <AnswersPage
      desk={desk}
      managed={managed}
      answers={answers.value}
      mayChange={all.ok}
      history={answer && versions?.ok ? { answer, versions: versions.value } : null}
    />
  )
}
