import type { Attachment } from '@ocs/contracts/attachments'
import type { TicketAnswer } from '@ocs/contracts/categories'
import type { PersonRef } from '@ocs/contracts/people'
import { formatInstant } from '@ocs/contracts/plain-dates'
import type { TicketSatisfaction } from '@ocs/contracts/satisfaction'
import type { TicketHistoryItem } from '@ocs/contracts/ticket-history'
import { deskLabels, type Ticket, type TicketAction, type TicketKey, ticketStatusLabels } from '@ocs/contracts/tickets'
import { Badge } from '@ocs/ui/badge'
import { ErrorState } from '@ocs/ui/error-state'
import { Notice } from '@ocs/ui/notice'
import { PageHeader } from '@ocs/ui/page-header'
import { Panel } from '@ocs/ui/panel'
import { type DraftStart, startOf } from '../../form/draft-state.ts'
import type { deskPeople } from '../../server/choices.ts'
import type { Colleague } from '../../server/colleagues.ts'
import { AffectedNotice } from './affected-notice.tsx'
import { AffectedPeople, PeopleBadge } from './affected-people.tsx'
import { AnswerInput } from './answer-input.tsx'
import { AnswerJump } from './answer-jump.tsx'
import type { ReadyAnswer } from './canned-answers.ts'
import { ChecklistPanel } from './checklist-panel.tsx'
import { ClaimButton, ShownStatus } from './claim-deed.tsx'
import { claimable } from './claimable.ts'
import type { Collaboration } from './collaboration.ts'
import type { Connections, SplitCategory } from './connections.ts'
import { FiledNotice } from './filed-notice.tsx'
import { answerDraftKey, inputDraftKey } from './filing.ts'
import { personItem } from './find-colleagues.ts'
import type { Handiwork } from './handiwork.ts'
import { LinkedTickets, MergedNotice, openBlockers } from './linked-tickets.tsx'
import { ticketPath } from './list-query.ts'
import { type LiveLine, LiveTicket, PresentPeople } from './live-ticket.tsx'
import type { MacroPreview } from './macros.ts'
import { MarkSeen } from './mark-seen.tsx'
import type { NewsLine } from './panel-news.tsx'
import { RunMacro } from './run-macro.tsx'
import { SaidOfIt } from './said-of-it.tsx'
import { SatisfactionForm } from './satisfaction-form.tsx'
import { TicketAnswers } from './ticket-answers.tsx'
import { TicketCircle } from './ticket-circle.tsx'
import { OverdueBadge, PriorityBadge } from './ticket-due.tsx'
import { TicketFacts } from './ticket-facts.tsx'
import { TicketFiles } from './ticket-files.tsx'
import { TicketHistory } from './ticket-history.tsx'
import { TicketPanel } from './ticket-panel.tsx'
import { deedWords, ticketName } from './ticket-words.tsx'
import { WatchButton } from './watch-button.tsx'
import { WorkPanel } from './work-panel.tsx'

/** What a ticket's page takes. */
export type TicketViewProps = {
  ticket: Ticket
  /** Null where it could not be had. */
  history: TicketHistoryItem[] | null
  /** Who the ticket can be given to. */
  people: Awaited<ReturnType<typeof deskPeople>>
  collaboration: Collaboration
  handiwork: Handiwork
  /** What its category asked, and what was answered. */
  asked: TicketAnswer[]
  /** Null where they could not be had. */
  files: Attachment[] | null
  /** Who can be named in an answer and in a note. */
  nameable: Record<'answer' | 'note', Colleague[]>
  satisfaction: TicketSatisfaction
  /** The ready-made answers of the desk, filled in for this ticket. */
  canned: ReadyAnswer[]
  /** What the desk's macros would do to this ticket. */
  macros: MacroPreview[]
  /** The list it was opened from. */
  from: string
  /** Who reads it. */
  me: PersonRef
  isJustFiled: boolean
  hasJustJoined: boolean
  /** What a part of it can be filed under. */
  splitCategories: SplitCategory[]
  connections: Connections
  /** What the reader had begun to write. */
  draft: DraftStart
}

function newsLine(item: TicketHistoryItem): NewsLine & LiveLine {
  const to = item.statusTo ? ` The status is now ${ticketStatusLabels[item.statusTo].toLowerCase()}.` : ''
  const did = `${item.actor.name} ${deedWords(item)}`
  return { id: item.id, by: item.actor.id, did, text: `${did}, ${formatInstant(item.at)}.${to}` }
}

const openLines = ({ checklist }: Handiwork): number => checklist?.lines.filter(line => !line.ticked).length ?? 0

const mayAnswer = (actions: TicketAction[]): boolean => actions.includes('comment') || actions.includes('reopen')

