import { MacroStep, macroStepWords, type RunMacroInput } from '@ocs/contracts/macros'
import { DomainError, isRefusal, notFound } from '@ocs/contracts/reasons'
import type { Ticket } from '@ocs/contracts/tickets'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import * as z from 'zod'
import { refuseStale } from '../canned-answer/desk-text.guard.ts'
import { mayUseTexts } from '../canned-answer/desk-text.policy.ts'
import type { Db, Tx } from '../db.ts'
import type { Macro as MacroRow } from '../generated/prisma/client.ts'
import { type TicketPolicy, ticketPolicy } from '../ticket/ticket.policy.ts'
import { presentTicket, type TicketRow } from '../ticket/ticket.present.ts'
import { refusalOf, writeStep } from '../ticket/ticket.store.ts'
import { lockTicket } from '../ticket/ticket-lock.store.ts'
import { alreadySo, stepOf } from './macro.rules.ts'

/** The macro that is to run, as its preview was read. Refused: `not_found`, `stale_version` (also where it is switched off). */
async function macroToRun(tx: Tx, doer: Doer, { desk, macroId, macroVersion }: RunMacroInput): Promise<MacroRow> {
  const macro = await tx.macro.findUnique({ where: { id: macroId } })
  if (!macro || macro.desk !== desk || !mayUseTexts(doer.actor, desk)) throw notFound('Macro')
  refuseStale(macro.active ? macro.version : 0, macroVersion, 'this macro')
  return macro
}

/** The refusal of one step, which names the step, unless it is about the whole ticket. */
function named(error: DomainError, at: number, step: MacroStep): DomainError {
  if (error.reason === 'not_found' || error.reason === 'stale_version') return error
  return new DomainError(error.reason, `Step ${at + 1}, “${macroStepWords(step)}”: ${error.message}`)
}

/**
 * Takes the steps one after the other on a locked ticket. Whether somebody may take a step is asked of the ticket with the
 * assignee it had: who works it only as that gives it away as one step among others, wherever it stands.
 * Refused: as at `refusalOf`; then nothing of it may stay.
 */
async function takeSteps(
  tx: Tx,
  doer: Doer,
  policy: TicketPolicy,
  macro: MacroRow,
  found: TicketRow | null,
  version: number,
): Promise<TicketRow> {
  const now = new Date()
  let ticket = found
  let passedOver: DomainError | null = null
  for (const [at, step] of z.array(MacroStep).parse(macro.steps).entries()) {
    const rule = ticket && stepOf(step, ticket, doer.actor)
    const begun = ticket && found && { ...ticket, assigneeId: found.assigneeId }
    const refused = refusalOf(policy, begun, rule, at === 0 ? version : undefined)
    if (refused && !alreadySo.includes(refused.reason)) throw named(refused, at, step)
    if (refused) passedOver = named(refused, at, step)
    else if (ticket && rule && !isRefusal(rule))
      ticket = await writeStep(tx, doer, policy, ticket, rule, now, { macro: macro.name })
  }
  if (ticket === null || ticket === found) throw passedOver ?? notFound('Ticket')
  return ticket
}

/**
 * Takes all steps of a macro on one ticket, or none, in one transaction. What the ticket already is is passed over, unless
 * that is all. Refused: `not_found` (ticket, macro), `stale_version` (ticket, macro); `forbidden` and what a rule refuses,
 * with the step in the sentence.
 */
export async function runMacro(db: Db, doer: Doer, input: RunMacroInput): Promise<Ticket> {
  const policy = ticketPolicy(doer.actor)
  return inTransaction(db, doer, 'macros.run', input, async (tx: Tx) => {
    const ticket = await lockTicket(tx, input)
    if (!ticket || !policy.may('read', ticket)) throw notFound('Ticket')
    const macro = await macroToRun(tx, doer, input)
    return presentTicket(await takeSteps(tx, doer, policy, macro, ticket, input.version), policy)
  })
}
