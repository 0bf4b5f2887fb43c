import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  centralDate,
  centralWallClock,
  fiscalYearOf,
  formatInstant,
  formatPlainDate,
  PlainDate,
} from './plain-dates.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

describe.each(['Etc/GMT+12', 'UTC', 'America/Chicago', 'Pacific/Kiritimati'])('on a machine in %s', machineZone => {
  test('an instant falls on the district date, not on the machine date', () => {
    vi.stubEnv('TZ', machineZone)
    expect(centralDate(new Date('2026-07-01T04:59:59Z'))).toBe('2026-06-30')
    expect(centralDate(new Date('2026-07-01T05:00:00Z'))).toBe('2026-07-01')
    expect(centralDate(new Date('2026-12-01T05:59:59Z'))).toBe('2026-11-30')
  })

  test('Central wall-clock time follows the real daylight-saving change', () => {
    vi.stubEnv('TZ', machineZone)
    expect(centralWallClock(new Date('2025-06-08T16:49:55.600Z'))).toBe('2025-06-08T11:49:55.600000')
    expect(centralWallClock(new Date('2025-03-09T08:00:00Z'))).toBe('2025-03-09T03:00:00')
    expect(centralWallClock(new Date('2025-11-02T07:00:00Z'))).toBe('2025-11-02T01:00:00')
  })

  test('a plain date is shown as it was written', () => {
    vi.stubEnv('TZ', machineZone)
    expect(formatPlainDate('2026-07-01')).toBe('Jul 1, 2026')
    expect(formatInstant('2026-07-01T04:00:00Z').replace(/\s/g, ' ')).toBe('Jun 30, 2026, 11:00 PM')
  })
})

test('a fiscal year runs from 1 July to 30 June', () => {
  expect(fiscalYearOf('2026-06-30')).toBe('2025-2026')
  expect(fiscalYearOf('2026-07-01')).toBe('2026-2027')
})

test('a day that does not exist is not a plain date', () => {
  expect(PlainDate.safeParse('2026-02-29').success).toBe(false)
  expect(PlainDate.safeParse('2028-02-29').success).toBe(true)
})
