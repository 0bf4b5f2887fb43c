import { type DemoPerson, demoGrants, demoPerson, demoPlaces } from '@ocs/contracts/demo'
import type { DraftInput, Vendor, VendorInput } from '@ocs/contracts/requisitions'
import type { Doer } from '@ocs/service-kit/transaction'
import type { Db } from '../db.ts'
import { createDraft, submitDraft } from '../requisition/requisition.store.ts'
import { approveVendor, requestVendor } from '../vendor/vendor.store.ts'

const vendors: VendorInput[] = [
  { name: 'Prairie Data Systems', email: 'orders@prairie.example', phone: '555-0101', address: '12 Mill Road' },
  { name: 'Lakeside Office Supply', email: 'sales@lakeside.example', phone: '555-0102', address: '4 Harbor Street' },
  { name: 'Clearview Classroom', email: 'hello@clearview.example', phone: '555-0103', address: null },
  { name: 'Ridgeline Building Products', email: null, phone: '555-0104', address: '900 Quarry Lane' },
  { name: 'Orchard Foodservice', email: 'desk@orchard.example', phone: '555-0105', address: null },
]

/** Asked for by a teacher and waiting for approval. */
const pendingVendor: VendorInput = { name: 'Meadow Science Kits', email: null, phone: null, address: null }

type Purchase = {
  by: string
  title: string
  /** Which of the vendors; null while undecided. */
  vendor: number | null
  lines: [description: string, quantity: number, unitPriceCents: number][]
  shippingCents?: number
  submit: boolean
}

const purchases: Purchase[] = [
  { by: 'teacher.lakeroad', title: 'Toner for room 101', vendor: 1, lines: [['Toner, black', 2, 6_450]], submit: true },
  {
    by: 'tech.lakeroad',
    title: 'Chargers for the Chromebook carts',
    vendor: 0,
    lines: [
      ['USB-C charger, 45 W', 30, 2_199],
      ['Cable ties, pack of 100', 2, 899],
    ],
    shippingCents: 1_500,
    submit: true,
  },
  { by: 'teacher.central', title: 'Lab aprons', vendor: 2, lines: [['Apron, vinyl', 24, 1_175]], submit: true },
  { by: 'librarian.central', title: 'Spine labels', vendor: 1, lines: [['Labels, 1,000', 3, 1_849]], submit: true },
  { by: 'maint.district', title: 'Ceiling tiles', vendor: 3, lines: [['Tile 2 x 4 ft', 60, 1_240]], submit: true },
  { by: 'foodservice', title: 'Serving trays', vendor: 4, lines: [['Tray, 6 compartments', 200, 385]], submit: true },
  {
    by: 'tech.central',
    title: 'Projector lamps',
    vendor: 2,
    lines: [
      ['Lamp, PowerLite 118', 4, 8_999],
      ['Recycling of old lamps', 4, 0],
    ],
    submit: true,
  },
  { by: 'principal.central', title: 'Hall signs', vendor: 3, lines: [['Sign, aluminum', 8, 4_525]], submit: true },
  {
    by: 'teacher.lakeroad',
    title: 'Reading corner shelves',
    vendor: null,
    lines: [['Shelf', 2, 7_900]],
    submit: false,
  },
  { by: 'teacher.central', title: 'Rock samples', vendor: 5, lines: [['Sample set', 6, 3_450]], submit: false },
  { by: 'tech.district', title: 'Spare switches', vendor: 0, lines: [], submit: false },
  { by: 'principal.lakeroad', title: 'Front office chairs', vendor: 1, lines: [['Chair', 4, 12_900]], submit: false },
]

function doerOf(handle: string): Doer & { person: DemoPerson } {
  const person = demoPerson(handle)
  const { id, name } = person
  return {
    person,
    actor: { kind: 'person', id, name, grants: demoGrants(person), scopes: [] },
    requestId: 'demo-seed',
    idempotencyKey: null,
  }
}

async function makeVendors(db: Db): Promise<Vendor[]> {
  const bookkeeper = doerOf('bookkeeper')
  const made: Vendor[] = []
  for (const input of vendors) {
    const { id } = await requestVendor(db, bookkeeper, input)
    made.push(await approveVendor(db, bookkeeper, { id }))
  }
  return [...made, await requestVendor(db, doerOf('teacher.central'), pendingVendor)]
}

function draftOf({ title, lines, shippingCents = 0 }: Purchase, person: DemoPerson, vendor?: Vendor): DraftInput {
  const place = demoPlaces.find(candidate => candidate.id === person.placeId)
  return {
    title,
    justification: null,
    place: { id: person.placeId, name: place?.name ?? '' },
    vendorId: vendor?.id ?? null,
    shippingCents,
    lines: lines.map(([description, quantity, unitPriceCents]) => ({
      description,
      quantity,
      unitPriceCents,
      partNumber: null,
    })),
  }
}

/**
 * Fills an empty database with invented vendors and, one a day up to yesterday, purchases of the demo
 * people; does nothing where there is a vendor already. The history is moved to those days too.
 */
export async function seedDemo(db: Db, now: Date): Promise<void> {
  if ((await db.vendor.count()) > 0) return
  const made = await makeVendors(db)
  for (const [at, purchase] of purchases.entries()) {
    const { person, ...doer } = doerOf(purchase.by)
    const drafted = new Date(now.getTime() - (purchases.length - at) * 24 * 3_600_000)
    const vendor = purchase.vendor === null ? undefined : made[purchase.vendor]
    const draft = await createDraft(db, doer, draftOf(purchase, person, vendor), drafted)
    if (purchase.submit) await submitDraft(db, doer, draft, new Date(drafted.getTime() + 20 * 60_000))
  }
  await db.$executeRaw`
    update event set at = case event.verb when 'submitted' then r.submitted_at else r.created_at end
    from requisition r where event.noun = 'requisition' and event.noun_id = r.id::text`
}
