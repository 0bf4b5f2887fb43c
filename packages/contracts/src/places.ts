import * as z from 'zod'
import { StorableText } from './text.ts'

/** What a place is. Schools have a principal; the others have a supervisor. */
export const placeKinds = ['SCHOOL', 'DEPARTMENT', 'PROGRAM', 'DISTRICT_OFFICE'] as const
export const PlaceKind = z.enum(placeKinds)
export type PlaceKind = z.infer<typeof PlaceKind>

export const placeKindLabels: Record<PlaceKind, string> = {
  SCHOOL: 'School',
  DEPARTMENT: 'Department',
  PROGRAM: 'Program',
  DISTRICT_OFFICE: 'District office',
}

export const roomKinds = ['classroom', 'office', 'lab', 'storage', 'common_area', 'outdoors', 'other'] as const
export const RoomKind = z.enum(roomKinds)
export type RoomKind = z.infer<typeof RoomKind>

export const roomKindLabels: Record<RoomKind, string> = {
  classroom: 'Classroom',
  office: 'Office',
  lab: 'Lab',
  storage: 'Storage',
  common_area: 'Common area',
  outdoors: 'Outdoors',
  other: 'Other',
}

export const PlaceId = z.uuid()
export const RoomId = z.uuid()

/**
 * A place as other services know it: its id and its name at that moment. The id is null only where
 * a client of the old REST contract named a place that the district does not have.
 */
export const PlaceRef = z.object({ id: PlaceId.nullable(), name: StorableText.min(1).max(200) })
export type PlaceRef = z.infer<typeof PlaceRef>

/** A room of a place, by id and by its name at that moment. */
export const RoomRef = z.object({ id: RoomId.nullable(), name: StorableText.min(1).max(100) })
export type RoomRef = z.infer<typeof RoomRef>

/** What the portal tells the services about places, so that a place named in words can be found. */
export const DirectoryPlace = z.object({
  id: PlaceId,
  name: StorableText.min(1).max(200),
  active: z.boolean(),
  rooms: z.array(z.object({ id: RoomId, name: StorableText.min(1).max(100), active: z.boolean() })).max(2000),
})
export type DirectoryPlace = z.infer<typeof DirectoryPlace>

/** Form and wire shape of a place an admin writes. */
export const PlaceInput = z.object({
  name: StorableText.trim().min(2, 'Enter the name of the place').max(200, 'Use 200 characters or fewer'),
  kind: PlaceKind,
})
export type PlaceInput = z.infer<typeof PlaceInput>

/** Form and wire shape of a room an admin writes. */
export const RoomInput = z.object({
  name: StorableText.trim().min(1, 'Enter the name or number of the room').max(100, 'Use 100 characters or fewer'),
  kind: RoomKind,
})
export type RoomInput = z.infer<typeof RoomInput>
