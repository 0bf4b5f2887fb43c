import {
  AddCategoryInput,
  ArrangeCategoriesInput,
  Category,
  CategoryName,
  CategoryVersion,
  ChangeCategoryInput,
  DeskCategoriesInput,
  OfferedCategory,
  SwitchCategoryInput,
  TicketAnswer,
} from '@ocs/contracts/categories'
import { TicketKey } from '@ocs/contracts/tickets'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import { managing } from '../calendar/calendar.policy.ts'
import type { Db } from '../db.ts'
import {
  addCategory,
  arrangeCategories,
  categoryHistory,
  categoryNames,
  changeCategory,
  listCategories,
  offeredCategories,
} from './category.store.ts'
import { ticketAnswers } from './ticket-answers.store.ts'

/** What the desks can be asked for, and what each category asks and does; its desk's director sets it up. */
export function categoryRouter(db: Db) {
  const editing = procedure.meta({ can: managing })
  return router({
    /** The categories of a desk that a ticket can be filed under now. */
    offered: procedure
      .meta({ can: 'tickets:file' })
      .input(DeskCategoriesInput)
      .output(z.array(OfferedCategory))
      .query(({ input }) => offeredCategories(db, input.desk)),

    /** What the categories of both desks are called, also those that are no longer offered. */
    names: procedure
      .meta({ can: 'tickets:read' })
      .output(z.array(CategoryName))
      .query(() => categoryNames(db)),

    /** What was answered when a ticket was filed. Errors: `not_found`. */
    answersOf: procedure
      .meta({ can: 'tickets:read' })
      .input(TicketKey)
      .output(z.array(TicketAnswer))
      .query(({ ctx, input }) => ticketAnswers(db, ctx.actor, input)),

    /** The categories of a desk as they are set up. Errors: `forbidden`. */
    list: editing
      .input(DeskCategoriesInput)
      .output(z.array(Category))
      .query(({ ctx, input }) => listCategories(db, ctx.actor, input.desk)),

    /** The last 100 versions of a category, the newest first. Errors: `not_found`. */
    history: editing
      .input(z.object({ id: z.uuid() }))
      .output(z.array(CategoryVersion))
      .query(({ ctx, input }) => categoryHistory(db, ctx.actor, input.id)),

    /** Adds a category. Errors: `forbidden`, `too_many_categories`, `name_taken`. */
    add: editing
      .input(AddCategoryInput)
      .output(Category)
      .mutation(({ ctx, input }) => addCategory(db, ctx, input)),

    /** Changes what a category is called, asks and does. Errors: `not_found`, `stale_version`, `name_taken`. */
    change: editing
      .input(ChangeCategoryInput)
      .output(Category)
      .mutation(({ ctx, input: { category, ...input } }) => changeCategory(db, ctx, input, 'changed', category)),

    /** Offers a category again. Errors: `not_found`, `stale_version`. */
    activate: editing
      .input(SwitchCategoryInput)
      .output(Category)
      .mutation(({ ctx, input }) => changeCategory(db, ctx, input, 'switched_on', { active: true })),

    /** Offers a category no longer; its tickets stay as they are. Errors: `not_found`, `stale_version`. */
    deactivate: editing
      .input(SwitchCategoryInput)
      .output(Category)
      .mutation(({ ctx, input }) => changeCategory(db, ctx, input, 'switched_off', { active: false })),

    /** Puts the categories of a desk into an order. Errors: `forbidden`, `stale_version`. */
    arrange: editing
      .input(ArrangeCategoriesInput)
      .output(z.null())
      .mutation(({ ctx, input }) => arrangeCategories(db, ctx, input)),
  })
}
