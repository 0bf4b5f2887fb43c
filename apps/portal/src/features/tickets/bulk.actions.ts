'use server'

import { DomainError } from '@ocs/contracts/reasons'
import type { BulkCount, BulkResult } from '@ocs/contracts/ticket-bulk'
import { refresh } from 'next/cache'
import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { db } from '../../server/db.ts'
import { services, settle } from '../../server/services.ts'
import { requirePerson } from '../../server/session.ts'
import { BulkForm, changeMany, queryIn } from './bulk.form.ts'
import { lensOf } from './lens.ts'
import { filterOf } from './list-query.ts'

/** What became of a bulk change, or how many match now where these are more than the person was told. */
export type BulkState = FormState & { result: BulkResult | null; count: BulkCount | null }

/** What a service answered, or a sentence. */
export type Answer<T> = { ok: true; value: T } | { ok: false; message: string }

async function countOf(address: string): Promise<Answer<BulkCount>> {
  const { actor } = await requirePerson('tickets:work')
  return settle(services().tickets.bulk.count.query(filterOf(queryIn(address), lensOf(actor))))
}

/** How many tickets the list matches in all. */
export async function countMatchingAction(address: string): Promise<Answer<BulkCount>> {
  return countOf(address)
}

/** Changes many tickets. When more match than the person was told, nothing is changed and they are told the new number. */
export async function bulkChangeAction(_state: FormState, data: FormData): Promise<BulkState> {
  let result: BulkResult | null = null
  let count: BulkCount | null = null
  const fieldOf = { in_use: 'assigneeId' } as const
  const state = await runAction(data, { can: 'tickets:work', input: BulkForm, fieldOf }, async (form, ctx) => {
    try {
      result = await changeMany(db(), services().tickets, form, lensOf(ctx.actor), ctx.idempotencyKey)
    } catch (error) {
      if (error instanceof DomainError && (error.reason === 'more_match_now' || error.reason === 'too_many_match')) {
        const counted = await countOf(form.address)
        count = counted.ok ? counted.value : null
      }
      throw error
    }
    return { message: '' }
  })
  return { ...state, result, count }
}

/** Goes on with a bulk change of which tickets still wait. */
export async function bulkGoOnAction(bulkId: string): Promise<Answer<BulkResult>> {
  await requirePerson('tickets:work')
  const answer = await settle(services().tickets.bulk.goOn.mutate({ bulkId }))
  if (answer.ok && answer.value.waiting === 0) refresh()
  return answer
}

/** Takes a bulk change back. */
export async function bulkUndoAction(bulkId: string): Promise<Answer<BulkResult>> {
  await requirePerson('tickets:work')
  const answer = await settle(services().tickets.bulk.undo.mutate({ bulkId }))
  if (answer.ok) refresh()
  return answer
}
