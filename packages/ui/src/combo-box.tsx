'use client'

import { Check, ChevronDown, LoaderCircle } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button as RacButton } from 'react-aria-components/Button'
import { ComboBox as RacComboBox } from 'react-aria-components/ComboBox'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { cx } from './cx.ts'
import { FieldErrors, FieldHint, type FieldProps, fieldAria, fieldId, OptionalMark } from './field.tsx'

/** One choice of a ComboBox. */
export interface ComboItem {
  id: string
  label: string
  /** A second, quieter line: a place, a serial number. */
  detail?: ReactNode
}

/** As a Field, with its choices. The form sends the chosen item's id under `name`, or nothing chosen as "". */
export interface ComboBoxProps extends FieldProps {
  items: ComboItem[]
  defaultItem?: ComboItem | null
  onChange?: (item: ComboItem | null) => void
  /** Given: the server filters, and `items` are shown as they are. Left out: items are filtered here by what is typed. */
  onInputChange?: (text: string) => void
  isLoading?: boolean
  isDisabled?: boolean
  placeholder?: string
  /** Lets typed words stand without a choice; the form sends them under this name (and the id as ""). */
  textName?: string
  /** The words that stand there at first, where they are no choice. */
  defaultText?: string
  /** Shown in the list when nothing fits. */
  emptyText?: string
}

interface Entry {
  chosen: ComboItem | null
  text: string
}

/** Whether every typed word is in the item's label or detail. */
function fits(item: ComboItem, text: string): boolean {
  const hay = `${item.label} ${typeof item.detail === 'string' ? item.detail : ''}`.toLocaleLowerCase()
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every(word => hay.includes(word))
}

/**
 * What is chosen and what is typed, kept of one mind: as soon as the words differ from the chosen item's, nothing is
 * chosen, so a form never sends an id the reader no longer sees. Leaving the field takes an exact match and drops other words.
 */
function useEntry(props: ComboBoxProps) {
  const { items, defaultItem, defaultText = '', onChange, onInputChange, textName } = props
  const [entry, setEntry] = useState<Entry>({ chosen: defaultItem ?? null, text: defaultItem?.label ?? defaultText })
  const { chosen, text } = entry
  const settle = (next: Entry) => {
    setEntry(next)
    if (next.chosen?.id !== chosen?.id) onChange?.(next.chosen)
  }
  // A server's next answer may lack the chosen item; the list must hold it all the same.
  const all = chosen && !items.some(item => item.id === chosen.id) ? [chosen, ...items] : items
  return {
    entry,
    shown: onInputChange || chosen ? all : all.filter(item => fits(item, text)),
    type: (typed: string) => {
      if (typed === text) return
      settle({ text: typed, chosen: typed === chosen?.label ? chosen : null })
      onInputChange?.(typed)
    },
    pick: (key: unknown) => {
      const item = all.find(each => each.id === key)
      if (item) settle({ chosen: item, text: item.label })
    },
    leave: () => {
      const match = all.find(item => item.label.toLocaleLowerCase() === text.trim().toLocaleLowerCase())
      if (match) settle({ chosen: match, text: match.label })
      else if (textName === undefined && !chosen) settle({ chosen: null, text: '' })
    },
  }
}

/** One of many choices, found by typing. */
export function ComboBox(props: ComboBoxProps) {
  const { isLoading, isDisabled, placeholder, textName, emptyText } = props
  const id = fieldId(props)
  const { entry, shown, type, pick, leave } = useEntry(props)
  return (
    <RacComboBox
      id={id}
      items={shown}
      inputValue={entry.text}
      value={entry.chosen?.id ?? null}
      onInputChange={type}
      onChange={pick}
      onBlur={leave}
      allowsEmptyCollection
      allowsCustomValue={textName !== undefined}
      menuTrigger="focus"
      isDisabled={isDisabled}
      isInvalid={Boolean(props.errors?.length)}
      className={cx('flex min-w-0 flex-col gap-1 *:[[role=group]]:mt-auto', props.className)}
    >
      <Label className={cx('text-base font-medium', props.isLabelHidden && 'sr-only')}>
        {props.label}
        {props.isOptional && !props.isLabelHidden ? <OptionalMark /> : null}
      </Label>
      {props.hint ? <FieldHint id={id}>{props.hint}</FieldHint> : null}
      <FieldErrors id={id} errors={props.errors} />
      <ComboInput placeholder={placeholder} isLoading={isLoading} describedBy={fieldAria(props)['aria-describedby']} />
      <input type="hidden" name={props.name} value={entry.chosen?.id ?? ''} />
      {textName ? <input type="hidden" name={textName} value={entry.text} /> : null}
      <ComboList emptyText={isLoading ? 'Searching…' : (emptyText ?? 'Nothing found')} />
    </RacComboBox>
  )
}

function ComboInput(props: { placeholder?: string; isLoading?: boolean; describedBy?: string }) {
  return (
    <Group className="relative">
      <Input placeholder={props.placeholder} aria-describedby={props.describedBy} className="control pr-9" />
      <RacButton className="absolute inset-y-0 right-0 grid w-9 place-items-center rounded-control text-muted touch:w-11">
        {props.isLoading ? (
          <LoaderCircle aria-hidden className="size-4 animate-spin" />
        ) : (
          <ChevronDown aria-hidden className="size-4" />
        )}
      </RacButton>
    </Group>
  )
}

function ComboList({ emptyText }: { emptyText: string }) {
  return (
    <Popover
      offset={4}
      className="w-(--trigger-width) animate-enter rounded-panel bg-surface text-ink shadow-pop data-exiting:opacity-0"
    >
      <ListBox<ComboItem>
        className="max-h-72 overflow-y-auto p-1 outline-none"
        renderEmptyState={() => <p className="px-2.5 py-2 text-muted">{emptyText}</p>}
      >
        {item => (
          <ListBoxItem
            id={item.id}
            textValue={item.label}
            className="touch:min-h-11 touch:min-w-11 flex min-h-8 items-center gap-2 rounded-control px-2.5 py-1 outline-none data-focused:bg-hover data-selected:font-medium"
          >
            {({ isSelected }) => (
              <>
                <span className="min-w-0 flex-1">
                  <span className="block truncate">{item.label}</span>
                  {item.detail ? (
                    <span className="block truncate text-sm font-normal text-muted">{item.detail}</span>
                  ) : null}
                </span>
                {isSelected ? <Check aria-hidden className="size-4 shrink-0 text-accent-ink" /> : null}
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  )
}
