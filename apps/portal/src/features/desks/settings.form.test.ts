import type { SlaTarget } from '@ocs/contracts/clocks'
import { describe, expect, test } from 'vitest'
import { AddClosureForm, daysWords, ImportForm, OpenAfterForm } from './closure.form.ts'
import { HoursForm, hoursDraft, hoursWords } from './hours.form.ts'
import { TargetsForm, targetKey, targetsDraft, targetWords, withTarget } from './targets.form.ts'

type Parsed = { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } }
const wrongFields = (parsed: Parsed) => (parsed.error?.issues ?? []).map(issue => issue.path[0])

describe('hours', () => {
  const form = (fields: Record<string, string>) => HoursForm.safeParse({ desk: 'technology', version: '3', ...fields })

  test('several stretches a day come out in order, in minutes', () => {
    const typed = { 'opens-1-b': '13:00', 'closes-1-b': '16:00', 'opens-1-a': '07:30', 'closes-1-a': '12:00' }
    expect(form(typed).data).toEqual({
      desk: 'technology',
      version: 3,
      hours: [
        { weekday: 1, opensAt: 450, closesAt: 720 },
        { weekday: 1, opensAt: 780, closesAt: 960 },
      ],
    })
  })

  test('an end at 12:00 AM is the end of that day', () => {
    expect(form({ 'opens-5-a': '18:00', 'closes-5-a': '00:00' }).data?.hours).toEqual([
      { weekday: 5, opensAt: 1080, closesAt: 1440 },
    ])
  })

  test('a week without any hours is a week', () => {
    expect(form({}).data?.hours).toEqual([])
  })

  test.each<[what: string, fields: Record<string, string>, field: string]>([
    ['a missing begin', { 'opens-2-a': '', 'closes-2-a': '16:00' }, 'opens-2-a'],
    ['a missing end', { 'opens-2-a': '07:00', 'closes-2-a': '' }, 'closes-2-a'],
    ['an end before the begin', { 'opens-2-a': '16:00', 'closes-2-a': '07:00' }, 'closes-2-a'],
    [
      'an overlap',
      { 'opens-2-a': '07:00', 'closes-2-a': '12:00', 'opens-2-b': '11:00', 'closes-2-b': '15:00' },
      'opens-2-b',
    ],
  ])('%s is said beside its field', (_, fields, field) => {
    expect(wrongFields(form(fields))).toEqual([field])
  })

  test('what is saved and typed again is the same', () => {
    const hours = [
      { weekday: 1 as const, opensAt: 450, closesAt: 720 },
      { weekday: 7 as const, opensAt: 780, closesAt: 1440 },
    ]
    const fields = hoursDraft(hours).flatMap(({ id, weekday, opens, closes }) => [
      [`opens-${weekday}-${id}`, opens],
      [`closes-${weekday}-${id}`, closes],
    ])
    expect(form(Object.fromEntries(fields)).data?.hours).toEqual(hours)
    expect(hoursWords(hours)).toEqual(['Monday: 7:30 AM to 12:00 PM', 'Sunday: 1:00 PM to midnight'])
  })
})

describe('targets', () => {
  const names = [{ desk: 'technology' as const, key: 'networking', label: 'Networking', active: true }]
  const saved: SlaTarget[] = [
    { category: null, priority: null, firstAnswerMinutes: 600, resolutionMinutes: null },
    { category: null, priority: 'urgent', firstAnswerMinutes: 60, resolutionMinutes: 480 },
    { category: 'networking', priority: 'urgent', firstAnswerMinutes: 30, resolutionMinutes: null },
  ]

  test('every priority has a line with what counts for it, the most urgent first', () => {
    expect(targetWords('technology', names, saved)).toEqual([
      'Urgent: first answer 1 h, done 8 h',
      'Networking, urgent: first answer 30 min, done no target',
      'High: first answer 10 h, done no target',
      'Normal: first answer 10 h, done no target',
      'Low: first answer 10 h, done no target',
    ])
  })

  test('what is shown and sent again keeps what counts for every ticket', () => {
    const fields = targetsDraft(saved).flatMap(draft => [
      [`answer-${targetKey(draft)}`, draft.answer],
      [`resolution-${targetKey(draft)}`, draft.resolution],
    ])
    const sent = { desk: 'technology', version: '1', ...Object.fromEntries(fields) }
    const { targets } = TargetsForm.parse(sent)
    expect(targetWords('technology', names, targets)).toEqual(targetWords('technology', names, saved))
    expect(targets).toContainEqual(saved[2])
  })

  test('a new line stands below its priority', () => {
    const keys = withTarget(targetsDraft(saved), 'urgent', 'software').map(targetKey)
    expect(keys).toEqual(['urgent', 'urgent-networking', 'urgent-software', 'high', 'normal', 'low'])
  })

  test.each(['soon', '0', '4000 h'])('%j is said beside its field', typed => {
    const sent = { desk: 'technology', version: '1', 'answer-high': typed, 'resolution-high': '' }
    expect(wrongFields(TargetsForm.safeParse(sent))).toEqual(['answer-high'])
  })
})

describe('closures', () => {
  const snowDay = { name: 'Snow day', startsOn: '2026-12-08', endsOn: '', placeId: 'district' }

  test('without a last day it is one day, in the whole district', () => {
    expect(AddClosureForm.parse(snowDay)).toEqual({ ...snowDay, endsOn: '2026-12-08', placeId: null })
  })

  test.each<[change: Record<string, string>, field: string]>([
    [{ name: ' ' }, 'name'],
    [{ startsOn: '' }, 'startsOn'],
    [{ endsOn: '2026-12-07' }, 'endsOn'],
    [{ placeId: 'nowhere' }, 'placeId'],
  ])('%j is said beside its field', (change, field) => {
    expect(wrongFields(AddClosureForm.safeParse({ ...snowDay, ...change }))).toContain(field)
  })

  test.each<[startsOn: string, endsOn: string, words: string]>([
    ['2026-11-30', '2026-11-30', 'Nov 30, 2026'],
    ['2026-11-25', '2026-11-27', 'Nov 25 to Nov 27, 2026'],
    ['2026-12-21', '2027-01-01', 'Dec 21, 2026 to Jan 1, 2027'],
  ])('%s to %s is %j', (startsOn, endsOn, words) => {
    expect(daysWords({ startsOn, endsOn })).toBe(words)
  })

  test('an import without a file, or of no event, is said', () => {
    expect(wrongFields(ImportForm.safeParse({ ics: ' ', placeId: 'district' }))).toEqual(['ics'])
    const none = { ics: 'BEGIN:VCALENDAR', placeId: 'district', only: '[]' }
    expect(wrongFields(ImportForm.safeParse(none))).toEqual(['only'])
    expect(ImportForm.parse({ ...none, only: '["a"]' }).only).toEqual(['a'])
  })
})

describe('the rule that opens new tickets', () => {
  const form = (fields: Record<string, string>) =>
    OpenAfterForm.safeParse({ desk: 'technology', version: '1', hours: '48', ...fields })

  test('it is off unless it is ticked, whatever the hours say', () => {
    expect(form({ hours: 'x' }).data?.openAfterHours).toBeNull()
    expect(form({ isOn: 'on' }).data?.openAfterHours).toBe(48)
  })

  test.each(['', '0', '1.5', '9000', 'two'])('%j hours are refused', hours => {
    expect(wrongFields(form({ isOn: 'on', hours }))).toEqual(['hours'])
  })
})
