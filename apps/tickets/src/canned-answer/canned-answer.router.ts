import {
  AddCannedAnswerInput,
  CannedAnswer,
  CannedAnswersInput,
  CannedAnswerVersion,
  ChangeCannedAnswerInput,
  SwitchInput,
  VersionsInput,
} from '@ocs/contracts/canned-answers'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import { managing } from '../calendar/calendar.policy.ts'
import type { Db } from '../db.ts'
import { addAnswer, answerVersions, changeAnswer, listAnswers, switchAnswer } from './canned-answer.store.ts'
import { readingTexts } from './desk-text.policy.ts'

/** The ready-made answers of a desk: edited by its director, used by all who work it. */
export function cannedAnswerRouter(db: Db) {
  const editing = procedure.meta({ can: managing })
  return router({
    /** The answers of a desk, by name. Errors: `forbidden`. */
    list: procedure
      .meta({ can: readingTexts })
      .input(CannedAnswersInput)
      .output(z.array(CannedAnswer))
      .query(({ ctx, input }) => listAnswers(db, ctx.actor, input)),

    /** How an answer was before, the newest first. Errors: `not_found`, `forbidden`. */
    versions: editing
      .input(VersionsInput)
      .output(z.array(CannedAnswerVersion))
      .query(({ ctx, input }) => answerVersions(db, ctx.actor, input.id)),

    /** Adds an answer. Errors: `forbidden`, `desk_list_full`, `name_taken`. */
    add: editing
      .input(AddCannedAnswerInput)
      .output(CannedAnswer)
      .mutation(({ ctx, input }) => addAnswer(db, ctx, input)),

    /** Changes an answer. Errors: `not_found`, `forbidden`, `stale_version`, `name_taken`. */
    change: editing
      .input(ChangeCannedAnswerInput)
      .output(CannedAnswer)
      .mutation(({ ctx, input }) => changeAnswer(db, ctx, input)),

    /** Switches an answer on or off. Errors: `not_found`, `forbidden`, `stale_version`. */
    switch: editing
      .input(SwitchInput)
      .output(CannedAnswer)
      .mutation(({ ctx, input }) => switchAnswer(db, ctx, input)),
  })
}
