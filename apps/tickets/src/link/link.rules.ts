import { type Refusal, refuse } from '@ocs/contracts/reasons'
import { type LinkRelation, maxTicketLinks } from '@ocs/contracts/ticket-links'
import { deskLabels, type TicketKey } from '@ocs/contracts/tickets'
import type { LinkKind } from '../generated/prisma/enums.ts'
import { obstacle, onlyOpen, type Step, type TicketFacts } from '../ticket/ticket.rules.ts'

/** How a relation is stored: its kind, and whether it is read from the ticket that is looked at to the other. */
const stored: Record<LinkRelation, { kind: LinkKind; isForward: boolean }> = {
  duplicate_of: { kind: 'duplicate_of', isForward: true },
  duplicated_by: { kind: 'duplicate_of', isForward: false },
  blocked_by: { kind: 'blocked_by', isForward: true },
  blocks: { kind: 'blocked_by', isForward: false },
  child_of: { kind: 'child_of', isForward: true },
  parent_of: { kind: 'child_of', isForward: false },
}

/** The link that a relation of one ticket to another is. */
export function linkOf(relation: LinkRelation, here: string, other: string) {
  const { kind, isForward } = stored[relation]
  return isForward ? { kind, fromId: here, toId: other } : { kind, fromId: other, toId: here }
}

/** What a link is, seen from one of its ends. */
export function relationOf({ kind, fromId }: { kind: LinkKind; fromId: string }, here: string): LinkRelation {
  const relations = Object.keys(stored) as LinkRelation[]
  const isForward = fromId === here
  return relations.find(each => stored[each].kind === kind && stored[each].isForward === isForward) ?? 'duplicate_of'
}

/** The same relation, seen from the other end. */
export function otherWay(relation: LinkRelation): LinkRelation {
  return relationOf({ kind: stored[relation].kind, fromId: stored[relation].isForward ? 'other' : 'here' }, 'here')
}

/** What is known about a link that somebody wants to make. */
export type LinkFacts = {
  isSame: boolean
  exists: boolean
  /** Whether the second leads to the first already, by links of this kind. */
  leadsBack: boolean
  /** The ticket that the first is part of already, where the link would make it part of another. */
  parent: TicketKey | null
  /** The links of whichever has more. */
  count: number
}

const name = ({ desk, number }: TicketKey) => `${deskLabels[desk]} ticket ${number}`

/** Why a link may not be made, or null. Refused: `same_ticket`, `already_linked`, `link_cycle`, `too_many_links`. */
export function refuseLink(facts: LinkFacts): Refusal | null {
  if (facts.isSame) return refuse('same_ticket', 'A ticket cannot be linked to itself.')
  if (facts.exists) return refuse('already_linked', 'These tickets are already linked like this.')
  if (facts.leadsBack) {
    return refuse('link_cycle', 'This would go round in a circle: the other ticket already leads back to this one.')
  }
  if (facts.parent)
    return refuse('already_linked', `It is already part of ${name(facts.parent)}. Remove that link first.`)
  return facts.count >= maxTicketLinks
    ? refuse('too_many_links', `A ticket has at most ${maxTicketLinks} links.`)
    : null
}

/** What a history says of another ticket. */
export type Other = TicketKey & { id: string }
export const otherOf = ({ id, desk, number }: Other): Other => ({ id, desk, number })

/** One end's part of making or removing a link. */
export function linkStep(verb: 'linked' | 'unlinked', relation: LinkRelation, other: Other): Step {
  return { action: 'link', verb, set: {}, note: null, told: { relation, other: otherOf(other) } }
}

/** Makes a ticket of its own out of a part of this one. Refused: `already_merged`. */
export function splitOff(whole: TicketFacts, part: Other): Step {
  const refused = obstacle.split(whole, '')
  return { action: 'split', ...(refused ?? { verb: 'split_off', set: {}, note: null, told: { other: otherOf(part) } }) }
}

type Merged = TicketFacts & Other

/**
 * Puts a ticket into another, which closes it. Refused: `same_ticket`, `already_merged`, `ticket_closed` (either).
 */
export function mergeInto(source: Merged, target: Merged, note: string | null): Step {
  const refused =
    (source.id === target.id ? refuse('same_ticket', 'Choose another ticket than this one.') : null) ??
    notMerged(source, 'This ticket is already merged into another one.') ??
    notMerged(target, `Ticket ${target.number} is itself merged into another one. Choose that one.`) ??
    onlyOpen(source) ??
    (target.status === 'closed' ? refuse('ticket_closed', `Ticket ${target.number} is closed. Reopen it first.`) : null)
  const set = { status: 'closed', mergedIntoId: target.id } as const
  return { action: 'merge', ...(refused ?? { verb: 'merged', set, note, told: { other: otherOf(target) } }) }
}

const notMerged = (ticket: TicketFacts, message: string) =>
  ticket.mergedIntoId === null ? null : refuse('already_merged', message)

/** The other side of a merge: a ticket gets the people of the one that was put into it. */
export function takeIn(target: Merged, source: Merged, personIds: string[]): Step {
  const come = personIds.filter(id => !target.affectedIds.includes(id))
  const set = { affectedIds: [...target.affectedIds, ...come] }
  return { action: 'merge', verb: 'merged_in', set, note: null, told: { other: otherOf(source), people: come.length } }
}
