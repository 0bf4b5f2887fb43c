import * as z from 'zod'
import { Instant, PageInput, pageOf } from './pages.ts'
import { PersonRef } from './people.ts'
import { PlaceRef, RoomRef } from './places.ts'
import { PlainDate } from './plain-dates.ts'
import { text } from './text.ts'

export const assetTypes = [
  'Chromebook',
  'Laptop',
  'Computer',
  'Tablet',
  'Monitor',
  'Printer',
  'Projector',
  'Smartboard',
  'Phone',
  'Other',
] as const

export const assetConditions = ['excellent', 'good', 'fair', 'poor', 'damaged'] as const
export const assetStatuses = ['available', 'checked_out', 'in_repair', 'disposed', 'lost'] as const
export const assetStatusLabels: Record<(typeof assetStatuses)[number], string> = {
  available: 'Available',
  checked_out: 'Checked out',
  in_repair: 'In repair',
  disposed: 'Disposed',
  lost: 'Lost',
}

/** What a person writes to put a thing into the inventory. `priceCents` is US cents. */
export const AddAssetInput = z.object({
  tag: text(50).min(1, 'Enter the asset tag'),
  serial: text(100).min(1).nullable(),
  type: text(50).min(1, 'Choose what it is'),
  brand: text(100).nullable(),
  model: text(100).min(1, 'Enter the model'),
  condition: z.enum(assetConditions).default('good'),
  place: PlaceRef,
  room: RoomRef.nullable(),
  holder: PersonRef.nullable().default(null),
  poNumber: text(50).nullable().default(null),
  vendor: text(200).nullable().default(null),
  fundingSource: text(100).nullable().default(null),
  priceCents: z.number().int().min(0).max(1_000_000_000).nullable().default(null),
  purchasedOn: PlainDate.nullable().default(null),
})
export type AddAssetInput = z.input<typeof AddAssetInput>

export const Asset = z.object({
  id: z.uuid(),
  tag: z.string(),
  serial: z.string().nullable(),
  type: z.string(),
  brand: z.string().nullable(),
  model: z.string(),
  condition: z.enum(assetConditions),
  status: z.enum(assetStatuses),
  place: PlaceRef,
  room: RoomRef.nullable(),
  holder: PersonRef.nullable(),
  poNumber: z.string().nullable(),
  vendor: z.string().nullable(),
  fundingSource: z.string().nullable(),
  /** US cents; null also where the reader may not see prices (librarians). */
  priceCents: z.number().int().nullable(),
  purchasedOn: PlainDate.nullable(),
  createdAt: Instant,
})
export type Asset = z.infer<typeof Asset>

/** One box searches tag, serial, brand, model and holder. */
export const AssetListInput = z.object({
  search: text(200).optional(),
  placeId: z.uuid().optional(),
  status: z.enum(assetStatuses).optional(),
  ...PageInput.shape,
})
export type AssetListInput = z.input<typeof AssetListInput>
export const AssetPage = pageOf(Asset)

/** A device as the ticket form offers it: enough to recognise it by. */
export const DeviceChoice = z.object({
  tag: z.string(),
  label: z.string(),
  where: z.enum(['room', 'person', 'district']),
})
export type DeviceChoice = z.infer<typeof DeviceChoice>
export const DeviceChoicesInput = z.object({ roomId: z.uuid().nullable(), personId: z.uuid().nullable() })

/** The least that finds a device anywhere in the district, so that nobody pages through all of them. */
export const minDeviceSearch = 3

/** A part of a tag or of a serial number. */
export const FindDevicesInput = z.object({ typed: text(100).min(minDeviceSearch) })

/** A device named by its tag. Where it stands is told only of one that nobody holds. */
export const NamedDevice = DeviceChoice.extend({ place: PlaceRef.nullable(), room: RoomRef.nullable() })
export type NamedDevice = z.infer<typeof NamedDevice>
