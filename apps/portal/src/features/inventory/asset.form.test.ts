import { demoPlace } from '@ocs/contracts/demo'
import { DomainError } from '@ocs/contracts/reasons'
import { InvalidInputError } from '@ocs/service-kit/client'
import { describe, expect, test } from 'vitest'
import { AssetForm, assetFrom, besideItsNumber } from './asset.form.ts'

const lakeRoad = demoPlace('Lake Road Elementary School')
const central = demoPlace('Central Office')
const places = [lakeRoad, central]
const room = lakeRoad.rooms[0]?.id ?? ''
const holder = { id: '0c500000-0003-4000-8000-000000000001', name: 'Dana Whitfield' }

const typed = {
  tag: ' LR-7 ',
  serial: '',
  type: 'Chromebook',
  brand: '',
  model: '3100',
  condition: 'good',
  place: lakeRoad.id,
  room,
  holder: holder.id,
  poNumber: '',
  vendor: 'Acme',
  fundingSource: '',
  priceCents: '$1,249.5',
  purchasedOn: '2026-08-01',
}

describe('the form for a new device', () => {
  test('what was typed becomes what the inventory takes', () => {
    expect(assetFrom(AssetForm.parse(typed), places, holder)).toEqual({
      tag: 'LR-7',
      serial: null,
      type: 'Chromebook',
      brand: null,
      model: '3100',
      condition: 'good',
      place: { id: lakeRoad.id, name: lakeRoad.name },
      room: { id: room, name: '101' },
      holder,
      poNumber: null,
      vendor: 'Acme',
      fundingSource: null,
      priceCents: 124_950,
      purchasedOn: '2026-08-01',
    })
  })

  test.each([
    ['tag', '', 'Enter the asset tag'],
    ['type', '', 'Choose what it is'],
    ['model', ' ', 'Enter the model'],
    ['place', '', 'Choose a place'],
    ['priceCents', 'cheap', 'Enter an amount such as 1250 or 19.99'],
    ['purchasedOn', '31.12.2026', 'Enter a date as YYYY-MM-DD'],
    ['serial', 'x'.repeat(101), 'Use 100 characters or fewer'],
  ])('a wrong %s is told beside it', (field, value, message) => {
    const issues = AssetForm.safeParse({ ...typed, [field]: value }).error?.issues
    expect(issues).toMatchObject([{ path: [field], message }])
  })

  test('a room of another place, a place out of use and somebody without access are refused', () => {
    const form = AssetForm.parse(typed)
    expect(() => assetFrom({ ...form, place: central.id }, places, holder)).toThrow(InvalidInputError)
    expect(() => assetFrom(form, [central], holder)).toThrow('This place is not in use any more')
    expect(() => assetFrom(form, places, null)).toThrow(InvalidInputError)
    expect(assetFrom({ ...form, room: null, holder: null }, places, null)).toMatchObject({ room: null, holder: null })
  })

  test('a number that is taken is told beside that number', () => {
    const taken = (message: string) => besideItsNumber(new DomainError('already_exists', message))
    expect(taken('An asset with the tag X is already in the inventory.')).toMatchObject({ issues: [{ path: 'tag' }] })
    expect(taken('An asset with the serial number X is …')).toMatchObject({ issues: [{ path: 'serial' }] })
    const other = new DomainError('forbidden', 'no')
    expect(besideItsNumber(other)).toBe(other)
  })
})
