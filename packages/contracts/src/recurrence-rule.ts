import { PlainDate } from './plain-dates.ts'
import { StorableText } from './text.ts'

/** How often something comes back. */
export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type Frequency = (typeof frequencies)[number]

/** A weekday (1 is Monday), or the so-manieth of a month: `{ ordinal: -1, weekday: 5 }` is the last Friday. */
export type RuleDay = { ordinal: number | null; weekday: number }

/**
 * The part of an RRULE (RFC 5545) that OCS knows. Days that do not exist, such as the 31st of June, are left out; weeks begin
 * on Monday. Without days it comes back on the weekday, day or date that it starts on.
 */
export type RecurrenceRule = {
  frequency: Frequency
  /** Every so many days, weeks, months or years. */
  interval: number
  days: RuleDay[]
  /** Days of the month; -1 is the last. */
  monthDays: number[]
  /** 1 is January. */
  months: number[]
  /** After so many times it is over. */
  count: number | null
  /** The last day on which it can be. */
  until: PlainDate | null
}

const dayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const known = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'COUNT', 'UNTIL', 'WKST']

/** What is wrong with a rule, as a sentence for the person who wrote it. */
class Problem extends Error {}

function wholeNumber(text: string, part: string, least: number, most: number): number {
  const value = Number(text)
  if (!/^[+-]?\d{1,4}$/.test(text) || value < least || value > most || value === 0)
    throw new Problem(`${part} must be a number from ${least} to ${most}: “${text}” is not.`)
  return value
}

const list = (text: string | undefined): string[] => (text === undefined ? [] : text.split(','))

function readDay(text: string): RuleDay {
  const match = /^([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text)
  if (!match)
    throw new Problem(`BYDAY does not know “${text}”: write MO, 1MO for the first Monday or -1FR for the last Friday.`)
  const ordinal = match[1] === undefined ? null : wholeNumber(match[1], 'The place of a weekday in BYDAY', -5, 5)
  return { ordinal, weekday: dayCodes.indexOf(match[2] ?? '') + 1 }
}

function readUntil(text: string): PlainDate {
  const date = /^(\d{4})(\d{2})(\d{2})$/.exec(text)?.slice(1).join('-')
  if (!date || !PlainDate.safeParse(date).success)
    throw new Problem(`UNTIL must be a day such as 20271231, without a time: “${text}” is not.`)
  return date
}

function readParts(text: string): Map<string, string> {
  const parts = new Map<string, string>()
  for (const part of text.replace(/^RRULE:/, '').split(';')) {
    const [, name = '', value = ''] = /^([A-Z]+)=(.+)$/.exec(part) ?? []
    if (!name) throw new Problem(`“${part}” is not a part of a rule such as FREQ=WEEKLY;BYDAY=MO.`)
    if (!known.includes(name)) throw new Problem(`${name} is not supported. Use ${known.slice(0, -1).join(', ')}.`)
    if (parts.has(name)) throw new Problem(`${name} is there twice.`)
    parts.set(name, value)
  }
  return parts
}

function check({ frequency, days, monthDays, months, count, until }: RecurrenceRule): void {
  const hasOrdinal = days.some(day => day.ordinal !== null)
  if (hasOrdinal && (frequency === 'DAILY' || frequency === 'WEEKLY'))
    throw new Problem('The so-manieth weekday, such as 1MO, needs FREQ=MONTHLY or FREQ=YEARLY.')
  if (frequency === 'WEEKLY' && monthDays.length > 0) throw new Problem('BYMONTHDAY does not go with FREQ=WEEKLY.')
  if (frequency === 'YEARLY' && months.length === 0 && days.length + monthDays.length > 0)
    throw new Problem('FREQ=YEARLY with days needs BYMONTH: say in which month.')
  if (count !== null && until !== null) throw new Problem('COUNT and UNTIL do not go together: use one of them.')
}

function read(text: string): RecurrenceRule {
  const parts = readParts(text)
  const frequency = frequencies.find(each => each === parts.get('FREQ'))
  if (!frequency) throw new Problem(`FREQ must be one of ${frequencies.join(', ')}.`)
  if ((parts.get('WKST') ?? 'MO') !== 'MO') throw new Problem('WKST is not supported: weeks begin on Monday.')
  const number = (part: string, least: number, most: number) => {
    const value = parts.get(part)
    return value === undefined ? null : wholeNumber(value, part, least, most)
  }
  const until = parts.get('UNTIL')
  const rule = {
    frequency,
    interval: number('INTERVAL', 1, 999) ?? 1,
    days: list(parts.get('BYDAY')).map(readDay),
    monthDays: list(parts.get('BYMONTHDAY')).map(day => wholeNumber(day, 'BYMONTHDAY', -31, 31)),
    months: list(parts.get('BYMONTH')).map(month => wholeNumber(month, 'BYMONTH', 1, 12)),
    count: number('COUNT', 1, 999),
    until: until === undefined ? null : readUntil(until),
  }
  check(rule)
  return rule
}

/** Reads an RRULE, or says in a sentence why it cannot be used. Never fails. */
export function readRule(text: string): { rule: RecurrenceRule } | { problem: string } {
  try {
    return { rule: read(text) }
  } catch (error) {
    if (error instanceof Problem) return { problem: error.message }
    throw error
  }
}

/** A rule as RRULE text, in one spelling: what is usual is left out. */
export function writeRule({ frequency, interval, days, monthDays, months, count, until }: RecurrenceRule): string {
  const parts = [
    `FREQ=${frequency}`,
    interval !== 1 && `INTERVAL=${interval}`,
    months.length > 0 && `BYMONTH=${months.join(',')}`,
    days.length > 0 && `BYDAY=${days.map(day => `${day.ordinal ?? ''}${dayCodes[day.weekday - 1]}`).join(',')}`,
    monthDays.length > 0 && `BYMONTHDAY=${monthDays.join(',')}`,
    count !== null && `COUNT=${count}`,
    until !== null && `UNTIL=${until.replaceAll('-', '')}`,
  ]
  return parts.filter(Boolean).join(';')
}

/** RRULE text that OCS can use. */
export const RuleText = StorableText.trim()
  .min(1, 'Say how often')
  .max(300, 'Use 300 characters or fewer')
  .superRefine((text, ctx) => {
    const answer = readRule(text)
    if ('problem' in answer) ctx.addIssue({ code: 'custom', message: answer.problem })
  })
