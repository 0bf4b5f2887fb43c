import { Version } from '@ocs/contracts/pages'
import { DraftInput, Requisition, RequisitionListInput, RequisitionPage } from '@ocs/contracts/requisitions'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import type { Db } from '../db.ts'
import { listRequisitions } from './requisition.list.ts'
import { permissionFor } from './requisition.policy.ts'
import { createDraft, discardDraft, editDraft, getRequisition, submitDraft } from './requisition.store.ts'

const tags = ['requisitions']
const RequisitionKey = z.object({ id: z.uuid() })
const RequisitionAtVersion = RequisitionKey.extend({ version: Version })

/** Writing requisitions. Every refusal is described at `changeRequisition` and at the verb's own store function. */
export function draftRouter(db: Db) {
  return router({
    /** Begins a draft for the caller. Errors: `vendor_not_usable`, `invalid_input`. */
    create: procedure
      .meta({ can: 'requisitions:write' })
      .input(DraftInput)
      .output(Requisition)
      .mutation(({ ctx, input }) => createDraft(db, ctx, input, new Date())),

    /** Writes a draft anew. */
    edit: procedure
      .meta({ can: permissionFor.edit })
      .input(DraftInput.extend(RequisitionAtVersion.shape))
      .output(Requisition)
      .mutation(({ ctx, input }) => editDraft(db, ctx, input)),

    /** Throws a draft away for good. */
    discard: procedure
      .meta({ can: permissionFor.discard })
      .input(RequisitionAtVersion)
      .output(RequisitionKey)
      .mutation(({ ctx, input }) => discardDraft(db, ctx, input)),

    /** Submits a draft and gives it its number. Errors also: `requisition_empty`, `vendor_not_usable`. */
    submit: procedure
      .meta({ can: permissionFor.submit })
      .input(RequisitionAtVersion)
      .output(Requisition)
      .mutation(({ ctx, input }) => submitDraft(db, ctx, input, new Date())),
  })
}

/** Reading requisitions: one's own, and what others have submitted as far as the policy opens it. */
export function requisitionRouter(db: Db) {
  return router({
    /** A page of the requisitions that the caller may see, newest first. Errors: `bad_cursor`. */
    list: procedure
      .meta({ can: permissionFor.read, openapi: { method: 'GET', path: '/requisitions', tags, protect: true } })
      .input(RequisitionListInput)
      .output(RequisitionPage)
      .query(({ ctx, input }) => listRequisitions(db, ctx.actor, input)),

    /** One requisition. Errors: `not_found`. */
    get: procedure
      .meta({ can: permissionFor.read, openapi: { method: 'GET', path: '/requisitions/{id}', tags, protect: true } })
      .input(RequisitionKey)
      .output(Requisition)
      .query(({ ctx, input }) => getRequisition(db, ctx.actor, input)),
  })
}
