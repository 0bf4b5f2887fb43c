import {
  AddRecurrenceInput,
  Birth,
  ChangeRecurrenceInput,
  FileNextInput,
  PauseInput,
  PlannedDate,
  PreviewInput,
  Recurrence,
  RecurrenceKey,
  RecurrencesInput,
  RecurrenceVersion,
} from '@ocs/contracts/recurrences'
import { TicketKey } from '@ocs/contracts/tickets'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import { managing } from '../calendar/calendar.policy.ts'
import { guardUse } from '../canned-answer/desk-text.guard.ts'
import { readingTexts } from '../canned-answer/desk-text.policy.ts'
import type { Db } from '../db.ts'
import {
  addRecurrence,
  changeRecurrence,
  getRecurrence,
  listRecurrences,
  pauseRecurrence,
  recurrenceVersions,
} from './recurrence.store.ts'
import { fileNext, listBirths, recurrenceOf } from './recurrence-birth.store.ts'
import { previewDates } from './recurrence-days.store.ts'

/**
 * Tickets that come back: edited by the director of a desk, read by all who work it. After an edit `due` is told, because
 * what was set up may be due already.
 */
export function recurrenceRouter(db: Db, due: () => void) {
  const reading = procedure.meta({ can: readingTexts })
  const editing = procedure.meta({ can: managing })
  const telling = async <T>(edit: Promise<T>): Promise<T> => {
    const answer = await edit
    due()
    return answer
  }
  return router({
    /** The recurring tickets of a desk, by name, each with its next date. Errors: `forbidden`. */
    list: reading
      .input(RecurrencesInput)
      .output(z.array(Recurrence))
      .query(({ ctx, input }) => listRecurrences(db, ctx.actor, input.desk)),

    /** One recurring ticket. Errors: `not_found`. */
    get: reading
      .input(RecurrenceKey)
      .output(Recurrence)
      .query(({ ctx, input }) => getRecurrence(db, ctx.actor, input.id)),

    /** How it was before, the newest first. Errors: `not_found`. */
    versions: reading
      .input(RecurrenceKey)
      .output(z.array(RecurrenceVersion))
      .query(({ ctx, input }) => recurrenceVersions(db, ctx.actor, input.id)),

    /** The dates that came, the newest first, with what became of each. Errors: `not_found`. */
    births: reading
      .input(RecurrenceKey)
      .output(z.array(Birth))
      .query(({ ctx, input }) => listBirths(db, ctx.actor, input.id)),

    /** The next ten dates that a schedule would have. Errors: `forbidden`. */
    preview: reading
      .input(PreviewInput)
      .output(z.array(PlannedDate))
      .query(({ ctx, input }) => {
        guardUse(ctx.actor, input.desk)
        return previewDates(db, input, new Date())
      }),

    /** The recurring ticket that a ticket came from, if any and if the caller works it. Errors: `not_found`. */
    ofTicket: procedure
      .meta({ can: 'tickets:read' })
      .input(TicketKey)
      .output(Recurrence.pick({ id: true, name: true }).nullable())
      .query(({ ctx, input }) => recurrenceOf(db, ctx.actor, input)),

    /** Adds a recurring ticket. Errors: `forbidden`, `desk_list_full`, `category_not_offered`, `name_taken`. */
    add: editing
      .input(AddRecurrenceInput)
      .output(Recurrence)
      .mutation(({ ctx, input }) => telling(addRecurrence(db, ctx, input))),

    /**
     * Changes a recurring ticket. Errors: `not_found`, `forbidden`, `stale_version`, `category_not_offered`,
     * `name_taken`.
     */
    change: editing
      .input(ChangeRecurrenceInput)
      .output(Recurrence)
      .mutation(({ ctx, input }) => telling(changeRecurrence(db, ctx, input))),

    /** Pauses one or lets it go on. Errors: `not_found`, `forbidden`, `stale_version`. */
    pause: editing
      .input(PauseInput)
      .output(Recurrence)
      .mutation(({ ctx, input }) => telling(pauseRecurrence(db, ctx, input))),

    /** Files the ticket of the next date now. Errors: `not_found`, `forbidden`, `no_next_date`, `stale_version`. */
    fileNext: editing
      .input(FileNextInput)
      .output(TicketKey)
      .mutation(({ ctx, input }) => fileNext(db, ctx, input)),
  })
}
