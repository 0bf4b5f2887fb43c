import * as z from 'zod'
import { type Answers, FieldId, maxCategoryFields } from './answers.ts'
import { Instant, Version } from './pages.ts'
import { PersonRef } from './people.ts'
import { text } from './text.ts'
import { Desk, TicketPriority } from './tickets.ts'

/** The most of everything that a desk's director can set up. */
export const maxCategories = 40
export const maxFieldOptions = 30
export const maxChecklistLines = 30

/** Whether a category asks for the device. `required` takes "not in the inventory" with words that say what it is. */
export const assetRules = ['required', 'optional', 'hidden'] as const
export const AssetRule = z.enum(assetRules)
export type AssetRule = z.infer<typeof AssetRule>

export const assetRuleLabels: Record<AssetRule, string> = {
  required: 'Must be given',
  optional: 'May be given',
  hidden: 'Is not asked',
}

export const fieldKinds = ['text', 'long_text', 'choice', 'number', 'yes_no'] as const
export const FieldKind = z.enum(fieldKinds)
export type FieldKind = z.infer<typeof FieldKind>

export const fieldKindLabels: Record<FieldKind, string> = {
  text: 'A line of text',
  long_text: 'Several lines of text',
  choice: 'One of some choices',
  number: 'A number',
  yes_no: 'Yes or no',
}

const unique = (values: readonly string[]) => new Set(values.map(value => value.toLowerCase())).size === values.length

/** A question that a category asks. One that is not active is kept, but not asked. */
export const CategoryField = z
  .object({
    id: FieldId,
    label: text(120).min(1, 'Enter the question'),
    help: text(300),
    kind: FieldKind,
    required: z.boolean(),
    options: z
      .array(text(80).min(1, 'Enter the words of this choice'))
      .max(maxFieldOptions, `Use ${maxFieldOptions} choices or fewer`),
    active: z.boolean(),
  })
  .refine(field => field.kind !== 'choice' || field.options.length >= 2, {
    path: ['options'],
    message: 'Enter at least two choices, one a line',
  })
  .refine(field => unique(field.options), { path: ['options'], message: 'There is the same choice twice' })
export type CategoryField = z.infer<typeof CategoryField>

/**
 * Who is given a new ticket. `nobody`: it waits in the queue. `person`: one, by name. `least_loaded`: the technician of the
 * place or of the district who has the fewest open tickets of the desk. `place_technician`: the same among those of the place.
 */
export const Routing = z.discriminatedUnion('to', [
  z.object({ to: z.literal('nobody') }),
  z.object({ to: z.literal('person'), person: PersonRef }),
  z.object({ to: z.literal('least_loaded') }),
  z.object({ to: z.literal('place_technician') }),
])
export type Routing = z.infer<typeof Routing>

export const routingLabels: Record<Routing['to'], string> = {
  nobody: 'Nobody: it waits in the queue',
  person: 'One person',
  least_loaded: 'The technician with the fewest open tickets',
  place_technician: 'The technician of the place',
}

/** What a category asks and does. */
export const CategoryDefinition = z.object({
  asset: AssetRule,
  fields: z
    .array(CategoryField)
    .max(maxCategoryFields, `Use ${maxCategoryFields} questions or fewer`)
    .refine(fields => unique(fields.map(field => field.id)), 'Two questions have the same id'),
  /** What whoever works the ticket goes through, a line each. */
  checklist: z
    .array(text(200).min(1, 'Enter the words of this line'))
    .max(maxChecklistLines, `Use ${maxChecklistLines} lines or fewer`),
  defaultPriority: TicketPriority,
  routing: Routing,
})
export type CategoryDefinition = z.infer<typeof CategoryDefinition>

/** What a category is that its director has not told anything about. */
export const plainDefinition: CategoryDefinition = {
  asset: 'optional',
  fields: [],
  checklist: [],
  defaultPriority: 'normal',
  routing: { to: 'nobody' },
}

/** What a director fills in. */
export const CategoryForm = z.object({
  label: text(60).min(2, 'Enter a name of at least 2 characters'),
  hint: text(120),
  definition: CategoryDefinition,
})
export type CategoryForm = z.infer<typeof CategoryForm>

