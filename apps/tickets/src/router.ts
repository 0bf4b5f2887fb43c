import { eventsRouter } from '@ocs/service-kit/feed'
import { router } from '@ocs/service-kit/procedure'
import type { Db } from './db.ts'
import { directoryRouter } from './directory/directory.router.ts'
import { ticketRouter } from './ticket/ticket.router.ts'
import { deskFacade } from './ticket/ticket-facade.router.ts'

/** All procedures of the tickets service. */
export function appRouter(db: Db, databaseUrl: string) {
  return router({
    tickets: ticketRouter(db),
    directory: directoryRouter(db),
    events: eventsRouter(db, 'tickets', databaseUrl),
    facade: router({
      tech: deskFacade(db, 'technology'),
      maintenance: deskFacade(db, 'maintenance'),
    }),
  })
}

export type AppRouter = ReturnType<typeof appRouter>
