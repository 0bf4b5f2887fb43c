import { eventsRouter } from '@ocs/service-kit/feed'
import { router } from '@ocs/service-kit/procedure'
import { affectedRouter } from './affected/affected.router.ts'
import { archiveRouter } from './archive/archive.router.ts'
import { attachmentRouter } from './attachment/attachment.router.ts'
import { attentionRouter } from './attention/attention.router.ts'
import { bulkRouter } from './bulk/bulk.router.ts'
import { calendarRouter } from './calendar/calendar.router.ts'
import { cannedAnswerRouter } from './canned-answer/canned-answer.router.ts'
import { categoryRouter } from './category/category.router.ts'
import { checklistRouter } from './checklist/checklist.router.ts'
import { commentRouter } from './comment/comment.router.ts'
import type { Db } from './db.ts'
import { directoryRouter } from './directory/directory.router.ts'
import { inputRouter } from './input/input.router.ts'
import { linkRouter } from './link/link.router.ts'
import { liveRouter } from './live/live.router.ts'
import { macroRouter } from './macro/macro.router.ts'
import { recurrenceRouter } from './recurrence/recurrence.router.ts'
import { satisfactionRouter } from './satisfaction/satisfaction.router.ts'
import { slaRouter } from './sla/sla.router.ts'
import { ticketRouter } from './ticket/ticket.router.ts'
import { deskFacade } from './ticket/ticket-facade.router.ts'
import { viewRouter } from './view/view.router.ts'
import { workRouter } from './work/work.router.ts'

/** All procedures of the tickets service. `recount` is told when due times have to be counted again, `due` when a recurring ticket may be due. */
export function appRouter(db: Db, databaseUrl: string, recount: () => void = () => {}, due: () => void = () => {}) {
  return router({
    tickets: ticketRouter(db),
    comments: commentRouter(db),
    input: inputRouter(db),
    attention: attentionRouter(db),
    archive: archiveRouter(db),
    attachments: attachmentRouter(db),
    checklist: checklistRouter(db),
    work: workRouter(db),
    categories: categoryRouter(db),
    recurrences: recurrenceRouter(db, due),
    views: viewRouter(db),
    bulk: bulkRouter(db),
    cannedAnswers: cannedAnswerRouter(db),
    links: linkRouter(db),
    affected: affectedRouter(db),
    macros: macroRouter(db),
    satisfaction: satisfactionRouter(db),
    calendar: calendarRouter(db, recount),
    sla: slaRouter(db, recount),
    live: liveRouter(db),
    directory: directoryRouter(db),
    events: eventsRouter(db, 'tickets', databaseUrl),
    facade: router({
      tech: deskFacade(db, 'technology'),
      maintenance: deskFacade(db, 'maintenance'),
    }),
  })
}

export type AppRouter = ReturnType<typeof appRouter>
