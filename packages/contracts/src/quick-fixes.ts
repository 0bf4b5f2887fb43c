import * as z from 'zod'
import { PersonRef } from './people.ts'
import { PlaceRef, RoomRef } from './places.ts'
import { StorableText, text } from './text.ts'
import { Desk, RequiredNote } from './tickets.ts'

/**
 * Something that was fixed on the spot: a ticket that is born closed and tells nobody. The portal has checked that the requester
 * is an active person, and says whether they are a student.
 */
export const QuickFixInput = z.object({
  desk: Desk,
  /** The key of one of the desk's categories; what more it asks is not asked here. */
  category: StorableText.trim().min(1, 'Choose what it was about').max(50),
  requester: PersonRef,
  requesterIsStudent: z.boolean(),
  place: PlaceRef,
  room: RoomRef.nullable(),
  assetTag: text(50).min(1).nullable(),
  /** What was wrong, and what was done about it. */
  wrong: text(5000).min(3, 'Say what was wrong'),
  done: RequiredNote.min(3, 'Say what was done'),
})
export type QuickFixInput = z.infer<typeof QuickFixInput>
