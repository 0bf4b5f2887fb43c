import { type Actor, actorCan } from '@ocs/contracts/actors'
import { LinkButton } from '@ocs/ui/button'
import { PageHeader } from '@ocs/ui/page-header'
import { Laptop, ListTodo, Monitor, ShoppingCart, Wrench } from 'lucide-react'
import type { ReactNode } from 'react'

const forms = [
  { desk: 'technology', label: 'New technology ticket', icon: <Monitor aria-hidden /> },
  { desk: 'maintenance', label: 'New maintenance request', icon: <Wrench aria-hidden /> },
]

/** One press to the form of each desk. */
function NewTicketButtons() {
  return forms.map(({ desk, label, icon }) => (
    <LinkButton key={desk} href={`/tickets/new?desk=${desk}`} variant="primary" className="max-sm:w-full" icon={icon}>
      {label}
    </LinkButton>
  ))
}

/** The quick links of an actor: what they come for most often, by what they may do. On a phone the rest is under the thumb. */
function QuickLinks({ actor }: { actor: Actor }) {
  return (
    <>
      {actorCan(actor, 'tickets:file') ? <NewTicketButtons /> : null}
      {actorCan(actor, 'tickets:work') ? (
        <LinkButton href="/tickets" className="max-sm:hidden" icon={<ListTodo aria-hidden />}>
          Queue
        </LinkButton>
      ) : null}
      {actorCan(actor, 'assets:read') ? (
        <LinkButton href="/inventory" className="max-sm:hidden" icon={<Laptop aria-hidden />}>
          Devices
        </LinkButton>
      ) : null}
      {actorCan(actor, 'requisitions:write') ? (
        <LinkButton href="/requisitions" className="max-sm:hidden" icon={<ShoppingCart aria-hidden />}>
          Purchasing
        </LinkButton>
      ) : null}
    </>
  )
}

/** The home page: a greeting, the messages of the day, and below them what waits for the person (`children`). */
export function Home(props: { name: string; actor: Actor; messages: ReactNode; children?: ReactNode }) {
  const { name, actor, messages, children } = props
  return (
    <>
      <PageHeader
        title={`Welcome, ${name.split(' ')[0]}`}
        subtitle="Report a problem, follow what you reported, and find what waits for you."
        actions={<QuickLinks actor={actor} />}
      />
      <div className="flex flex-col gap-6">
        {messages}
        {children}
      </div>
    </>
  )
}
