import type { Actor } from '@ocs/contracts/actors'
import { demoGrants, demoPerson, demoPlace } from '@ocs/contracts/demo'
import { expect, test } from 'vitest'
import { addablePlaces, assetLensOf } from './asset-lens.ts'

function lensOf(handle: string) {
  const person = demoPerson(handle)
  const actor: Actor = { kind: 'person', id: person.id, name: person.name, grants: demoGrants(person), scopes: [] }
  return assetLensOf(actor)
}

const places = ['Central Office', 'Hillcrest Elementary School', 'Lake Road Elementary School'].map(demoPlace)

test('a teacher is shown their own devices and adds none', () => {
  const lens = lensOf('teacher.lakeroad')
  expect(lens).toMatchObject({ seesOthers: false, seesPrices: false })
  expect(addablePlaces(lens, places)).toEqual([])
})

test('a technician of two schools is offered these two to add devices at', () => {
  const lens = lensOf('tech.lakeroad')
  expect(lens).toMatchObject({ seesOthers: true, seesPrices: true })
  expect(addablePlaces(lens, places).map(({ name }) => name)).toEqual([
    'Hillcrest Elementary School',
    'Lake Road Elementary School',
  ])
})

test('a librarian works with devices and is shown no prices', () => {
  expect(lensOf('librarian.central')).toMatchObject({ seesOthers: true, seesPrices: false })
})

test('who manages devices in the whole district adds them anywhere', () => {
  expect(addablePlaces(lensOf('admin'), places)).toEqual(places)
  expect(addablePlaces(lensOf('tech.district'), places)).toEqual(places)
})
