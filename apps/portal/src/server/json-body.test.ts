import { expect, test } from 'vitest'
import { jsonBody } from './json-body.ts'

const sent = (body: string, length: string | null = String(body.length)) =>
  new Request('http://portal.invalid/', { method: 'POST', body, headers: length ? { 'content-length': length } : {} })

test('a body is read up to its limit, and no body whose length is not told', async () => {
  expect(await jsonBody(sent('{"a":1}'), 7)).toEqual({ a: 1 })
  expect(await jsonBody(sent('{"a":'), 7)).toBeNull()
  await expect(jsonBody(sent('{"a":12}'), 7)).rejects.toMatchObject({ reason: 'too_large' })
  await expect(jsonBody(sent('{}', null), 7)).rejects.toMatchObject({ reason: 'too_large' })
})
