import type { Actor } from '@ocs/contracts/actors'
import { Answers } from '@ocs/contracts/answers'
import { CategoryDefinition, type TicketAnswer } from '@ocs/contracts/categories'
import type { TicketKey } from '@ocs/contracts/tickets'
import type { Db } from '../db.ts'
import { ticketPolicy } from '../ticket/ticket.policy.ts'
import { readTicket } from '../ticket/ticket.store.ts'

/** What was answered when a ticket was filed, in the words in which it was asked then. Refused: `not_found`. */
export async function ticketAnswers(db: Db, actor: Actor, key: TicketKey): Promise<TicketAnswer[]> {
  const { desk, category, categoryVersion, answers } = await readTicket(db, ticketPolicy(actor), key)
  if (categoryVersion === null || answers === null) return []
  const asked = await db.categoryVersion.findFirst({
    where: { category: { desk, key: category }, version: categoryVersion },
    select: { definition: true },
  })
  const given = Answers.parse(answers)
  return CategoryDefinition.parse(asked?.definition).fields.flatMap(({ id, label, kind }) => {
    const value = given[id]
    return value === undefined ? [] : [{ id, label, kind, value }]
  })
}