/** A category as its director sees it. `key` is what stands in tickets and never changes. */
export const Category = CategoryForm.extend({
  id: z.uuid(),
  desk: Desk,
  key: z.string(),
  version: Version,
  active: z.boolean(),
  updatedAt: Instant,
})
export type Category = z.infer<typeof Category>

/** A category as it was, and who made it so. */
export const CategoryVersion = CategoryForm.extend({
  version: Version,
  active: z.boolean(),
  at: Instant,
  actor: PersonRef,
})
export type CategoryVersion = z.infer<typeof CategoryVersion>

/** What whoever files a ticket needs to know of a category. */
export const OfferedCategory = z.object({
  key: z.string(),
  label: z.string(),
  hint: z.string(),
  version: Version,
  asset: AssetRule,
  /** Only those that are asked now. */
  fields: z.array(CategoryField),
  /** Whether a new ticket is given to one of the candidates that come with it. */
  isRouted: z.boolean(),
})
export type OfferedCategory = z.infer<typeof OfferedCategory>

/** What a category is called, also one that is no longer offered. */
export const CategoryName = z.object({ desk: Desk, key: z.string(), label: z.string(), active: z.boolean() })
export type CategoryName = z.infer<typeof CategoryName>

/** What was answered to one question, as it was asked then. */
export const TicketAnswer = z.object({
  id: FieldId,
  label: z.string(),
  kind: FieldKind,
  value: z.union([z.string(), z.number(), z.boolean()]),
})
export type TicketAnswer = z.infer<typeof TicketAnswer>

/** The label of a category; one that the desk does not have is shown as it was sent. */
export function categoryLabel(names: readonly CategoryName[], desk: Desk, value: string): string {
  return names.find(name => name.desk === desk && name.key === value)?.label ?? value
}

type Asked = Pick<OfferedCategory, 'asset' | 'fields'>
type Answered = { assetTag: string | null; assetNote?: string | null; answers?: Answers }

/** The most characters of an answer in words, by the kind of its question. */
export const longestAnswer = { text: 200, long_text: 2000, choice: 80 } as const

function problemWith(field: CategoryField, value: Answers[string] | undefined): string | null {
  const isBlank = value === undefined || value === ''
  if (isBlank) return field.required ? `Answer “${field.label}”` : null
  switch (field.kind) {
    case 'yes_no':
      return typeof value === 'boolean' ? null : `Answer “${field.label}” with yes or no`
    case 'number':
      return typeof value === 'number' && Math.abs(value) <= 1e12 ? null : `Enter a number at “${field.label}”`
    case 'choice':
      return field.options.some(option => option === value) ? null : `Choose one of the answers to “${field.label}”`
    default: {
      const longest = longestAnswer[field.kind]
      if (typeof value !== 'string') return `Answer “${field.label}” in words`
      return value.length <= longest ? null : `Use ${longest} characters or fewer at “${field.label}”`
    }
  }
}

/** What is wrong with what was filled in under a category: by the id of the question, or `device`. Questions not asked are wrong too. */
export function problemsUnder(category: Asked, filled: Answered): { field: string; message: string }[] {
  const { answers = {}, assetTag, assetNote } = filled
  const asked = category.fields.filter(field => field.active)
  const device =
    category.asset === 'required' && !assetTag && !assetNote
      ? [{ field: 'device', message: 'Name the device, or say what it is if it is not in the inventory' }]
      : []
  const wrong = asked.flatMap(field => {
    const message = problemWith(field, answers[field.id])
    return message ? [{ field: field.id, message }] : []
  })
  const foreign = Object.keys(answers)
    .filter(id => !asked.some(field => field.id === id))
    .map(field => ({ field, message: `There is no question “${field}” in this category` }))
  return [...device, ...wrong, ...foreign]
}

export const DeskCategoriesInput = z.object({ desk: Desk })
export const AddCategoryInput = z.object({ desk: Desk, category: CategoryForm })
export const ChangeCategoryInput = z.object({ id: z.uuid(), version: Version, category: CategoryForm })
export const SwitchCategoryInput = z.object({ id: z.uuid(), version: Version })
/** All categories of a desk, in their new order. */
export const ArrangeCategoriesInput = z.object({ desk: Desk, ids: z.array(z.uuid()).max(maxCategories) })
