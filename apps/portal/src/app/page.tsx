import { actorCan } from '@ocs/contracts/actors'
import { Home } from '../features/home/home.tsx'
import { MessageBoard } from '../features/messages/message-board.tsx'
import { currentMessages } from '../features/messages/messages.store.ts'
import { NewAtHome } from '../features/tickets/attention-chips.tsx'
import { HomeTickets } from '../features/tickets/home-tickets.tsx'
import { LiveList } from '../features/tickets/live-list.tsx'
import { Promptly } from '../features/tickets/promptly.tsx'
import { WaitingInput } from '../features/tickets/waiting-input.tsx'
import { db } from '../server/db.ts'
import { requirePerson } from '../server/session.ts'

export default async function Page() {
  const { person, actor } = await requirePerson()
  const messages = await currentMessages(db(), new Date())
  return (
    <Home name={person.name} actor={actor} messages={<MessageBoard messages={messages} />}>
      {actorCan(actor, 'tickets:read') ? <LiveList address={null} /> : null}
      <Promptly part={WaitingInput({ from: '/' })} fallback={null} />
      <Promptly part={NewAtHome()} fallback={null} />
      <HomeTickets actor={actor} />
    </Home>
  )
}
