import { describe, expect, test } from 'vitest'
import { firstYear, SchoolYear, schoolYearAt, schoolYearFrom } from './school-years.ts'

describe('a school year', () => {
  test('turns at midnight of July 1 in the district, wherever the machine stands', () => {
    expect(schoolYearAt(new Date('2026-07-01T04:59:59Z'))).toBe('2025-2026')
    expect(schoolYearAt(new Date('2026-07-01T05:00:00Z'))).toBe('2026-2027')
    expect(schoolYearAt(new Date('2027-01-01T12:00:00Z'))).toBe('2026-2027')
  })

  test('is written as two years that follow each other', () => {
    expect(SchoolYear.safeParse('2025-2026').success).toBe(true)
    for (const wrong of ['2025', '2025-2027', '2026-2025', '0000-0001', '25-26', 'next year', '2025-2026 '])
      expect(SchoolYear.safeParse(wrong).success, wrong).toBe(false)
  })

  test('is told from the calendar year in which it begins, and back', () => {
    expect(schoolYearFrom(2025)).toBe('2025-2026')
    expect(firstYear('2025-2026')).toBe(2025)
  })
})
