import { isRefusal } from '@ocs/contracts/reasons'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CalendarFile, maxFileEvents, planImport, readCalendarFile } from './calendar-file.rules.ts'

/** A calendar file; each event is given by its lines. */
const calendar = (...events: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//School//Calendar//EN',
    ...events.flatMap(lines => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n')

const allDay = (uid: string, name: string, from: string, until?: string) => [
  `UID:${uid}`,
  `SUMMARY:${name}`,
  `DTSTART;VALUE=DATE:${from}`,
  ...(until ? [`DTEND;VALUE=DATE:${until}`] : []),
]

function read(ics: string): CalendarFile {
  const file = readCalendarFile(ics)
  if (isRefusal(file)) throw new Error(file.message)
  return file
}

describe('a calendar file', () => {
  test.each([
    ['without an end lasts one day', allDay('a', 'Labor Day', '20260907'), '2026-09-07', '2026-09-07'],
    ['ends the day before its end', allDay('a', 'Thanksgiving', '20261125', '20261128'), '2026-11-25', '2026-11-27'],
    ['over a new year', allDay('a', 'Winter break', '20261221', '20270104'), '2026-12-21', '2027-01-03'],
    [
      'that ends where it begins lasts that day',
      allDay('a', 'Snow', '20270112', '20270112'),
      '2027-01-12',
      '2027-01-12',
    ],
    ['with a duration', [...allDay('a', 'Break', '20270301'), 'DURATION:P1W'], '2027-03-01', '2027-03-07'],
    ['on a leap day', allDay('a', 'Snow', '20280229'), '2028-02-29', '2028-02-29'],
  ])('an all-day event %s', (_, lines, startsOn, endsOn) => {
    const { events, skipped } = read(calendar(lines))
    expect(skipped).toEqual([])
    expect(events).toMatchObject([{ uid: 'a', startsOn, endsOn, cancelled: false }])
  })

  test('is read with folded lines, escapes, and several calendars in one file', () => {
    const folded = allDay('a', 'Professional development\\, no\r\n  students', '20260804')
    const { events } = read(calendar(folded) + calendar(allDay('b', 'Fall break', '20261012', '20261017')))
    expect(events.map(event => event.name)).toEqual(['Professional development, no students', 'Fall break'])
  })

  test.each([
    ['times of day', ['UID:a', 'SUMMARY:X', 'DTSTART:20261125T080000Z', 'DTEND:20261125T090000Z'], /whole days/],
    ['a repetition', [...allDay('a', 'X', '20261125'), 'RRULE:FREQ=DAILY'], /repeats/],
    ['no identifier', allDay('a', 'X', '20261125').slice(1), /identifier/],
    ['no date', ['UID:a', 'SUMMARY:X'], /whole days/],
    ['more than a year', allDay('a', 'X', '20260101', '20280101'), /a year at most/],
    ['a time without end', [...allDay('a', 'X', '20260101'), 'DURATION:P9999999999W'], /a year at most/],
    ['a first day that does not exist', allDay('a', 'X', '20260230'), /does not exist/],
    ['a last day that does not exist', allDay('a', 'X', '20260227', '20260230'), /does not exist/],
    ['a date of another century', allDay('a', 'X', '18991231'), /century/],
  ])('an event with %s is skipped with a reason', (_, lines, why) => {
    const { events, skipped } = read(calendar(lines, allDay('b', 'Good', '20261125')))
    expect(events.map(event => event.uid)).toEqual(['b'])
    expect(skipped).toEqual([{ name: 'X', why: expect.stringMatching(why) }])
  })

  test('takes an event that is in it twice once', () => {
    const { events, skipped } = read(calendar(allDay('a', 'X', '20261125'), allDay('a', 'Y', '20261126')))
    expect([events.length, skipped.length]).toEqual([1, 1])
  })

  test.each(['', 'hello', 'BEGIN:VCARD\r\nEND:VCARD', '{"a":1}', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT'])(
    'that is none is refused: %j',
    text => {
      expect(readCalendarFile(text)).toMatchObject({ refused: 'invalid_input' })
    },
  )

  test('with too many events is refused', () => {
    const many = Array.from({ length: maxFileEvents + 1 }, (_, at) => allDay(`${at}`, 'X', '20261125'))
    expect(readCalendarFile(calendar(...many))).toMatchObject({ refused: 'invalid_input' })
  })

  test('never fails, whatever stands in it', () => {
    const line = fc.oneof(
      fc.constantFrom(...calendar(allDay('a', 'X', '20261125', '20261127')).split('\r\n')),
      fc.constantFrom(
        'DTSTART;VALUE=DATE:99999999',
        'DTSTART;VALUE=DATE:20260230',
        'RRULE:FREQ=X',
        'DTEND:',
        'STATUS:CANCELLED',
      ),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 15 }), lines => {
        const file = readCalendarFile(
          ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n'),
        )
        if (!isRefusal(file)) for (const event of file.events) expect(event.startsOn <= event.endsOn).toBe(true)
      }),
    )
  })
})

describe('an import', () => {
  const event = (uid: string, name: string, cancelled = false) => ({
    uid,
    name,
    startsOn: '2026-11-25',
    endsOn: '2026-11-27',
    cancelled,
  })
  const known = { id: 'k', uid: 'a', name: 'Thanksgiving', startsOn: '2026-11-25', endsOn: '2026-11-27' }
  test.each([
    ['adds what is not known', event('b', 'Fall break'), 'add'],
    ['leaves what is the same', event('a', 'Thanksgiving'), 'same'],
    ['changes what is known', event('a', 'Thanksgiving break'), 'change'],
    ['removes what is cancelled', event('a', 'Thanksgiving', true), 'remove'],
  ])('%s', (_, from, outcome) => {
    expect(planImport([from], [known])).toMatchObject([{ outcome }])
  })

  test('does nothing about a cancelled event that it never knew', () => {
    expect(planImport([event('b', 'X', true)], [known])).toEqual([])
  })
})
