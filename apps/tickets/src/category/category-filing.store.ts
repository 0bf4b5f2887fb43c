import { type Actor, actorCan } from '@ocs/contracts/actors'
import type { Candidate } from '@ocs/contracts/answers'
import { CategoryDefinition, type Routing } from '@ocs/contracts/categories'
import { DomainError, isRefusal } from '@ocs/contracts/reasons'
import { type Desk, type FileTicketInput, openStatuses } from '@ocs/contracts/tickets'
import { startChecklist } from '../checklist/checklist.store.ts'
import type { Tx } from '../db.ts'
import { systemDoer } from '../sla/system-doer.ts'
import { ticketPolicy } from '../ticket/ticket.policy.ts'
import type { TicketRow } from '../ticket/ticket.present.ts'
import { assign } from '../ticket/ticket.rules.ts'
import { type NewTicket, writeStep } from '../ticket/ticket.store.ts'
import { fileUnder } from './category.rules.ts'
import { eligible, type Load, leastLoaded } from './routing.rules.ts'

/** How much each of some people has of a desk. */
export async function loadsOf(tx: Pick<Tx, '$queryRaw'>, desk: Desk, ids: readonly string[]): Promise<Load[]> {
  return tx.$queryRaw<Load[]>`
    select person.id::text, given.*
    from unnest(${[...ids]}::uuid[]) person (id), lateral (
      select
        (select count(*)::int from ticket where assignee_id = person.id and closed_at is null and archive_year is null
          and desk = ${desk}::desk and status::text = any(${[...openStatuses]})) as open,
        (select created_at from ticket where assignee_id = person.id and desk = ${desk}::desk and archive_year is null
          order by created_at desc, id desc limit 1) as "newestAt"
    ) given`
}

/** Gives a ticket that was just filed to whom its category says; it waits in the queue where nobody fits. */
async function route(
  tx: Tx,
  ticket: TicketRow,
  { routing, label }: { routing: Routing; label: string },
  candidates: readonly Candidate[],
  now: Date,
): Promise<TicketRow> {
  const fitting = eligible(routing, candidates)
  // The number of the desk is taken: nobody else counts until this ticket is given.
  const loads =
    fitting.length > 1
      ? await loadsOf(
          tx,
          ticket.desk,
          fitting.map(each => each.id),
        )
      : []
  const to = leastLoaded(fitting, loads)
  if (!to) return ticket
  const step = assign(ticket, { id: to.id, name: to.name }, `By the rule of the category ${label}`)
  if (isRefusal(step)) throw new DomainError(step.refused, step.message)
  return writeStep(tx, systemDoer, ticketPolicy(systemDoer.actor), ticket, step, now)
}

function checkCandidates(actor: Actor, { candidates }: FileTicketInput): void {
  if (!candidates?.length || actor.kind === 'person' || actorCan(actor, 'tickets:work')) return
  throw new DomainError('forbidden', 'Only who may work tickets can say whom a new one is given to.')
}

/**
 * A ticket as its category makes it: answers checked, what is not asked taken away, its priority, its
 * checklist, and who is given it.
 * Refused: `forbidden` (candidates), `category_not_offered`, `category_changed`, `answer_refused`.
 */
export async function describeByCategory(tx: Tx, actor: Actor, input: FileTicketInput): Promise<NewTicket> {
  checkCandidates(actor, input)
  const { candidates = [], categoryVersion, answers: _, ...asked } = input
  const row = await tx.category.findUnique({ where: { desk_key: { desk: input.desk, key: input.category } } })
  const category = row && { ...row, definition: CategoryDefinition.parse(row.definition) }
  const wasShown =
    category && categoryVersion && categoryVersion !== category.version
      ? await tx.categoryVersion.findUnique({
          where: { categoryId_version: { categoryId: category.id, version: categoryVersion } },
        })
      : null
  const filing = fileUnder(category, input, wasShown && CategoryDefinition.parse(wasShown.definition))
  if (isRefusal(filing)) throw new DomainError(filing.refused, filing.message)
  if (!category) return { ...asked, ...filing }
  const { routing, checklist } = category.definition
  return {
    ...asked,
    ...filing,
    async route(ticket, now) {
      await startChecklist(tx, ticket.id, checklist)
      return route(tx, ticket, { routing, label: category.label }, candidates, now)
    },
  }
}
