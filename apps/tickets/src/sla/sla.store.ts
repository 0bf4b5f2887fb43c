import type { SlaTarget } from '@ocs/contracts/clocks'
import type { Desk } from '@ocs/contracts/tickets'
import { type Schedule, scheduleOf } from '../clock/clock.rules.ts'
import type { Db, Tx } from '../db.ts'
import { type ClockChange, type ClockColumns, type ClockFacts, clockAfter, clockAtFiling } from './sla.rules.ts'

/** What the clock of a ticket is counted by. */
export type ClockSettings = { schedule: Schedule; targets: SlaTarget[] }

const dayMs = 86_400_000

/** The dates of closures as their `date` columns hold them. */
function* datesOf(closures: { startsOn: Date; endsOn: Date }[]): Generator<string> {
  for (const { startsOn, endsOn } of closures) {
    for (let at = startsOn.getTime(); at <= endsOn.getTime(); at += dayMs) yield new Date(at).toISOString().slice(0, 10)
  }
}

/** The settings of a desk at a place; null is a place that the district does not know. */
export async function clockSettings(tx: Db | Tx, desk: Desk, placeId: string | null): Promise<ClockSettings> {
  const hours = await tx.deskHours.findMany({ where: { desk } })
  const closures = await tx.closure.findMany({
    where: { OR: [{ placeId: null }, ...(placeId ? [{ placeId }] : [])] },
    select: { startsOn: true, endsOn: true },
  })
  const targets = await tx.slaTarget.findMany({ where: { desk } })
  return { schedule: scheduleOf(hours, datesOf(closures)), targets }
}

type Placed = { desk: Desk; placeId: string | null }

/** The clock of a ticket that is filed now. To be asked after the ticket has its number; see `recountAfterEdit`. */
export async function startClock(
  tx: Tx,
  ticket: Pick<ClockFacts, 'status' | 'priority' | 'category'> & Placed,
  now: Date,
): Promise<ClockColumns> {
  const { schedule, targets } = await clockSettings(tx, ticket.desk, ticket.placeId)
  return clockAtFiling(ticket, now, schedule, targets)
}

/** What a change of a locked ticket does to its clock; empty when it does not concern the clock. */
export async function moveClock(
  tx: Tx,
  ticket: ClockFacts & Placed,
  change: ClockChange & { placeId?: string | null },
  now: Date,
): Promise<Partial<ClockColumns>> {
  const { status, priority, category, placeId } = change
  const answers = change.answers === true && ticket.firstAnsweredAt === null
  if (!answers && [status, priority, category, placeId].every(each => each === undefined)) return {}
  const { schedule, targets } = await clockSettings(tx, ticket.desk, placeId === undefined ? ticket.placeId : placeId)
  return clockAfter(ticket, { status, priority, category, answers }, now, schedule, targets)
}
