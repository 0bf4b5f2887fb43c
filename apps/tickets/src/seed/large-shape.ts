import { randomUUID } from 'node:crypto'
import { demoPeople, demoPlaces } from '@ocs/contracts/demo'
import type { PersonRef } from '@ocs/contracts/people'
import type { Desk } from '@ocs/contracts/tickets'
import { pick, problems } from './demo-problems.ts'

/** Numbers between 0 and 1 that come in the same order every time. */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** An element of a list, the first ones more often: with `skew` 2.3 a fifth of the list gets half of the picks. */
export function skewed<T>(from: readonly T[], roll: number, skew: number): T {
  return pick(from, Math.floor(from.length * roll ** skew))
}

const firstNames = 'Ada Ben Cora Dale Elsie Finn Gwen Hank Iris Joel Kay Lyle Mae Ned Opal Paul Ruth Seth Tess Wade'
const lastStarts = 'Ash Bar Cal Dun East Fair Gar Hart Ing Kel Lang Mar Nor Oak Pres Rad Shel Thorn Wal Yar'
const lastEnds = 'ton ford ley wood field by ham bridge more worth'

/** A made-up name; there are 4,000. */
function nameAt(at: number): string {
  const [first, start, end] = [firstNames, lastStarts, lastEnds].map(words => words.split(' '))
  return `${pick(first ?? [], at)} ${pick(start ?? [], at * 7 + Math.floor(at / 20))}${pick(end ?? [], at * 3 + Math.floor(at / 400))}`
}

/** So many people with made-up names. */
export const strangers = (count: number): PersonRef[] =>
  Array.from({ length: count }, (_, at) => ({ id: randomUUID(), name: nameAt(at) }))

/** The people of a desk: those of the demo first, who do the most, then who worked there over the years. */
export function workersOf(desk: Desk): PersonRef[] {
  const today = demoPeople.filter(person => person.handle.startsWith(desk === 'technology' ? 'tech.' : 'maint.'))
  return [...today.map(({ id, name }) => ({ id, name })), ...strangers(20)]
}

/** Of a hundred tickets, those of each place: the largest school has ten times as many as the smallest office. */
const shares = [30, 22, 16, 13, 10, 6, 3]
const hundred = shares.flatMap((share, at) => Array.from({ length: share }, () => pick(demoPlaces, at)))

/** A place, the larger ones more often. */
export function placeFor(roll: number) {
  return skewed(hundred, roll, 1)
}

/** A problem of a desk, some far more often than others. */
export function problemFor(desk: Desk, roll: number) {
  return skewed(
    problems.filter(problem => problem[0] === desk),
    roll,
    1.7,
  )
}

const day = 24 * 60 * 60_000
const weekdayWeight = [0, 1.3, 1.1, 1, 1, 0.8, 0.02]
const monthWeight = [1, 1, 1, 0.9, 1, 0.4, 0.5, 1.8, 1.4, 1.1, 0.9, 0.7]

/**
 * When so many tickets were filed, oldest first: over ten years, on school days between 7 and 16 o'clock, more on Mondays
 * and in August, few in June and July.
 */
export function filingTimes(count: number, now: Date): Date[] {
  const start = now.getTime() - 3650 * day
  const midnights = Array.from({ length: 3650 }, (_, at) => new Date(start + at * day))
  const weightOf = (date: Date) => (weekdayWeight[date.getUTCDay()] ?? 0) * (monthWeight[date.getUTCMonth()] ?? 1)
  const total = midnights.reduce((sum, date) => sum + weightOf(date), 0)
  let passed = 0
  const times: Date[] = []
  for (const date of midnights) {
    passed += weightOf(date)
    const due = Math.round((passed / total) * count) - times.length
    const morning = Math.floor(date.getTime() / day) * day + 13 * 3_600_000
    for (let at = 0; at < due; at++) {
      times.push(
        new Date(Math.min(morning + Math.floor((at / due) * 9 * 3_600_000), now.getTime() - count + times.length)),
      )
    }
  }
  return times
}

/**
 * How long a ticket takes, in milliseconds: half of them up to five days, a tenth more than two weeks, one in a hundred
 * three months (log-normal).
 */
export function duration(roll: number, other: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - roll)) * Math.cos(2 * Math.PI * other)
  return 5 * day * Math.exp(1.1 * normal)
}
