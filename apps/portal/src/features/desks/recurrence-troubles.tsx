import type { Recurrence, RecurrenceTrouble } from '@ocs/contracts/recurrences'
import { Badge } from '@ocs/ui/badge'
import { Notice } from '@ocs/ui/notice'

const badges: Record<RecurrenceTrouble['kind'], string> = {
  assignee_gone: 'Assignee left',
  owner_gone: 'Director left',
  category_off: 'Category not offered',
}

/** What is wrong, and what comes of it. */
function wordsOf({ kind, name }: RecurrenceTrouble, { filedFor }: Recurrence): { what: string; result: string } {
  switch (kind) {
    case 'assignee_gone':
      return { what: `${name} no longer works this desk there`, result: 'Its tickets wait in the queue.' }
    case 'owner_gone':
      return { what: `${name} does not direct this desk`, result: `Its tickets are filed for ${filedFor.name}.` }
    case 'category_off':
      return { what: `The desk no longer offers the category ${name}`, result: 'Its tickets are still filed under it.' }
  }
}

/** How each trouble is ended. */
const remedies: Record<RecurrenceTrouble['kind'], string> = {
  assignee_gone: 'Choose somebody else below, or nobody.',
  owner_gone: 'Whoever saves it takes it over.',
  category_off: 'Choose another one below.',
}

/** In the list: what has changed around a recurring ticket since it was set up, and what comes of that. */
export function TroubleBadges({ recurrence }: { recurrence: Recurrence }) {
  return recurrence.troubles.map(trouble => {
    const { what, result } = wordsOf(trouble, recurrence)
    return (
      <span key={trouble.kind} className="mt-1 block max-w-prose text-sm text-muted">
        <Badge tone="warning">{badges[trouble.kind]}</Badge> {what}. {result}
      </span>
    )
  })
}

/** On its page: the same in sentences, and what to do about it. */
export function TroubleNotice({ recurrence }: { recurrence: Recurrence }) {
  const { troubles, allowedActions } = recurrence
  if (troubles.length === 0) return null
  return (
    <Notice tone="warning" title="Something has changed since this was set up" className="mb-4">
      <ul className="flex flex-col gap-1">
        {troubles.map(trouble => {
          const { what, result } = wordsOf(trouble, recurrence)
          return (
            <li key={trouble.kind}>
              {what}. {result} {allowedActions.includes('change') ? remedies[trouble.kind] : null}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
