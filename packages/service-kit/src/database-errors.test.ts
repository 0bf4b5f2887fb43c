import { expect, test } from 'vitest'
import { errorForLog, isDatabaseAway, isUnstorableText } from './database-errors.ts'
import { publicError } from './errors.ts'

const fromPrisma = (state: string) =>
  new Error(`\nInvalid call\n\nRaw query failed. Code: \`${state}\`. Message: \`x\``)
const coded = (code: string) => Object.assign(new Error('failed'), { code })

test.each(['57P01', '53300', '08006', '55P03', '57014', '40P01'])('SQLSTATE %s is an outage that passes', state => {
  expect(isDatabaseAway(fromPrisma(state))).toBe(true)
  expect(isDatabaseAway(Object.assign(coded(state), { severity: 'FATAL' }))).toBe(true)
})

test.each(['P1001', 'P2028', 'ECONNREFUSED', 'ECONNRESET'])('%s is an outage that passes', code => {
  expect(isDatabaseAway(coded(code))).toBe(true)
})

test('a bug is not an outage, and what somebody wrote cannot make it one', () => {
  for (const error of [fromPrisma('23505'), fromPrisma('42P01'), new TypeError('x'), new Error('said 57P01'), 'text']) {
    expect(isDatabaseAway(error)).toBe(false)
  }
  expect(isUnstorableText(fromPrisma('22021'))).toBe(true)
  expect(isUnstorableText(new Error('22021'))).toBe(false)
})

test.each(['22003', '22008', '22021'])('SQLSTATE %s is a wrong input, not a failure', state => {
  expect(publicError(fromPrisma(state))).toMatchObject({ code: 'BAD_REQUEST', reason: 'invalid_input' })
})

test('a log line has no value of the request, only what kind of error it was and where', () => {
  const error = coded('P2002')
  error.message = 'Invalid `create()`: { name: "Dana \\"D\\" Whitfield", note: "line\nline" } is wrong'
  const line = errorForLog(error)
  expect(line).toMatchObject({ type: 'Error', code: 'P2002' })
  expect(line.message).toBe('Invalid `create()`: { name: "…", note: "…" } is wrong')
  expect(JSON.stringify(line)).not.toContain('Dana')
  expect(line.stack[0]).toMatch(/^ {4}at /)
})
