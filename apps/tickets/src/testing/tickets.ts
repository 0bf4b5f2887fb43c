import type { Actor } from '@ocs/contracts/actors'
import { demoPlace } from '@ocs/contracts/demo'
import type { FileTicketInput, Ticket } from '@ocs/contracts/tickets'
import { startService, type TestService } from '@ocs/service-kit/testing/service'
import type { AppRouter } from '../router.ts'
import { ticketsService } from '../service.ts'

export type Tickets = TestService<AppRouter>

/** The tickets service with a database of its own. */
export const startTickets = (): Promise<Tickets> => startService<AppRouter>('tickets', ticketsService)

export const lakeRoad = demoPlace('Lake Road Elementary School')
export const central = demoPlace('Obion County Central High School')

/** The input of a valid ticket at Lake Road; `changes` replaces parts of it. */
export function ticketInput(changes: Partial<FileTicketInput> = {}): FileTicketInput {
  const desk = changes.desk ?? 'technology'
  return {
    desk,
    category: desk === 'technology' ? 'hardware' : 'plumbing',
    description: 'The projector shows no picture. It worked yesterday.',
    place: { id: lakeRoad.id, name: lakeRoad.name },
    room: null,
    assetTag: null,
    ...changes,
  }
}

/** Files a valid ticket as somebody. */
export function fileAs(service: Tickets, actor: Actor, changes: Partial<FileTicketInput> = {}): Promise<Ticket> {
  return service.as(actor).tickets.file.mutate(ticketInput(changes))
}

/** The reason of the refusal that a call must end in. */
export async function reasonOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'no refusal',
    (error: unknown) => (error instanceof Error && 'reason' in error ? error.reason : error),
  )
}
