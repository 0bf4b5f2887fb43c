import type { FeedPage } from '@ocs/contracts/events'
import { expect, test } from 'vitest'
import { standsStill, waitBeforeNext } from './reading.rules.ts'

test.each([
  { interval: 2_000, failures: 0, chance: 0, wait: 2_000 },
  { interval: 2_000, failures: 0, chance: 1, wait: 1_600 },
  { interval: 2_000, failures: 1, chance: 0, wait: 4_000 },
  { interval: 2_000, failures: 3, chance: 0.5, wait: 14_400 },
  { interval: 2_000, failures: 4, chance: 0, wait: 30_000 },
  { interval: 2_000, failures: 5_000, chance: 0, wait: 30_000 },
  { interval: 60_000, failures: 3, chance: 0, wait: 60_000 },
])(
  'after $failures failures a reader with an interval of $interval ms waits $wait ms at chance $chance',
  ({ interval, failures, chance, wait }) => {
    expect(waitBeforeNext(interval, failures, chance)).toBe(wait)
  },
)

test('a page with events that ends where it began leads nowhere; an empty one may stay', () => {
  const events = [{}] as FeedPage['events']
  expect(standsStill({ events, cursor: '5.1' }, '5.1')).toBe(true)
  expect(standsStill({ events, cursor: null }, null)).toBe(true)
  expect(standsStill({ events, cursor: '5.2' }, '5.1')).toBe(false)
  expect(standsStill({ events: [], cursor: '5.1' }, '5.1')).toBe(false)
})
