import { AddAssetInput } from '@ocs/contracts/assets'
import { type DemoPerson, type DemoPlace, demoGrants, demoPeople, demoPerson, demoPlaces } from '@ocs/contracts/demo'
import type { Doer } from '@ocs/service-kit/transaction'
import { addAsset } from '../asset/asset.store.ts'
import type { Db } from '../db.ts'

type Model = { type: string; brand: string; model: string; cents: number; vendor: string; tag: (n: number) => string }

const sticker = (n: number) => `TC-${12_300 + n}`
const models: Model[] = [
  { type: 'Chromebook', brand: 'Dell', model: 'Chromebook 3100', cents: 24_900, vendor: 'Prairie Data', tag: sticker },
  { type: 'Laptop', brand: 'HP', model: 'EliteBook 840', cents: 98_450, vendor: 'Prairie Data', tag: sticker },
  {
    type: 'Computer',
    brand: 'Dell',
    model: 'OptiPlex 3080',
    cents: 71_200,
    vendor: 'Lakeside IT',
    tag: n => `${1000 + n}`,
  },
  { type: 'Monitor', brand: 'Dell', model: 'P2422H', cents: 18_999, vendor: 'Lakeside IT', tag: n => `${1000 + n}` },
  {
    type: 'Smartboard',
    brand: 'SMART',
    model: 'Board 6065S',
    cents: 289_900,
    vendor: 'Clearview',
    tag: n => `AV-2025-${n}`,
  },
  {
    type: 'Projector',
    brand: 'Epson',
    model: 'PowerLite 118',
    cents: 54_900,
    vendor: 'Clearview',
    tag: n => `AV-2025-${n}`,
  },
  {
    type: 'Printer',
    brand: 'HP',
    model: 'LaserJet Pro',
    cents: 32_575,
    vendor: 'Lakeside IT',
    tag: n => `TECH-2025-${n}`,
  },
  {
    type: 'Tablet',
    brand: 'Apple',
    model: 'iPad Air 10.9"',
    cents: 59_900,
    vendor: 'Prairie Data',
    tag: n => `MOBILE-2025-${n}`,
  },
]
const funds = ['General Purpose', 'Title I', 'IDEA Part B', 'Technology Levy']
const conditions = ['excellent', 'good', 'good', 'fair', 'poor'] as const

/** What the n-th thing of the demo district is, apart from where it is. */
function thing(n: number, model: Model) {
  const year = 2021 + (n % 5)
  return {
    tag: model.tag(n),
    serial: `SN${(n * 7_919).toString(36).toUpperCase().padStart(6, '0')}`,
    type: model.type,
    brand: model.brand,
    model: model.model,
    condition: conditions[n % conditions.length],
    poNumber: `PO-${year}-${String(100 + (n % 37)).padStart(4, '0')}`,
    vendor: model.vendor,
    fundingSource: funds[n % funds.length],
    priceCents: model.cents,
    purchasedOn: `${year}-${String(1 + (n % 12)).padStart(2, '0')}-15`,
  }
}

function roomOf(place: DemoPlace, roomId: string | null) {
  const room = place.rooms.find(candidate => candidate.id === roomId)
  return room ? { id: room.id, name: room.name } : null
}

/** Two or so things in every room, and a device for each demo person. */
function demoAssets(): AddAssetInput[] {
  const rooms = demoPlaces.flatMap(place => place.rooms.map(room => ({ place, room })))
  const standing = rooms.flatMap(({ place, room }, at) =>
    [at, at + 3].flatMap((pick, turn): AddAssetInput[] => {
      const model = models[pick % models.length]
      if (!model || (turn === 1 && at % 3 === 2)) return []
      return [{ ...thing(at * 2 + turn + 1, model), place: { id: place.id, name: place.name }, room }]
    }),
  )
  const held = demoPeople.flatMap((person: DemoPerson, at): AddAssetInput[] => {
    const place = demoPlaces.find(candidate => candidate.id === person.placeId)
    const model = models[person.kind === 'student' ? 0 : at % 2]
    if (!place || !model) return []
    const where = { place: { id: place.id, name: place.name }, room: roomOf(place, person.roomId) }
    return [{ ...thing(400 + at, model), ...where, holder: { id: person.id, name: person.name } }]
  })
  return [...standing, ...held]
}

/** Fills an empty inventory with invented things in the demo district's rooms; does nothing where there are any. */
export async function seedDemo(db: Db): Promise<void> {
  if ((await db.asset.count()) > 0) return
  const { id, name, ...person } = demoPerson('tech.district')
  const grants = demoGrants({ id, name, ...person })
  const doer: Doer = {
    actor: { kind: 'person', id, name, grants, scopes: [] },
    requestId: 'demo-seed',
    idempotencyKey: null,
  }
  for (const asset of demoAssets()) await addAsset(db, doer, AddAssetInput.parse(asset))
}
