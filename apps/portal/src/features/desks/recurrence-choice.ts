import { weekdayLabels } from '@ocs/contracts/clocks'
import { formatPlainDate } from '@ocs/contracts/plain-dates'
import { type Frequency, type RecurrenceRule, readRule, writeRule } from '@ocs/contracts/recurrence-rule'

type Option = { value: string; label: string }

/** What was chosen stays to choose from, also where it is no longer offered: else it would go without a word when something else is saved. */
export function withChosen(options: Option[], chosen: { id: string | null; name: string } | null): Option[] {
  if (!chosen?.id || options.some(option => option.value === chosen.id)) return options
  return [...options, { value: chosen.id, label: chosen.name }]
}

/** What the form offers for how often; `own` is a rule that is written as text. */
export const repeats = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'own'] as const
type Repeat = (typeof repeats)[number]

export const ordinals = [
  { value: '1', label: 'first' },
  { value: '2', label: 'second' },
  { value: '3', label: 'third' },
  { value: '4', label: 'fourth' },
  { value: '-1', label: 'last' },
] as const

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** The fields by which the form makes a rule, as text; those that the choice does not use keep what they had. */
export type RuleChoice = {
  repeat: Repeat
  interval: string
  /** Weekdays (1 is Monday) of a weekly rule. */
  weekdays: number[]
  /** Of a monthly or yearly rule: a day by its number, the last day, or the so-manieth weekday. */
  on: 'date' | 'last_day' | 'weekday'
  monthDay: string
  ordinal: string
  weekday: string
  month: string
  ends: 'never' | 'until' | 'count'
  until: string
  count: string
  rrule: string
}

const fresh: RuleChoice = {
  repeat: 'WEEKLY',
  interval: '1',
  weekdays: [1],
  on: 'date',
  monthDay: '1',
  ordinal: '1',
  weekday: '1',
  month: '8',
  ends: 'never',
  until: '',
  count: '',
  rrule: '',
}

/** How the days of a monthly or yearly rule are chosen; null where the form cannot show them. */
function dayChoice({ days, monthDays }: RecurrenceRule): Partial<RuleChoice> | null {
  const [day] = days
  const [monthDay] = monthDays
  if (days.length + monthDays.length !== 1) return null
  if (monthDay === -1) return { on: 'last_day' }
  if (monthDay !== undefined) return monthDay > 0 ? { on: 'date', monthDay: String(monthDay) } : null
  const ordinal = ordinals.find(each => each.value === String(day?.ordinal))
  return ordinal ? { on: 'weekday', ordinal: ordinal.value, weekday: String(day?.weekday) } : null
}

function choiceFor(rule: RecurrenceRule): Partial<RuleChoice> | null {
  const { frequency, days, monthDays, months } = rule
  const [month] = months
  const isPlain = days.every(day => day.ordinal === null) && monthDays.length === 0 && months.length === 0
  if (frequency === 'DAILY') return isPlain && days.length === 0 ? {} : null
  if (frequency === 'WEEKLY')
    return isPlain && days.length > 0 ? { weekdays: days.map(day => day.weekday).sort() } : null
  if (months.length !== (frequency === 'YEARLY' ? 1 : 0)) return null
  const on = dayChoice(rule)
  return on && { ...on, ...(month && { month: String(month) }) }
}

/** What the form shows for a rule; one that it has no fields for is shown as text. */
export function choiceOf(rrule: string | null): RuleChoice {
  if (rrule === null) return fresh
  const answer = readRule(rrule)
  const choice = 'rule' in answer ? choiceFor(answer.rule) : null
  if (!('rule' in answer) || !choice) return { ...fresh, repeat: 'own', rrule }
  const { frequency, interval, count, until } = answer.rule
  const ends = count !== null ? 'count' : until !== null ? 'until' : 'never'
  const end = { ends, until: until ?? '', count: count === null ? '' : String(count) } as const
  return { ...fresh, ...choice, ...end, repeat: frequency, interval: String(interval), rrule }
}

function daysFor({ repeat, weekdays, on, monthDay, ordinal, weekday }: RuleChoice) {
  if (repeat === 'WEEKLY') return { days: weekdays.map(each => ({ ordinal: null, weekday: each })), monthDays: [] }
  if (repeat === 'DAILY') return { days: [], monthDays: [] }
  if (on === 'weekday') return { days: [{ ordinal: Number(ordinal), weekday: Number(weekday) }], monthDays: [] }
  return { days: [], monthDays: [on === 'last_day' ? -1 : Number(monthDay)] }
}

/** The rule that a choice makes, as text. Whether it can be used is for the contract to say. */
export function ruleFrom(choice: RuleChoice): string {
  const { repeat, interval, month, ends, until, count, rrule } = choice
  if (repeat === 'own') return rrule.trim()
  return writeRule({
    frequency: repeat,
    interval: Number(interval),
    ...daysFor(choice),
    months: repeat === 'YEARLY' ? [Number(month)] : [],
    count: ends === 'count' ? Number(count) : null,
    until: ends === 'until' ? until : null,
  })
}

const units: Record<Frequency, string> = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' }

/** The word of a choice for so many of them: "week", "weeks". */
export const unitWord = (frequency: Frequency, count: string): string =>
  count.trim() === '1' ? units[frequency] : `${units[frequency]}s`

function listWords(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

const weekdayName = (weekday: number): string =>
  Object.entries(weekdayLabels).find(([value]) => value === String(weekday))?.[1] ?? ''

function onWords({ repeat, weekdays, on, monthDay, ordinal, weekday, month }: RuleChoice): string {
  const name = monthNames[Number(month) - 1]
  if (repeat === 'DAILY') return ''
  if (repeat === 'WEEKLY')
    return ` on ${weekdays.join() === '1,2,3,4,5' ? 'weekdays' : listWords(weekdays.map(weekdayName))}`
  if (on === 'date') return repeat === 'YEARLY' ? ` on ${name} ${monthDay}` : ` on day ${monthDay}`
  const place = ordinals.find(each => each.value === ordinal)?.label
  const day = on === 'last_day' ? 'last day' : `${place} ${weekdayName(Number(weekday))}`
  return ` on the ${day}${repeat === 'YEARLY' ? ` of ${name}` : ''}`
}

/** A rule in words: "Every 2 weeks on Monday and Friday, until Dec 31, 2027". One that the form cannot show stays as it is. */
export function ruleWords(rrule: string): string {
  const choice = choiceOf(rrule)
  const { repeat, interval, ends, until, count } = choice
  if (repeat === 'own') return rrule
  const every = interval === '1' ? `Every ${units[repeat]}` : `Every ${interval} ${unitWord(repeat, interval)}`
  const end = ends === 'until' ? `, until ${formatPlainDate(until)}` : ends === 'count' ? `, ${count} times` : ''
  return `${every}${onWords(choice)}${end}`
}
