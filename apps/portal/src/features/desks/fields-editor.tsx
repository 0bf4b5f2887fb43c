'use client'

import { maxCategoryFields } from '@ocs/contracts/answers'
import { fieldKindLabels, fieldKinds } from '@ocs/contracts/categories'
import { Button, IconButton } from '@ocs/ui/button'
import { Checkbox } from '@ocs/ui/checkbox'
import { FieldErrors } from '@ocs/ui/field'
import { Select } from '@ocs/ui/select'
import { TextArea } from '@ocs/ui/text-area'
import { TextField } from '@ocs/ui/text-field'
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { ActionFormHandle } from '../../form/action-form.tsx'
import { type FieldDraft, fieldName, moved, newField, readKind } from './category.form.ts'

/** Puts the keyboard where it should go on after the list was drawn anew: moving an element makes the browser forget it. */
function useFocusAfter() {
  const wanted = useRef<string>(null)
  useEffect(() => {
    if (wanted.current) document.getElementById(wanted.current)?.focus()
    wanted.current = null
  })
  return (id: string) => {
    wanted.current = id
  }
}

/** The questions of a category, to be written, put into order, switched off and removed. */
export function FieldsEditor(props: {
  form: ActionFormHandle
  fields: FieldDraft[]
  onChange: (fields: FieldDraft[]) => void
}) {
  const { form, fields, onChange } = props
  const focusAfter = useFocusAfter()
  const list = form.field('fields')
  const add = () => {
    const field = newField()
    focusAfter(form.idOf(fieldName(field.id, 'label')))
    onChange([...fields, field])
  }
  const move = (at: number, by: -1 | 1) => {
    const field = fields[at]
    if (field) focusAfter(moveId(field.id, by))
    onChange(moved(fields, at, by))
  }
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      <input type="hidden" name="fields" value={fields.map(field => field.id).join(',')} />
      <FieldErrors id={list.id} errors={list.errors} />
      {fields.length === 0 ? (
        <p className="text-muted">Beside what every ticket asks, this category asks nothing.</p>
      ) : null}
      <ol className="flex flex-col gap-4">
        {fields.map((field, at) => (
          <Question
            key={field.id}
            form={form}
            field={field}
            at={at}
            count={fields.length}
            onChange={to => onChange(fields.map(each => (each.id === field.id ? { ...each, ...to } : each)))}
            onMove={by => move(at, by)}
            onRemove={() => onChange(fields.filter(each => each.id !== field.id))}
          />
        ))}
      </ol>
      {fields.length < maxCategoryFields ? (
        <div>
          <Button icon={<Plus aria-hidden />} onPress={add}>
            Add a question
          </Button>
        </div>
      ) : (
        <p className="text-muted">A category asks {maxCategoryFields} questions at most.</p>
      )}
    </div>
  )
}

const moveId = (id: string, by: -1 | 1) => `move-${id}-${by === -1 ? 'up' : 'down'}`

/** What one question takes. */
type QuestionProps = {
  form: ActionFormHandle
  field: FieldDraft
  at: number
  count: number
  onChange: (to: Partial<FieldDraft>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

function Question(props: QuestionProps) {
  const { form, field, at, onChange } = props
  const of = (part: Parameters<typeof fieldName>[1]) => {
    const { defaultValue: _, ...tied } = form.field(fieldName(field.id, part))
    return tied
  }
  return (
    <li className="flex flex-col gap-3 rounded-panel border bg-sunken p-3">
      <Head {...props} />
      <TextField
        {...of('label')}
        label={`Question ${at + 1}`}
        isLabelHidden
        autoComplete="off"
        maxLength={120}
        value={field.label}
        onChange={event => onChange({ label: event.currentTarget.value })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Select
          {...of('kind')}
          label="Answered with"
          options={fieldKinds.map(value => ({ value, label: fieldKindLabels[value] }))}
          value={field.kind}
          onChange={event => onChange({ kind: readKind(event.currentTarget.value) })}
        />
        <TextField
          {...of('help')}
          label="Help"
          isOptional
          autoComplete="off"
          maxLength={300}
          value={field.help}
          onChange={event => onChange({ help: event.currentTarget.value })}
        />
      </div>
      {field.kind === 'choice' ? (
        <TextArea
          {...of('options')}
          label="Choices"
          hint="A line each, 30 at most."
          rows={3}
          value={field.options}
          onChange={event => onChange({ options: event.currentTarget.value })}
        />
      ) : null}
      <div className="flex flex-wrap gap-x-6">
        <Checkbox
          name={fieldName(field.id, 'required')}
          label="Must be answered"
          checked={field.required}
          onChange={event => onChange({ required: event.currentTarget.checked })}
        />
        <Checkbox
          name={fieldName(field.id, 'active')}
          label="Is asked now"
          checked={field.active}
          onChange={event => onChange({ active: event.currentTarget.checked })}
        />
      </div>
    </li>
  )
}

function Head({ field, at, count, onMove, onRemove }: QuestionProps) {
  const name = field.label || `question ${at + 1}`
  return (
    <div className="flex items-center gap-1">
      <span aria-hidden className="mr-auto font-medium">
        Question {at + 1}
      </span>
      <IconButton
        size="sm"
        id={moveId(field.id, -1)}
        aria-label={`Move “${name}” up`}
        isDisabled={at === 0}
        onPress={() => onMove(-1)}
      >
        <ArrowUp aria-hidden />
      </IconButton>
      <IconButton
        size="sm"
        id={moveId(field.id, 1)}
        aria-label={`Move “${name}” down`}
        isDisabled={at === count - 1}
        onPress={() => onMove(1)}
      >
        <ArrowDown aria-hidden />
      </IconButton>
      <IconButton size="sm" aria-label={`Remove “${name}”`} onPress={onRemove}>
        <X aria-hidden />
      </IconButton>
    </div>
  )
}
