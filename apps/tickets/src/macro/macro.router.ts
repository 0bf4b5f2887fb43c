import { SwitchInput, VersionsInput } from '@ocs/contracts/canned-answers'
import { AddMacroInput, ChangeMacroInput, Macro, MacrosInput, MacroVersion, RunMacroInput } from '@ocs/contracts/macros'
import { Ticket } from '@ocs/contracts/tickets'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import { managing } from '../calendar/calendar.policy.ts'
import { readingTexts } from '../canned-answer/desk-text.policy.ts'
import type { Db } from '../db.ts'
import { addMacro, changeMacro, listMacros, macroVersions, switchMacro } from './macro.store.ts'
import { runMacro } from './macro-run.store.ts'

/** The macros of a desk: edited by its director, run by all who work it. */
export function macroRouter(db: Db) {
  const using = procedure.meta({ can: readingTexts })
  const editing = procedure.meta({ can: managing })
  return router({
    /** The macros of a desk, by name. Errors: `forbidden`. */
    list: using
      .input(MacrosInput)
      .output(z.array(Macro))
      .query(({ ctx, input }) => listMacros(db, ctx.actor, input)),

    /** How a macro was before, the newest first. Errors: `not_found`, `forbidden`. */
    versions: editing
      .input(VersionsInput)
      .output(z.array(MacroVersion))
      .query(({ ctx, input }) => macroVersions(db, ctx.actor, input.id)),

    /** Adds a macro. Errors: `forbidden`, `desk_list_full`, `name_taken`. */
    add: editing
      .input(AddMacroInput)
      .output(Macro)
      .mutation(({ ctx, input }) => addMacro(db, ctx, input)),

    /** Changes a macro. Errors: `not_found`, `forbidden`, `stale_version`, `name_taken`. */
    change: editing
      .input(ChangeMacroInput)
      .output(Macro)
      .mutation(({ ctx, input }) => changeMacro(db, ctx, input)),

    /** Switches a macro on or off. Errors: `not_found`, `forbidden`, `stale_version`. */
    switch: editing
      .input(SwitchInput)
      .output(Macro)
      .mutation(({ ctx, input }) => switchMacro(db, ctx, input)),

    /** Takes all steps of a macro on one ticket, or none. What it refuses is described at `runMacro`. */
    run: using
      .input(RunMacroInput)
      .output(Ticket)
      .mutation(({ ctx, input }) => runMacro(db, ctx, input)),
  })
}
