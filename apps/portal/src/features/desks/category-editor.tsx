'use client'

import {
  assetRuleLabels,
  assetRules,
  type Category,
  type CategoryForm,
  Routing,
  routingLabels,
} from '@ocs/contracts/categories'
import { type Desk, ticketPriorities, ticketPriorityLabels } from '@ocs/contracts/tickets'
import { Panel } from '@ocs/ui/panel'
import { Select } from '@ocs/ui/select'
import { TextArea } from '@ocs/ui/text-area'
import { TextField } from '@ocs/ui/text-field'
import { useRef } from 'react'
import { type ActionFormHandle, useActionForm } from '../../form/action-form.tsx'
import { addCategoryAction, changeCategoryAction } from './category.actions.ts'
import { type CategoryDraft, draftOf, newCategory, readAsset, readPriority } from './category.form.ts'
import { categoryLines } from './category-words.ts'
import { FieldsEditor } from './fields-editor.tsx'
import { SettingForm } from './setting-form.tsx'
import { useDraft } from './use-draft.ts'
import { useTypedEarly } from './use-typed-early.ts'

/** Somebody whom a category's tickets can be given to. */
export type PersonOption = { value: string; label: string }

/** What the parts of the editor take. */
type PartProps = {
  form: ActionFormHandle
  draft: CategoryDraft
  change: (to: Partial<CategoryDraft>) => void
}

const formOf = ({ label, hint, definition }: CategoryForm): CategoryForm => ({ label, hint, definition })

/** A category to be set up: one that there is, or a new one of the desk. */
export function CategoryEditor(props: { desk: Desk; category: Category | null; people: PersonOption[] }) {
  const { desk, category, people } = props
  const form = useActionForm(category ? changeCategoryAction : addCategoryAction, 'category')
  const saved = category ? formOf(category) : newCategory(desk)
  const { draft, setDraft, isMoved } = useDraft(form, saved, draftOf)
  const parts = { form, draft, change: (to: Partial<CategoryDraft>) => setDraft(now => ({ ...now, ...to })) }
  return (
    <SettingForm
      form={form}
      clock={{ desk, version: category?.version ?? 1, allowedActions: ['change'] }}
      submitLabel={category ? 'Save category' : 'Add category'}
      savedMeanwhile={isMoved ? categoryLines(saved) : null}
    >
      {category ? <input type="hidden" name="id" value={category.id} /> : null}
      <Panel title="In the form">
        <Names {...parts} />
      </Panel>
      <Panel title="Questions">
        <FieldsEditor form={form} fields={draft.fields} onChange={fields => parts.change({ fields })} />
      </Panel>
      <Panel title="New tickets">
        <NewTickets {...parts} people={people} />
      </Panel>
      <Panel title="Checklist">
        <Checklist {...parts} />
      </Panel>
    </SettingForm>
  )
}

/** A field of the form whose value is the draft's. */
function controlled({ defaultValue: _, ...field }: ReturnType<ActionFormHandle['field']>) {
  return field
}

/** A line of text of the draft, also where it was typed before the page's scripts had arrived. */
function Line(props: PartProps & { name: 'label' | 'hint'; label: string; maxLength: number; isOptional?: boolean }) {
  const { form, draft, change, name, ...frame } = props
  const box = useRef<HTMLInputElement>(null)
  useTypedEarly(box, draft[name], typed => change({ [name]: typed }))
  return (
    <TextField
      {...controlled(form.field(name))}
      {...frame}
      ref={box}
      autoComplete="off"
      value={draft[name]}
      onChange={event => change({ [name]: event.currentTarget.value })}
    />
  )
}

function Names({ form, draft, change }: PartProps) {
  const part = { form, draft, change }
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      <Line {...part} name="label" label="Name" maxLength={60} />
      <Line {...part} name="hint" label="A few words that explain it" maxLength={120} isOptional />
      <Select
        {...controlled(form.field('asset'))}
        label="The device it is about"
        hint="Where it must be given, a device that is not in the inventory can be described."
        options={assetRules.map(value => ({ value, label: assetRuleLabels[value] }))}
        value={draft.asset}
        onChange={event => change({ asset: readAsset(event.currentTarget.value) })}
      />
    </div>
  )
}

/** The ways to give new tickets away, as the contract lists them. */
const ways = Routing.options.map(option => option.shape.to.value)

function NewTickets({ form, draft, change, people }: PartProps & { people: PersonOption[] }) {
  const isListed = draft.personId === '' || people.some(each => each.value === draft.personId)
  const gone = isListed ? [] : [{ value: draft.personId, label: 'Somebody who no longer works this desk' }]
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      <Select
        {...controlled(form.field('defaultPriority'))}
        label="Priority"
        hint="The desk can change it on each ticket."
        options={ticketPriorities.map(value => ({ value, label: ticketPriorityLabels[value] }))}
        value={draft.defaultPriority}
        onChange={event => change({ defaultPriority: readPriority(event.currentTarget.value) })}
      />
      <Select
        {...controlled(form.field('routing'))}
        label="Given to"
        hint="Only to people who work this desk at the place of the ticket. If nobody fits, it waits in the queue."
        options={ways.map(value => ({ value, label: routingLabels[value] }))}
        value={draft.routing}
        onChange={event => {
          const way = ways.find(each => each === event.currentTarget.value)
          if (way) change({ routing: way })
        }}
      />
      {draft.routing === 'person' ? (
        <Select
          {...controlled(form.field('personId'))}
          label="Who"
          placeholder="Choose somebody"
          options={[...gone, ...people]}
          value={draft.personId}
          onChange={event => change({ personId: event.currentTarget.value })}
        />
      ) : null}
    </div>
  )
}

function Checklist({ form, draft, change }: PartProps) {
  return (
    <TextArea
      {...controlled(form.field('checklist'))}
      className="max-w-2xl"
      label="What whoever works the ticket goes through"
      hint="A line each, 30 at most. Whoever reads the ticket sees them, the requester too."
      isOptional
      rows={4}
      value={draft.checklist}
      onChange={event => change({ checklist: event.currentTarget.value })}
    />
  )
}
