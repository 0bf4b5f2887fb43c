import { expect, test } from 'vitest'
import { claimsFrom, kindOfAddress, rolesOfGroups } from './sign-in.rules.ts'

const domains = { staff: ['district.example'], student: ['students.district.example'] }

test.each([
  ['ana@district.example', 'staff'],
  ['ANA@District.Example', 'staff'],
  ['bo@students.district.example', 'student'],
  ['eve@evil-district.example', null],
  ['eve@evil.district.example', null],
  ['eve@district.example.evil', null],
  ['eve@evil.example@district.example', null],
  ['@district.example', null],
  ['district.example', null],
  ['', null],
])('the exact domain of %s makes it %s', (email, kind) => {
  expect(kindOfAddress(email, domains)).toBe(kind)
})

test('with no domains set nobody is let in', () => {
  expect(kindOfAddress('ana@district.example', { staff: [], student: [] })).toBeNull()
})

test('an address counts as proven only where the provider says so', () => {
  const profile = { sub: '1', email: 'Ana@District.Example' }
  expect(claimsFrom(profile, false)).toMatchObject({ email: 'ana@district.example', isEmailProven: false })
  expect(claimsFrom({ ...profile, email_verified: 'false' }, false).isEmailProven).toBe(false)
  expect(claimsFrom({ ...profile, email_verified: true }, false).isEmailProven).toBe(true)
})

test("the district's own tenant needs no proof, and may name the address as the user name", () => {
  const claims = claimsFrom({ sub: '1', preferred_username: 'ana@district.example' }, true)
  expect(claims).toMatchObject({ email: 'ana@district.example', isEmailProven: true })
  expect(claimsFrom({ sub: '1', preferred_username: 'ana@district.example' }, false).email).toBeNull()
})

test('a groups claim that is missing or no list is no answer, an empty list is an empty one', () => {
  expect(claimsFrom({ sub: '1' }, false).groups).toBeNull()
  expect(claimsFrom({ sub: '1', groups: 'All_Staff' }, false).groups).toBeNull()
  expect(claimsFrom({ sub: '1', groups: [] }, false).groups).toEqual([])
})

test('groups give roles whatever their case, and the higher priority is named as the source', () => {
  const table = [
    { group: 'Finance', role: 'bookkeeper', placeId: null, priority: 40 },
    { group: 'All_Staff', role: 'bookkeeper', placeId: null, priority: 20 },
    { group: 'Finance', role: 'finance_director', placeId: null, priority: 1 },
    { group: 'Other', role: 'admin', placeId: null, priority: 99 },
  ] as const
  const roles = rolesOfGroups(['finance', 'ALL_STAFF'], table)
  expect(roles).toHaveLength(2)
  expect(roles).toContainEqual({ group: 'Finance', role: 'bookkeeper', placeId: null })
  expect(roles).toContainEqual({ group: 'Finance', role: 'finance_director', placeId: null })
})