/** A ticket: what was asked, what happened, and what this reader may do now. */
export function TicketView(props: TicketViewProps) {
  const { ticket, history, people, collaboration, from, me, isJustFiled } = props
  const { comments, requests, attention } = collaboration
  const { links, affected } = props.connections
  const readers = { answer: props.nameable.answer.map(personItem), note: props.nameable.note.map(personItem) }
  const mine = requests.find(request => request.isMine && !request.answeredAt && !request.withdrawnAt)
  const { assignee, allowedActions } = ticket
  const news = (history ?? []).map(newsLine)
  // Photos are looked at before the answer is written; a place for some to come only stands in the way of it.
  const hasFiles = isJustFiled || props.files?.length !== 0
  const files = <TicketFiles ticket={ticket} files={props.files} isJustFiled={isJustFiled} />
  const candidates = people.filter(person => person.id !== assignee?.id)
  return (
    <LiveTicket ticket={claimable(ticket)} lines={news} me={me}>
      <PageHeader
        title={ticket.title}
        back={{ href: from, label: from === '/' ? 'Home' : 'Back to the list' }}
        meta={
          <>
            <ShownStatus ticket={{ id: ticket.id, status: ticket.status }} />
            <PriorityBadge priority={ticket.priority} />
            <PeopleBadge ticket={ticket} />
            <OverdueBadge overdue={ticket.clock.overdue} />
            {ticket.quickFix ? <Badge tone="muted">Quick fix</Badge> : null}
            <span>
              {deskLabels[ticket.desk]} ticket <span className="tabular-nums">{ticket.number}</span>
            </span>
            <PresentPeople />
          </>
        }
        actions={
          <>
            {mayAnswer(allowedActions) ? <AnswerJump id="answer" noteId="deed-note" /> : null}
            <RunMacro ticket={ticket} macros={props.macros} from={from} />
            {/* Who filed it hears of it in any case. */}
            {attention &&
            (attention.isWatching || (allowedActions.includes('watch') && ticket.requester.id !== me.id)) ? (
              <WatchButton ticket={ticket} isWatching={attention.isWatching} />
            ) : null}
            {allowedActions.includes('claim') ? <ClaimButton ticket={claimable(ticket)} /> : null}
          </>
        }
      />
      {attention?.isUnread && attention.asOf ? <MarkSeen ticket={ticket} asOf={attention.asOf} /> : null}
      <MergedNotice ticket={ticket} links={links} />
      {mine ? <AnswerInput ticket={ticket} request={mine} draft={startOf(props.draft, inputDraftKey(ticket))} /> : null}
      <AffectedNotice ticket={ticket} hasJustJoined={props.hasJustJoined} />
      {/* The page stays open while it is worked on: what was promised is not said of what is done. */}
      {isJustFiled && ticket.status !== 'closed' ? <FiledNotice ticket={ticket} /> : null}
      {props.satisfaction.mayGiveUntil ? <SatisfactionForm ticket={ticket} satisfaction={props.satisfaction} /> : null}
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="Description">
            <p className="max-w-prose whitespace-pre-wrap break-words">{ticket.description}</p>
          </Panel>
          <TicketAnswers answers={props.asked} />
        </div>
        <div className="flex flex-col gap-4 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <TicketFacts ticket={ticket} recurrence={props.handiwork.recurrence} />
          <SaidOfIt ticket={ticket} satisfaction={props.satisfaction} />
          <ChecklistPanel ticket={ticket} checklist={props.handiwork.checklist} />
          <WorkPanel ticket={ticket} work={props.handiwork.work} />
          <LinkedTickets ticket={ticket} links={links} categories={props.splitCategories} />
          <AffectedPeople people={affected} />
          <TicketCircle ticket={ticket} requests={requests} attention={attention} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {hasFiles ? files : null}
          {history ? (
            <TicketHistory ticket={ticket} history={history} comments={comments} readers={readers} />
          ) : (
            <Notice tone="warning">The history of this ticket cannot be shown right now.</Notice>
          )}
          <div id="answer" className="scroll-mt-16">
            <TicketPanel
              ticket={ticket}
              people={candidates.map(({ id, name, jobTitle }) => ({ id, label: name, detail: jobTitle ?? undefined }))}
              readers={readers}
              canned={props.canned}
              openLines={openLines(props.handiwork)}
              news={news}
              me={me.id}
              blockers={openBlockers(links)}
              from={from}
              draft={startOf(props.draft, answerDraftKey(ticket))}
            />
          </div>
          {hasFiles ? null : files}
        </div>
      </div>
    </LiveTicket>
  )
}

/** What stands in place of a ticket while the tickets service does not answer. */
export function TicketDown({ ticket }: { ticket: TicketKey }) {
  return (
    <>
      <PageHeader title={ticketName(ticket)} back={{ href: '/tickets', label: 'Tickets' }} />
      <ErrorState
        title="This ticket is not available right now"
        text="The tickets service does not answer. Everything else works; no ticket is lost."
        retryHref={ticketPath(ticket)}
      />
    </>
  )
}
