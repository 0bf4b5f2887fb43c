'use client'

import { weekdayLabels, weekdays } from '@ocs/contracts/clocks'
import type { RecurrenceSchedule } from '@ocs/contracts/recurrences'
import { Checkbox } from '@ocs/ui/checkbox'
import { DateField } from '@ocs/ui/date-field'
import { Fieldset } from '@ocs/ui/fieldset'
import { RadioCards } from '@ocs/ui/radio-cards'
import { Select } from '@ocs/ui/select'
import { TextField } from '@ocs/ui/text-field'
import { useState } from 'react'
import type { ActionFormHandle } from '../../form/action-form.tsx'
import { timeField } from './desk-time.ts'
import { choiceOf, monthNames, ordinals, type RuleChoice, unitWord } from './recurrence-choice.ts'

type Part = { form: ActionFormHandle; choice: RuleChoice; change: (to: Partial<RuleChoice>) => void }

const repeatOptions: { value: RuleChoice['repeat']; label: string }[] = [
  { value: 'DAILY', label: 'By days' },
  { value: 'WEEKLY', label: 'By weeks, on weekdays' },
  { value: 'MONTHLY', label: 'By months' },
  { value: 'YEARLY', label: 'By years' },
  { value: 'own', label: 'A rule of my own (RRULE)' },
]
const weekdayOptions = weekdays.map(day => ({ value: String(day), label: weekdayLabels[day] }))
const closureOptions = [
  { value: 'skip', label: 'Leave it out', description: 'No ticket for that date.' },
  { value: 'next_open_day', label: 'Move it', description: 'To the next day on which the desk works there.' },
]

/** The props of a field under React's control; what was typed is in the choice. */
function held<K extends keyof RuleChoice>({ form, choice, change }: Part, name: K) {
  const { defaultValue: _, ...field } = form.field(name)
  return {
    ...field,
    value: String(choice[name]),
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  }
}

/** When a ticket is filed: how often, from when, at what time, and what closures do. */
export function ScheduleFields({
  form,
  schedule,
  today,
}: {
  form: ActionFormHandle
  schedule: RecurrenceSchedule | null
  today: string
}) {
  const [choice, setChoice] = useState(() => choiceOf(schedule?.rrule ?? null))
  const part: Part = { form, choice, change: to => setChoice(before => ({ ...before, ...to })) }
  const { repeat } = choice
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select {...held(part, 'repeat')} label="How often" options={repeatOptions} />
        {repeat === 'own' ? null : (
          <TextField
            {...held(part, 'interval')}
            label="Every"
            inputMode="numeric"
            autoComplete="off"
            hint={`How many ${unitWord(repeat, '2')}: 1 is every ${unitWord(repeat, '1')}.`}
          />
        )}
      </div>
      {repeat === 'own' ? <OwnRule {...part} /> : null}
      {repeat === 'WEEKLY' ? <Weekdays {...part} /> : null}
      {repeat === 'MONTHLY' || repeat === 'YEARLY' ? <DayOfMonth {...part} /> : null}
      {repeat === 'own' ? null : <End {...part} />}
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField label="Starts on" {...form.field('startsOn', schedule?.startsOn ?? today)} />
        <TextField
          label="Time"
          type="time"
          hint="Central time."
          {...form.field('time', timeField(schedule?.minuteOfDay ?? 7 * 60))}
        />
      </div>
      <RadioCards
        label="On a day that is closed there"
        columns={2}
        options={closureOptions}
        {...form.field('onClosure', schedule?.onClosure ?? 'skip')}
      />
    </>
  )
}

function OwnRule(part: Part) {
  return (
    <TextField
      {...held(part, 'rrule')}
      label="Rule"
      hint="FREQ, INTERVAL, BYDAY, BYMONTHDAY, BYMONTH, COUNT and UNTIL, such as FREQ=MONTHLY;BYMONTHDAY=1,15."
      autoComplete="off"
      spellCheck={false}
      maxLength={300}
    />
  )
}

function Weekdays({ form, choice, change }: Part) {
  const { errors } = form.field('day-1')
  const toggle = (day: number, isOn: boolean) =>
    change({ weekdays: isOn ? [...choice.weekdays, day].sort() : choice.weekdays.filter(each => each !== day) })
  return (
    <Fieldset legend="On" errors={errors} id={form.idOf('day-1')}>
      <div className="flex flex-wrap gap-x-4">
        {weekdays.map(day => (
          <Checkbox
            key={day}
            name={`day-${day}`}
            id={form.idOf(`day-${day}`)}
            label={weekdayLabels[day]}
            checked={choice.weekdays.includes(day)}
            onChange={event => toggle(day, event.currentTarget.checked)}
          />
        ))}
      </div>
    </Fieldset>
  )
}

function DayOfMonth(part: Part) {
  const { choice } = part
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Select
        {...held(part, 'on')}
        label="On"
        options={[
          { value: 'date', label: 'a day by its number' },
          { value: 'last_day', label: 'the last day' },
          { value: 'weekday', label: 'a weekday' },
        ]}
      />
      {choice.on === 'date' ? (
        <TextField {...held(part, 'monthDay')} label="Day of the month" inputMode="numeric" autoComplete="off" />
      ) : null}
      {choice.on === 'weekday' ? (
        <>
          <Select {...held(part, 'ordinal')} label="Which" options={ordinals.map(each => ({ ...each }))} />
          <Select {...held(part, 'weekday')} label="Weekday" options={weekdayOptions} />
        </>
      ) : null}
      {choice.repeat === 'YEARLY' ? (
        <Select
          {...held(part, 'month')}
          label="Month"
          options={monthNames.map((label, at) => ({ value: String(at + 1), label }))}
        />
      ) : null}
    </div>
  )
}

function End(part: Part) {
  const { ends } = part.choice
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select
        {...held(part, 'ends')}
        label="Ends"
        options={[
          { value: 'never', label: 'Never' },
          { value: 'until', label: 'On a day' },
          { value: 'count', label: 'After so many times' },
        ]}
      />
      {ends === 'until' ? <DateField {...held(part, 'until')} label="Last day" /> : null}
      {ends === 'count' ? (
        <TextField {...held(part, 'count')} label="How many times" inputMode="numeric" autoComplete="off" />
      ) : null}
    </div>
  )
}
