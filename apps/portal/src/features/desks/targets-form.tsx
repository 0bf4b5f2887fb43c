'use client'

import type { CategoryName } from '@ocs/contracts/categories'
import type { DeskClock } from '@ocs/contracts/clocks'
import { type Desk, TicketPriority, ticketPriorities, ticketPriorityLabels } from '@ocs/contracts/tickets'
import { IconButton } from '@ocs/ui/button'
import { Panel } from '@ocs/ui/panel'
import { Select } from '@ocs/ui/select'
import { type Column, DataTable } from '@ocs/ui/table'
import { TextField } from '@ocs/ui/text-field'
import { X } from 'lucide-react'
import { type Dispatch, type SetStateAction, useRef } from 'react'
import { type ActionFormHandle, useActionForm } from '../../form/action-form.tsx'
import { DialogForm } from '../../form/dialog-form.tsx'
import { type FormAction, freshForm } from '../../form/form-state.ts'
import { changeTargetsAction } from './desk-settings.actions.ts'
import { SettingForm } from './setting-form.tsx'
import { type TargetDraft, targetKey, targetLabel, targetsDraft, targetWords, withTarget } from './targets.form.ts'
import { useDraft } from './use-draft.ts'
import { useTypedEarly } from './use-typed-early.ts'

/** What a desk means to keep, as a table of priorities, and of categories that have times of their own. */
export function TargetsPanel({ clock, names }: { clock: DeskClock; names: CategoryName[] }) {
  const { desk, targets, allowedActions } = clock
  const form = useActionForm(changeTargetsAction, 'targets')
  const { draft, setDraft, isMoved } = useDraft(form, targets, targetsDraft)
  const mayChange = allowedActions.includes('change')
  return (
    <Panel
      title="Targets"
      actions={
        mayChange ? (
          <AddCategory
            desk={desk}
            names={names}
            taken={draft.map(targetKey)}
            onAdd={(priority, category) => setDraft(withTarget(draft, priority, category))}
          />
        ) : null
      }
    >
      <p className="mb-3 max-w-prose text-muted">
        How soon the desk means to answer and to be done, in its own hours: “4 h” or “1 h 30 min”. Nights, weekends,
        closures and waiting on hold do not count. Empty is no target.
      </p>
      <SettingForm
        form={form}
        clock={clock}
        submitLabel="Save targets"
        savedMeanwhile={isMoved ? targetWords(desk, names, targets) : null}
      >
        <TargetsTable form={form} desk={desk} names={names} draft={draft} setDraft={setDraft} mayChange={mayChange} />
      </SettingForm>
    </Panel>
  )
}

/** The lines of the table, each with what is typed there. */
function TargetsTable(props: {
  form: ActionFormHandle
  desk: Desk
  names: CategoryName[]
  draft: TargetDraft[]
  setDraft: Dispatch<SetStateAction<TargetDraft[]>>
  mayChange: boolean
}) {
  const { form, desk, names, draft, setDraft, mayChange } = props
  const labelOf = (each: TargetDraft) => targetLabel(desk, names, each)
  const change = (key: string, to: Partial<TargetDraft>) =>
    setDraft(lines => lines.map(line => (targetKey(line) === key ? { ...line, ...to } : line)))
  const cell = (each: TargetDraft, name: 'answer' | 'resolution') => (
    <Minutes
      form={form}
      name={`${name}-${targetKey(each)}`}
      label={`${name === 'answer' ? 'First answer' : 'Done'}, ${labelOf(each)}`}
      value={each[name]}
      onChange={value => change(targetKey(each), { [name]: value })}
    />
  )
  const remove = (each: TargetDraft) => (
    <IconButton
      aria-label={`Remove the target of ${labelOf(each)}`}
      onPress={() => setDraft(draft.filter(other => other !== each))}
    >
      <X aria-hidden />
    </IconButton>
  )
  const columns: Column[] = [
    { key: 'what', header: 'Priority' },
    { key: 'answer', header: 'First answer' },
    { key: 'resolution', header: 'Done' },
  ]
  const hasRemovable = mayChange && draft.some(each => each.category)
  const rows = draft.map(each => ({
    key: targetKey(each),
    cells: {
      what: <What label={labelOf(each)} draft={each} />,
      answer: cell(each, 'answer'),
      resolution: cell(each, 'resolution'),
      remove: each.category ? remove(each) : null,
    },
  }))
  return (
    <DataTable
      caption="Targets"
      isBare
      columns={hasRemovable ? [...columns, { key: 'remove', header: 'Remove', width: '3rem' }] : columns}
      rows={rows}
    />
  )
}

function What({ label, draft }: { label: string; draft: TargetDraft }) {
  if (draft.category === null) return <span className="font-medium">{ticketPriorityLabels[draft.priority]}</span>
  return <span className="block sm:pl-4">{label}</span>
}

function Minutes(props: {
  form: ActionFormHandle
  name: string
  label: string
  value: string
  onChange: (value: string) => void
}) {
  const { form, name, label, value, onChange } = props
  const { defaultValue: _, ...field } = form.field(name)
  const box = useRef<HTMLInputElement>(null)
  useTypedEarly(box, value, onChange)
  return (
    <TextField
      {...field}
      ref={box}
      label={label}
      isLabelHidden
      isOptional
      autoComplete="off"
      placeholder="No target"
      value={value}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}

/** Adds a line for a category; nothing is saved before the whole table is. */
function AddCategory(props: {
  desk: Desk
  names: CategoryName[]
  taken: string[]
  onAdd: (priority: TicketPriority, category: string) => void
}) {
  const { desk, names, taken, onAdd } = props
  const add: FormAction = async (_state, data) => {
    const category = String(data.get('category') ?? '')
    const priority = TicketPriority.safeParse(data.get('priority'))
    const failed = (field: string, message: string) => ({
      ...freshForm,
      status: 'failed' as const,
      problems: [{ field, message }],
      values: { category, priority: String(data.get('priority') ?? '') },
    })
    if (!category) return failed('category', 'Choose a category')
    if (!priority.success) return failed('priority', 'Choose a priority')
    if (taken.includes(targetKey({ priority: priority.data, category })))
      return failed('priority', 'There is a target for these tickets already')
    onAdd(priority.data, category)
    return { ...freshForm, status: 'done', message: 'Fill in the times, then save the targets' }
  }
  return (
    <DialogForm label="Add a category" title="Add a target for a category" submitLabel="Add" action={add}>
      {form => (
        <>
          <Select
            label="Category"
            placeholder="Choose a category"
            options={names
              .filter(name => name.desk === desk && name.active)
              .map(({ key, label }) => ({ value: key, label }))}
            {...form.field('category')}
          />
          <Select
            label="Priority"
            placeholder="Choose a priority"
            options={ticketPriorities.map(value => ({ value, label: ticketPriorityLabels[value] }))}
            {...form.field('priority')}
          />
        </>
      )}
    </DialogForm>
  )
}
