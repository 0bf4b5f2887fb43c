'use client'

import { type DeskClock, weekdayLabels, weekdays } from '@ocs/contracts/clocks'
import { Button, IconButton } from '@ocs/ui/button'
import { FieldErrors } from '@ocs/ui/field'
import { Copy, Plus, X } from 'lucide-react'
import { useRef } from 'react'
import { type ActionFormHandle, useActionForm } from '../../form/action-form.tsx'
import { changeHoursAction } from './desk-settings.actions.ts'
import { type HoursDraft, hoursDraft, hoursWords } from './hours.form.ts'
import { SettingForm } from './setting-form.tsx'
import { useDraft } from './use-draft.ts'
import { useTypedEarly } from './use-typed-early.ts'

type Weekday = HoursDraft['weekday']

/** The week while it is typed, and what the buttons beside the fields do to it. */
function useWeek(form: ActionFormHandle, clock: DeskClock) {
  const { draft, setDraft, isMoved } = useDraft(form, clock.hours, hoursDraft)
  const added = useRef(0)
  const newId = () => {
    added.current += 1
    return `n${added.current}`
  }
  return {
    draft,
    isMoved,
    add(weekday: Weekday) {
      const isFirst = !draft.some(each => each.weekday === weekday)
      const times = isFirst ? { opens: '07:30', closes: '16:00' } : { opens: '', closes: '' }
      setDraft([...draft, { id: newId(), weekday, ...times }])
    },
    remove: (id: string) => setDraft(draft.filter(each => each.id !== id)),
    change: (to: HoursDraft) => setDraft(week => week.map(each => (each.id === to.id ? to : each))),
    copyMonday() {
      const monday = draft.filter(each => each.weekday === 1)
      const others = weekdays.slice(1, 5).flatMap(weekday => monday.map(each => ({ ...each, id: newId(), weekday })))
      setDraft([...monday, ...others, ...draft.filter(each => each.weekday > 5)])
    },
  }
}

/** The hours of a desk: every weekday with its stretches, each of which can be changed, and days without any. */
export function HoursForm({ clock }: { clock: DeskClock }) {
  const form = useActionForm(changeHoursAction, 'hours')
  const { draft, isMoved, add, remove, change, copyMonday } = useWeek(form, clock)
  const mayChange = clock.allowedActions.includes('change')
  return (
    <SettingForm
      form={form}
      clock={clock}
      submitLabel="Save hours"
      savedMeanwhile={isMoved ? hoursWords(clock.hours) : null}
    >
      <ul className="flex flex-col divide-y">
        {weekdays.map(weekday => (
          <Day
            key={weekday}
            form={form}
            weekday={weekday}
            hours={draft.filter(each => each.weekday === weekday)}
            onAdd={() => add(weekday)}
            onRemove={remove}
            onChange={change}
            mayChange={mayChange}
          />
        ))}
      </ul>
      {mayChange ? (
        <div>
          <Button size="sm" variant="quiet" icon={<Copy aria-hidden />} onPress={copyMonday}>
            Monday’s hours through Friday
          </Button>
        </div>
      ) : null}
    </SettingForm>
  )
}

function Day(props: {
  form: ActionFormHandle
  weekday: Weekday
  hours: HoursDraft[]
  onAdd: () => void
  onRemove: (id: string) => void
  onChange: (hours: HoursDraft) => void
  mayChange: boolean
}) {
  const { form, weekday, hours, onAdd, onRemove, onChange, mayChange } = props
  const label = weekdayLabels[weekday]
  return (
    <li className="flex items-start gap-x-3 py-1.5 max-sm:flex-wrap">
      <span className="flex min-h-9 w-24 shrink-0 items-center font-medium max-sm:min-h-11">{label}</span>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5 max-sm:order-3 max-sm:basis-full">
        {hours.length === 0 ? <span className="flex min-h-9 items-center text-muted">Closed</span> : null}
        {hours.map(each => (
          <Stretch
            key={each.id}
            form={form}
            hours={each}
            label={hours.length > 1 ? `${label}, ${hours.indexOf(each) + 1}` : label}
            onChange={onChange}
            onRemove={mayChange ? onRemove : undefined}
          />
        ))}
      </div>
      {mayChange ? (
        <span className="max-sm:ml-auto">
          <Button variant="quiet" icon={<Plus aria-hidden />} onPress={onAdd} aria-label={`Add hours on ${label}`}>
            Add
          </Button>
        </span>
      ) : null}
    </li>
  )
}

function Stretch(props: {
  form: ActionFormHandle
  hours: HoursDraft
  label: string
  onChange: (hours: HoursDraft) => void
  onRemove?: (id: string) => void
}) {
  const { form, hours, label, onChange, onRemove } = props
  const { id, weekday, opens, closes } = hours
  const row = `${weekday}-${id}`
  const begins = form.field(`opens-${row}`)
  const ends = form.field(`closes-${row}`)
  return (
    <div className="flex flex-col gap-1">
      <FieldErrors id={begins.id} errors={begins.errors} />
      <FieldErrors id={ends.id} errors={ends.errors} />
      <div className="flex items-center gap-2">
        <TimeInput
          {...begins}
          label={`${label} from`}
          value={opens}
          onChange={value => onChange({ ...hours, opens: value })}
        />
        <span className="text-muted">to</span>
        <TimeInput
          {...ends}
          label={`${label} to`}
          value={closes}
          onChange={value => onChange({ ...hours, closes: value })}
        />
        {onRemove ? (
          <IconButton aria-label={`Remove the hours of ${label}`} onPress={() => onRemove(id)}>
            <X aria-hidden />
          </IconButton>
        ) : null}
      </div>
    </div>
  )
}

function TimeInput(props: {
  name: string
  id: string
  errors: string[] | undefined
  label: string
  value: string
  onChange: (value: string) => void
}) {
  const { name, id, errors, label, value, onChange } = props
  const box = useRef<HTMLInputElement>(null)
  useTypedEarly(box, value, onChange)
  return (
    <input
      ref={box}
      type="time"
      name={name}
      id={id}
      value={value}
      aria-label={label}
      aria-invalid={errors ? true : undefined}
      aria-describedby={errors ? `${id}-error` : undefined}
      onChange={event => onChange(event.currentTarget.value)}
      className="control w-auto min-w-0 max-w-36 flex-1 px-2 max-sm:[&::-webkit-calendar-picker-indicator]:hidden [&::-webkit-calendar-picker-indicator]:ms-0"
    />
  )
}
