const clockTime = /^([01]\d|2[0-3]):([0-5]\d)$/
const hoursAndMinutes = /^(\d{1,4}):([0-5]\d)$/
const hoursAlone = /^\d{1,4}(?:\.\d{1,2})?$/
const withUnits = /^(?:(\d{1,4}(?:\.\d{1,2})?)\s*h(?:(?:ou)?rs?)?)?[\s,]*(?:(\d{1,6})\s*m(?:in(?:ute)?s?)?)?$/i

/**
 * Minutes of desk time from what a person typed: `4` and `4 h` are hours, `1:30`, `1 h 30 min`, `90 min` and `1.5` are the
 * others. Null for everything that is not plainly a length of time.
 */
export function minutesFrom(typed: string): number | null {
  const words = typed.trim()
  const colon = hoursAndMinutes.exec(words)
  if (colon) return Number(colon[1]) * 60 + Number(colon[2])
  if (hoursAlone.test(words)) return Math.round(Number(words) * 60)
  const parts = withUnits.exec(words)
  if (words === '' || !parts) return null
  return Math.round(Number(parts[1] ?? 0) * 60) + Number(parts[2] ?? 0)
}

/** Minutes of desk time as they are read and typed: `8 h`, `1 h 30 min`, `45 min`; nothing for no target. */
export function durationWords(minutes: number | null): string {
  if (minutes === null) return ''
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`].filter(Boolean).join(' ')
}

/** Minutes after midnight from what a time field sends (`07:30`), or null. */
export function minuteOfDay(sent: string): number | null {
  const match = clockTime.exec(sent)
  return match ? Number(match[1]) * 60 + Number(match[2]) : null
}

/** What a time field shows for minutes after midnight; the end of the day is its 12:00 AM. */
export function timeField(minute: number): string {
  const of = (value: number) => String(value).padStart(2, '0')
  return `${of(Math.floor(minute / 60) % 24)}:${of(minute % 60)}`
}

/** Minutes after midnight as a time of day: `7:30 AM`, and `midnight` for the end of the day. */
export function timeWords(minute: number): string {
  if (minute === 24 * 60) return 'midnight'
  const hour = Math.floor(minute / 60)
  return `${hour % 12 || 12}:${String(minute % 60).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`
}
