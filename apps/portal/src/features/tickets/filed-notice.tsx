import { deskLabels, type Ticket } from '@ocs/contracts/tickets'
import { LinkButton } from '@ocs/ui/button'
import { Notice } from '@ocs/ui/notice'
import { spokenDueWords } from './due-words.ts'

/** Who has it, and by when they mean to answer and to be done; what no target was set for is not promised. */
function nextSteps({ desk, assignee, clock }: Ticket, now: Date): string {
  const who = assignee
    ? `${assignee.name} takes care of it.`
    : `The ${deskLabels[desk].toLowerCase()} desk has it in its queue.`
  const { firstAnswerDueAt: answer, resolutionDueAt: done } = clock
  if (answer && done) {
    return `${who} We mean to answer by ${spokenDueWords(answer, now)}, and to be done by ${spokenDueWords(done, now)}.`
  }
  if (answer) return `${who} We mean to answer by ${spokenDueWords(answer, now)}.`
  return done ? `${who} We mean to be done by ${spokenDueWords(done, now)}.` : who
}

/** Confirms that a ticket has arrived, and says what happens next. */
export function FiledNotice({ ticket }: { ticket: Ticket }) {
  return (
    <Notice tone="success" isLive title={`Your ticket is filed. Its number is ${ticket.number}.`} className="mb-4">
      <p>{nextSteps(ticket, new Date())}</p>
      <p>Answers appear on this page, and as unread on your home page. Below you can add to the ticket or close it.</p>
      <p className="mt-2 flex flex-wrap gap-2">
        <LinkButton size="sm" href={`/tickets/new?desk=${ticket.desk}`}>
          File another ticket
        </LinkButton>
        <LinkButton size="sm" variant="quiet" href="/tickets?view=mine">
          Your tickets
        </LinkButton>
      </p>
    </Notice>
  )
}
