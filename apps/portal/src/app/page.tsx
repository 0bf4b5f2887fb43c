import { Home } from '../features/home/home.tsx'
import { MessageBoard } from '../features/messages/message-board.tsx'
import { currentMessages } from '../features/messages/messages.store.ts'
import { HomeTickets } from '../features/tickets/home-tickets.tsx'
import { db } from '../server/db.ts'
import { requirePerson } from '../server/session.ts'

export default async function Page() {
  const { person, actor } = await requirePerson()
  const messages = await currentMessages(db(), new Date())
  return (
    <Home name={person.name} actor={actor} messages={<MessageBoard messages={messages} />}>
      <HomeTickets actor={actor} />
    </Home>
  )
}
