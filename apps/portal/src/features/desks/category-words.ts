import {
  assetRuleLabels,
  type CategoryField,
  type CategoryForm,
  fieldKindLabels,
  type Routing,
} from '@ocs/contracts/categories'
import { ticketPriorityLabels } from '@ocs/contracts/tickets'

const count = (many: number, one: string, several: string) => `${many} ${many === 1 ? one : several}`

const shortRoutings = {
  nobody: 'Nobody',
  least_loaded: 'Fewest open tickets',
  place_technician: 'Technician of the place',
} as const

/** Who gets a new ticket, in a few words. */
export function routingWords(routing: Routing): string {
  return routing.to === 'person' ? routing.person.name : shortRoutings[routing.to]
}

/** What a category asks, in a few words: `Device must be given, 2 questions`. */
export function asksWords({ definition: { asset, fields } }: CategoryForm): string {
  const asked = fields.filter(field => field.active).length
  const device = asset === 'hidden' ? [] : [asset === 'required' ? 'the device' : 'the device, if any']
  const words = [...device, ...(asked > 0 ? [count(asked, 'question', 'questions')] : [])].join(', ')
  return words === '' ? 'Nothing more' : words[0]?.toUpperCase() + words.slice(1)
}

function fieldWords({ label, kind, required, active, options }: CategoryField): string {
  const choices = kind === 'choice' ? ` (${options.join(', ')})` : ''
  const state = active ? (required ? ', must be answered' : '') : ', not asked now'
  return `Question “${label}”: ${fieldKindLabels[kind].toLowerCase()}${choices}${state}`
}

/** A category in words, a line for each thing it says. */
export function categoryLines({ label, hint, definition }: CategoryForm): string[] {
  const { asset, fields, checklist, defaultPriority, routing } = definition
  return [
    `Name: ${label}`,
    ...(hint ? [`Explained as: ${hint}`] : []),
    `Device: ${assetRuleLabels[asset].toLowerCase()}`,
    ...fields.map(fieldWords),
    ...fields.flatMap(field => (field.help ? [`Help at “${field.label}”: ${field.help}`] : [])),
    `Priority: ${ticketPriorityLabels[defaultPriority].toLowerCase()}`,
    `New tickets go to: ${routingWords(routing)}`,
    ...checklist.map(line => `Checklist: ${line}`),
  ]
}

/** What an edit took away and what it brought, line by line. */
export function changedLines(before: CategoryForm, after: CategoryForm): { gone: string[]; come: string[] } {
  const [old, now] = [categoryLines(before), categoryLines(after)]
  return { gone: old.filter(line => !now.includes(line)), come: now.filter(line => !old.includes(line)) }
}
