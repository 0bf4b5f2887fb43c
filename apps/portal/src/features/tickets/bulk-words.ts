import type { Reason } from '@ocs/contracts/reasons'
import type { BulkResult } from '@ocs/contracts/ticket-bulk'

const why: Partial<Record<Reason, string>> = {
  ticket_closed: 'closed already',
  same_status: 'in that status already',
  same_priority: 'of that priority already',
  already_assigned: 'given to that person already',
  in_use: 'that person does not work there',
  forbidden: 'not yours to change',
  not_found: 'no longer there for you',
}

/** "1 ticket", "1,200 tickets". */
export function ticketsOf(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'ticket' : 'tickets'}`
}

const number = (count: number) => count.toLocaleString('en-US')

/** What became of a bulk change, in a sentence: "38 changed, 2 not: closed already (#12, #14)." */
export function resultWords({ changed, waiting, refused, undone }: BulkResult): string {
  if (undone) {
    const rest = undone.notRestored > 0 ? `, ${number(undone.notRestored)} not: changed since` : ''
    return `Undone: ${ticketsOf(undone.restored)} put back${rest}.`
  }
  if (waiting > 0) return `${number(changed)} changed, ${number(waiting)} to go…`
  const left = refused.map(({ reason, count, examples }) => {
    const named = examples.length > 0 ? ` (${examples.join(', ')}${count > examples.length ? ', …' : ''})` : ''
    return `${number(count)} not: ${why[reason] ?? 'the rules did not allow it'}${named}`
  })
  return `${[`${number(changed)} changed`, ...left].join(', ')}.`
}
