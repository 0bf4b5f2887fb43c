import type { TicketKey } from '@ocs/contracts/tickets'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readyAnswers } from '../../../../features/tickets/canned-answers.ts'
import { collaborationOf, nameable } from '../../../../features/tickets/collaboration.ts'
import { connectionsOf, splitCategories } from '../../../../features/tickets/connections.ts'
import { answerDraftKey, inputDraftKey } from '../../../../features/tickets/filing.ts'
import { handiworkOf } from '../../../../features/tickets/handiwork.ts'
import { returnPath } from '../../../../features/tickets/list-query.ts'
import { macroPreviews } from '../../../../features/tickets/macros.ts'
import { readTicketKey } from '../../../../features/tickets/ticket-key.ts'
import { TicketDown, TicketView } from '../../../../features/tickets/ticket-view.tsx'
import { ticketName } from '../../../../features/tickets/ticket-words.tsx'
import { categoryNames } from '../../../../server/categories.ts'
import { deskPeople } from '../../../../server/choices.ts'
import { db } from '../../../../server/db.ts'
import { draftStart } from '../../../../server/drafts.ts'
import { services, settle } from '../../../../server/services.ts'
import { requirePerson } from '../../../../server/session.ts'

const noSatisfaction = { given: null, earlier: [], mayGiveUntil: null }

type Query = { from?: string | string[]; filed?: string | string[]; joined?: string | string[] }
type Props = { params: Promise<{ desk: string; number: string }>; searchParams: Promise<Query> }

const keyOf = async (params: Props['params']): Promise<TicketKey | null> => readTicketKey(await params)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const key = await keyOf(params)
  return { title: key ? ticketName(key) : 'Not found' }
}

export default async function Page({ params, searchParams }: Props) {
  const current = await requirePerson('tickets:read')
  const key = await keyOf(params)
  if (!key) return notFound()
  const { from, filed, joined } = await searchParams
  const { tickets, attachments, categories, satisfaction } = services().tickets
  const [ticket, history, collaboration, files, asked, connections, said] = await Promise.all([
    settle(tickets.get.query(key)),
    settle(tickets.history.query(key)),
    collaborationOf(key),
    settle(attachments.list.query(key)),
    settle(categories.answersOf.query(key)),
    connectionsOf(key),
    settle(satisfaction.of.query(key)),
    // Asked now, so that no part of the page waits for it.
    categoryNames(),
  ])
  if (!ticket.ok) return ticket.reason === 'not_found' ? notFound() : <TicketDown ticket={key} />
  const mayAssign = ticket.value.allowedActions.includes('assign')
  const [people, named, canned, macros, handiwork, draft, splits] = await Promise.all([
    mayAssign ? deskPeople(db(), key.desk, ticket.value.place.id) : [],
    nameable(ticket.value),
    readyAnswers(ticket.value, current.person.name),
    macroPreviews(ticket.value, current.person),
    handiworkOf(ticket.value, current.actor),
    draftStart(db(), current.person.id, [answerDraftKey(key), inputDraftKey(key)], new Date()),
    splitCategories(ticket.value),
  ])
  return (
    <TicketView
      ticket={ticket.value}
      history={history.ok ? history.value : null}
      people={people}
      collaboration={collaboration}
      handiwork={handiwork}
      asked={asked.ok ? asked.value : []}
      connections={connections}
      splitCategories={splits}
      satisfaction={said.ok ? said.value : noSatisfaction}
      files={files.ok ? files.value : null}
      nameable={named}
      canned={canned}
      macros={macros}
      from={returnPath(from)}
      me={{ id: current.person.id, name: current.person.name }}
      draft={draft}
      hasJustJoined={joined === '1'}
      isJustFiled={filed === '1' && ticket.value.requester.id === current.person.id}
    />
  )
}
