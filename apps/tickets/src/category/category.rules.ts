import type { Answers } from '@ocs/contracts/answers'
import { type CategoryDefinition, problemsUnder } from '@ocs/contracts/categories'
import { type Refusal, refuse } from '@ocs/contracts/reasons'
import type { FileTicketInput, TicketPriority } from '@ocs/contracts/tickets'

/** A category as a new ticket is measured against it. */
export type CategoryFacts = { version: number; active: boolean; definition: CategoryDefinition }

type Filled = Pick<FileTicketInput, 'assetTag' | 'assetNote' | 'answers'>

/** What a category makes of what was filled in. */
export type Filing = {
  categoryVersion: number
  assetTag: string | null
  assetNote: string | null
  answers: Answers | undefined
  priority: TicketPriority
}

const asks = ({ asset, fields }: CategoryDefinition) =>
  JSON.stringify([
    asset,
    fields
      .filter(field => field.active)
      .map(({ id, label, kind, required, options }) => [id, label, kind, required, options]),
  ])

/** A device is named by its tag, or described where it has none; a category that does not ask for it has neither. */
function deviceOf({ asset }: CategoryDefinition, { assetTag, assetNote }: Filled) {
  if (asset === 'hidden') return { assetTag: null, assetNote: null }
  return { assetTag, assetNote: assetTag ? null : (assetNote ?? null) }
}

/**
 * Files under a category. `shown` is what the category was when it was filled in, null where nobody said.
 * Refused: `category_not_offered`, `category_changed`, `answer_refused` with a sentence for each answer.
 */
export function fileUnder(
  category: CategoryFacts | null,
  filled: Filled,
  shown: CategoryDefinition | null,
): Refusal | Filing {
  if (!category?.active) {
    return refuse('category_not_offered', 'The desk does not offer this category any more. Choose another one.')
  }
  const { definition, version } = category
  if (shown && asks(shown) !== asks(definition)) {
    return refuse(
      'category_changed',
      'What this category asks was changed while you were writing. Look at its questions again; the rest is as you left it.',
    )
  }
  const device = deviceOf(definition, filled)
  const given = Object.entries(filled.answers ?? {}).filter(([, value]) => value !== '')
  const answers = given.length > 0 ? Object.fromEntries(given) : undefined
  const problems = problemsUnder(definition, { ...device, answers })
  if (problems.length > 0) return refuse('answer_refused', `${problems.map(each => each.message).join('. ')}.`)
  return { categoryVersion: version, ...device, answers, priority: definition.defaultPriority }
}

/** Keys that are addresses of something else in the portal. */
const reserved = ['new']

/** What a new category is called in tickets: made from its name, and unlike those that the desk has already. */
export function keyFor(label: string, taken: readonly string[]): string {
  const plain = label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const slug =
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'category'
  for (let at = 1; ; at++) {
    const key = at === 1 ? slug : `${slug}-${at}`
    if (!taken.includes(key) && !reserved.includes(key)) return key
  }
}
