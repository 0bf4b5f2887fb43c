'use client'

import { type CategoryField, longestAnswer, type OfferedCategory } from '@ocs/contracts/categories'
import type { Desk } from '@ocs/contracts/tickets'
import { RadioCards } from '@ocs/ui/radio-cards'
import { Select } from '@ocs/ui/select'
import { TextArea } from '@ocs/ui/text-area'
import { TextField } from '@ocs/ui/text-field'
import type { ActionFormHandle } from '../../form/action-form.tsx'
import { answerName, versionName } from './form-choices.ts'

/** More choices than these are a list to open. */
const mostCards = 6

/**
 * What a category asks. Those of a category that was left stay in the form unseen, so that nothing typed is lost when one
 * comes back to it; only the chosen one counts.
 */
export function CategoryQuestions(props: {
  form: ActionFormHandle
  desk: Desk
  category: OfferedCategory
  isChosen: boolean
}) {
  const { form, desk, category, isChosen } = props
  return (
    <div hidden={!isChosen} className={isChosen && category.fields.length > 0 ? 'flex flex-col gap-4' : undefined}>
      <input type="hidden" name={versionName(desk, category.key)} value={category.version} />
      {category.fields.map(field => (
        <Question key={field.id} field={field} {...form.field(answerName(desk, category.key, field.id))} />
      ))}
    </div>
  )
}

type QuestionProps = { field: CategoryField } & ReturnType<ActionFormHandle['field']>

function Question({ field: { label, help, kind, required, options }, ...field }: QuestionProps) {
  const frame = { ...field, label, hint: help || undefined, isOptional: !required }
  switch (kind) {
    case 'text':
      return <TextField {...frame} maxLength={longestAnswer.text} autoComplete="off" />
    case 'long_text':
      return <TextArea {...frame} rows={3} maxLength={longestAnswer.long_text} hasCounter />
    case 'number':
      return <TextField {...frame} inputMode="decimal" maxLength={20} autoComplete="off" className="sm:w-48" />
    case 'yes_no':
      return <Cards frame={frame} options={yesOrNo} isShort />
    case 'choice':
      if (options.length <= mostCards) return <Cards frame={frame} options={asOptions(options)} />
      return <Select {...frame} placeholder={required ? 'Choose one' : 'No answer'} options={asOptions(options)} />
  }
}

type Option = { value: string; label: string }
type Frame = ReturnType<ActionFormHandle['field']> & { label: string; hint: string | undefined; isOptional: boolean }

const yesOrNo: Option[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]
const asOptions = (values: string[]): Option[] => values.map(value => ({ value, label: value }))

/** A few choices; where no answer is needed, that can be chosen too, because a chosen card cannot be taken back. */
function Cards({ frame, options, isShort }: { frame: Frame; options: Option[]; isShort?: boolean }) {
  const all = frame.isOptional ? [...options, { value: '', label: 'Not sure' }] : options
  return <RadioCards {...frame} columns={all.length % 3 === 0 ? 3 : 2} isShort={isShort} options={all} />
}
