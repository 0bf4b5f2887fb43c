import {
  AssetRule,
  type CategoryField,
  CategoryForm,
  FieldKind,
  plainDefinition,
  type Routing,
} from '@ocs/contracts/categories'
import { isBlank } from '@ocs/contracts/text'
import { type Desk, TicketPriority } from '@ocs/contracts/tickets'
import * as z from 'zod'

/** A question while it is typed; its choices are lines of one text. */
export type FieldDraft = Omit<CategoryField, 'options'> & { options: string }

/** A category while it is typed. */
export type CategoryDraft = {
  label: string
  hint: string
  asset: AssetRule
  fields: FieldDraft[]
  defaultPriority: TicketPriority
  routing: Routing['to']
  personId: string
  checklist: string
}

/** A saved category as the form begins with it. */
export function draftOf({ label, hint, definition }: CategoryForm): CategoryDraft {
  const { asset, fields, defaultPriority, routing, checklist } = definition
  return {
    ...{ label, hint, asset, defaultPriority },
    fields: fields.map(field => ({ ...field, options: field.options.join('\n') })),
    routing: routing.to,
    personId: routing.to === 'person' ? routing.person.id : '',
    checklist: checklist.join('\n'),
  }
}

/** What a new category begins with: the maintenance desk rarely needs a device. */
export const newCategory = (desk: Desk): CategoryForm => ({
  label: '',
  hint: '',
  definition: { ...plainDefinition, asset: desk === 'technology' ? 'optional' : 'hidden' },
})

/** A new question; its id is never that of another. */
export function newField(): FieldDraft {
  const id = Array.from(crypto.getRandomValues(new Uint8Array(6)), byte => byte.toString(16).padStart(2, '0')).join('')
  return { id, label: '', help: '', kind: 'text', required: false, options: '', active: true }
}

/** Puts the element at a position one place up (-1) or down (1). */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const [one, other] = [list[at], list[at + by]]
  return one === undefined || other === undefined ? [...list] : list.with(at, other).with(at + by, one)
}

const linesOf = (typed: unknown) =>
  String(typed ?? '')
    .split('\n')
    .map(line => line.trim())
    .filter(line => !isBlank(line))

/** The name of a part of a question in the form. */
export const fieldName = (id: string, part: 'label' | 'help' | 'kind' | 'required' | 'options' | 'active') =>
  `field-${id}-${part}`

function fieldFrom(fields: Record<string, unknown>, id: string) {
  const at = (part: Parameters<typeof fieldName>[1]) => fields[fieldName(id, part)]
  return {
    id,
    label: at('label'),
    help: at('help') ?? '',
    kind: at('kind'),
    required: at('required') === 'on',
    options: at('kind') === 'choice' ? linesOf(at('options')) : [],
    active: at('active') === 'on',
  }
}

/** The name of the form's field that a problem of the category is about. */
function nameOf(path: PropertyKey[], ids: string[]): string | undefined {
  const [first, part, index, ofField] = path
  if (first !== 'definition') return String(first)
  if (part === 'routing') return 'personId'
  if (part !== 'fields') return part === undefined ? undefined : String(part)
  const id = ids[Number(index)]
  return id === undefined ? undefined : `field-${id}-${String(ofField)}`
}

/**
 * The form of a category: its questions as `field-<id>-<part>`, in the order of `fields`. Who gets its tickets comes as an id,
 * to be looked up by whoever knows people.
 */
export const CategoryFields = z.looseObject({ fields: z.string().default('') }).transform((sent, ctx) => {
  const ids = sent.fields.split(',').filter(id => id !== '')
  const { routing: to, personId } = sent
  const read = CategoryForm.safeParse({
    label: sent.label,
    hint: sent.hint,
    definition: {
      asset: sent.asset,
      fields: ids.map(id => fieldFrom(sent, id)),
      checklist: linesOf(sent.checklist),
      defaultPriority: sent.defaultPriority,
      routing: to === 'person' ? { to, person: { id: personId, name: '?' } } : { to },
    },
  })
  for (const { path, message } of read.error?.issues ?? []) {
    const name = nameOf(path, ids)
    const words = name === 'personId' ? 'Choose who gets them' : message
    ctx.addIssue({ code: 'custom', path: name ? [name] : [], message: words })
  }
  return read.data ?? z.NEVER
})

const kindOf = FieldKind.catch('text')

/** The kind that a Select sent, the rule for the device, and the priority; what is no such value is left as it was. */
export const readKind = (value: string): FieldDraft['kind'] => kindOf.parse(value)
export const readAsset = (value: string): AssetRule => AssetRule.catch('optional').parse(value)
export const readPriority = (value: string): TicketPriority => TicketPriority.catch('normal').parse(value)
