'use client'

import { formatCents } from '@ocs/contracts/requisitions'
import { IconButton } from '@ocs/ui/button'
import { TextField } from '@ocs/ui/text-field'
import { X } from 'lucide-react'
import { memo } from 'react'
import { lineField, type TypedLine } from './draft-lines.ts'

/** What is wrong with the fields of a line, by field name. */
export type LineErrors = Record<string, string[]>

/** The id of a line's field on the page. */
export function lineFieldId(key: number, part: 'description' | 'quantity' | 'price' | 'part'): string {
  return `draft-${lineField(key, part)}`
}

/** What LineFields takes; nothing in it changes while somebody types into another line. */
export type LineFieldsProps = {
  line: TypedLine
  position: number
  amount: number | null
  errors: LineErrors | undefined
  onRemove: (key: number) => void
}

/**
 * One line of a draft. The fields are native and keep what is typed; from the second line on the labels are only read
 * out at a desk, where they stand above the first.
 */
export const LineFields = memo(function LineFields({ line, position, amount, errors, onRemove }: LineFieldsProps) {
  const field = (part: 'description' | 'quantity' | 'price' | 'part') => ({
    name: lineField(line.key, part),
    id: lineFieldId(line.key, part),
    defaultValue: line[part],
    errors: errors?.[lineField(line.key, part)],
    autoComplete: 'off',
  })
  return (
    <fieldset className="group/line border-b px-4 py-3 last:border-b-0 lg:border-b-0 lg:py-1.5 lg:first:pt-3 lg:last:pb-3">
      <legend className="sr-only">Line {position}</legend>
      <div className="flex items-center justify-between lg:hidden">
        <p aria-hidden className="font-medium">
          Line {position}
        </p>
        <Remove position={position} onRemove={() => onRemove(line.key)} />
      </div>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-[minmax(0,1fr)_11rem_5.5rem_8rem_7rem_2.25rem] lg:group-not-first/line:[&_label]:sr-only">
        <TextField label="Item" className="max-lg:col-span-2" maxLength={500} {...field('description')} />
        <TextField label="Part number" isOptional className="max-lg:col-span-2" spellCheck={false} {...field('part')} />
        <TextField label="Quantity" inputMode="numeric" {...field('quantity')} />
        <TextField label="Unit price" prefix="$" inputMode="decimal" {...field('price')} />
        <div className="flex gap-1 max-lg:col-span-2 max-lg:justify-between lg:flex-col lg:items-end lg:justify-end">
          <span className="font-medium lg:group-not-first/line:sr-only">Amount</span>
          <span className="tabular-nums lg:flex lg:h-9 lg:items-center">
            {amount === null ? '–' : formatCents(amount)}
          </span>
        </div>
        <div className="flex items-end max-lg:hidden">
          <Remove position={position} onRemove={() => onRemove(line.key)} />
        </div>
      </div>
    </fieldset>
  )
})

function Remove({ position, onRemove }: { position: number; onRemove: () => void }) {
  return (
    <IconButton aria-label={`Remove line ${position}`} onPress={onRemove}>
      <X aria-hidden />
    </IconButton>
  )
}
