import * as z from 'zod'
import { Instant } from './pages.ts'
import { PersonRef } from './people.ts'
import { Desk, RequiredNote, TicketKey } from './tickets.ts'

/** A question to a colleague about a ticket. Until it is answered or withdrawn, the asked one may read that ticket and comment. */
export const InputRequest = z.object({
  id: z.uuid(),
  asker: PersonRef,
  asked: PersonRef,
  question: z.string(),
  createdAt: Instant,
  answeredAt: Instant.nullable(),
  /** Taken back, or ended with the closing of the ticket. */
  withdrawnAt: Instant.nullable(),
  /** Whether the reader is who is asked. */
  isMine: z.boolean(),
})
export type InputRequest = z.infer<typeof InputRequest>

/** A request that waits for the reader's answer, with what it is about. */
export const WaitingInput = InputRequest.pick({ id: true, asker: true, question: true, createdAt: true }).extend({
  ticket: TicketKey.extend({ title: z.string(), desk: Desk }),
})
export type WaitingInput = z.infer<typeof WaitingInput>

/** The portal has checked that the asked one is an active member of the staff. */
export const AskInput = TicketKey.extend({ asked: PersonRef, question: RequiredNote })
export type AskInput = z.infer<typeof AskInput>

/** The answer of who was asked: for the desk, or for all who read the ticket. */
export const AnswerInput = TicketKey.extend({ note: RequiredNote, kind: z.enum(['note', 'answer']) })
export type AnswerInput = z.infer<typeof AnswerInput>

export const WithdrawInput = TicketKey.extend({ askedId: z.uuid() })
export type WithdrawInput = z.infer<typeof WithdrawInput>
