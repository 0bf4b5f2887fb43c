import { deskLabels, type Ticket } from '@ocs/contracts/tickets'
import { TextLink } from '@ocs/ui/link'
import { Notice } from '@ocs/ui/notice'

/** Confirms that a ticket has arrived, and says what happens next. */
export function FiledNotice({ ticket }: { ticket: Ticket }) {
  const desk = deskLabels[ticket.desk].toLowerCase()
  return (
    <Notice tone="success" isLive title={`Your ticket is filed. Its number is ${ticket.number}.`} className="mb-4">
      The {desk} desk has it in its queue. Answers appear on this page; you can add to the ticket or close it here
      yourself. <TextLink href={`/tickets/new?desk=${ticket.desk}`}>File another ticket</TextLink>
    </Notice>
  )
}
