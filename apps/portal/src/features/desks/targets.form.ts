import { type CategoryName, categoryLabel } from '@ocs/contracts/categories'
import { type SlaTarget, SlaTargets } from '@ocs/contracts/clocks'
import { Desk, TicketPriority, ticketPriorities, ticketPriorityLabels } from '@ocs/contracts/tickets'
import * as z from 'zod'
import { VersionField } from '../../server/fields.ts'
import { durationWords, minutesFrom } from './desk-time.ts'

/** A line of the table while it is typed; without a category it is for all tickets of its priority. */
export type TargetDraft = { priority: TicketPriority; category: string | null; answer: string; resolution: string }

/** What a line of the table is called in names of fields: `urgent`, `urgent-networking`. */
export const targetKey = ({ priority, category }: Pick<TargetDraft, 'priority' | 'category'>): string =>
  category === null ? priority : `${priority}-${category}`

/** What a line of the table is about, in words. */
export function targetLabel(
  desk: Desk,
  names: CategoryName[],
  line: Pick<TargetDraft, 'priority' | 'category'>,
): string {
  const priority = ticketPriorityLabels[line.priority]
  return line.category === null ? priority : `${categoryLabel(names, desk, line.category)}, ${priority.toLowerCase()}`
}

function draftOf(target: SlaTarget | undefined, priority: TicketPriority, category: string | null): TargetDraft {
  const answer = durationWords(target?.firstAnswerMinutes ?? null)
  return { priority, category, answer, resolution: durationWords(target?.resolutionMinutes ?? null) }
}

/** The most urgent first, and those of a category below its priority. */
const mostUrgentFirst = ticketPriorities.toReversed()

/**
 * A desk's targets as the table begins with them: every priority has a line, which holds what counts for it now, also
 * where that comes from the desk's own target for all of them.
 */
export function targetsDraft(targets: SlaTarget[]): TargetDraft[] {
  const general = targets.find(target => target.priority === null)
  const own = (priority: TicketPriority) => targets.find(each => each.priority === priority && each.category === null)
  return mostUrgentFirst.flatMap(priority => [
    draftOf(own(priority) ?? general, priority, null),
    ...targets
      .filter(target => target.priority === priority && target.category !== null)
      .map(target => draftOf(target, priority, target.category)),
  ])
}

/** Puts a new line below the line of its priority and the categories that stand there. */
export function withTarget(drafts: TargetDraft[], priority: TicketPriority, category: string): TargetDraft[] {
  const after = drafts.findLastIndex(each => each.priority === priority) + 1
  return drafts.toSpliced(after, 0, { priority, category, answer: '', resolution: '' })
}

/** A desk's targets in words, a line each: `Urgent: first answer 1 h, done 8 h`. */
export function targetWords(desk: Desk, names: CategoryName[], targets: SlaTarget[]): string[] {
  return targetsDraft(targets).map(draft => {
    const { answer, resolution } = draft
    return `${targetLabel(desk, names, draft)}: first answer ${answer || 'no target'}, done ${resolution || 'no target'}`
  })
}

function readMinutes(field: string, fields: Record<string, unknown>, ctx: z.RefinementCtx): number | null {
  const typed = String(fields[field] ?? '').trim()
  if (typed === '') return null
  const minutes = minutesFrom(typed)
  const message =
    minutes === null || minutes < 1
      ? 'Enter a time such as 4 h or 1 h 30 min, or leave it empty'
      : minutes > 200_000
        ? 'Use 3,333 hours or fewer'
        : null
  if (message) ctx.addIssue({ code: 'custom', path: [field], message })
  return minutes
}

/** The first field of a line: its priority, and its category where it has one. */
const lineField = /^answer-([a-z]+)(?:-(.+))?$/

/** The form of a desk's targets: `answer-<line>` and `resolution-<line>`, empty for no target. */
export const TargetsForm = z.looseObject({ desk: Desk, version: VersionField }).transform((fields, ctx) => {
  const { desk, version } = fields
  const targets = Object.keys(fields).flatMap(name => {
    const [, priority, category = null] = lineField.exec(name) ?? []
    const line = TicketPriority.safeParse(priority)
    if (!line.success) return []
    const key = targetKey({ priority: line.data, category })
    return {
      priority: line.data,
      category,
      firstAnswerMinutes: readMinutes(`answer-${key}`, fields, ctx),
      resolutionMinutes: readMinutes(`resolution-${key}`, fields, ctx),
    }
  })
  if (!SlaTargets.safeParse(targets).success && ctx.issues.length === 0)
    ctx.addIssue({ code: 'custom', message: 'These targets cannot be saved' })
  return { desk, version, targets }
})
