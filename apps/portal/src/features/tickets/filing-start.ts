import type { OfferedCategory } from '@ocs/contracts/categories'
import type { Desk } from '@ocs/contracts/tickets'
import { type DraftStart, toBeginWith } from '../../form/draft-state.ts'
import { offeredCategories } from '../../server/categories.ts'
import type { PlaceChoice } from '../../server/choices.ts'
import { db } from '../../server/db.ts'
import { draftStart } from '../../server/drafts.ts'
import type { CurrentPerson } from '../../server/session.ts'
import { deviceOffer } from './devices.ts'
import { filingDraftKeys, whereOf } from './filing.ts'
import type { DeviceOffer } from './form-choices.ts'
import type { Where } from './place-fields.tsx'

/** What the form of a new ticket begins with, whoever opens it from wherever. */
export type FilingStart = {
  places: PlaceChoice[]
  /** Where it is offered to be: the person's own place and room, or those of the code they came by. */
  home: Where
  devices: DeviceOffer
  /** The room whose devices these are; empty where it is none. */
  devicesOf: string
  /** What each desk offers; null where that could not be had. */
  categories: Record<Desk, OfferedCategory[] | null>
  draft: DraftStart
  /** The desk of the draft it begins with. */
  begunDesk: string | undefined
}

/** Gathers what the form begins with. `source` and `at` are of the code on a door or a device. */
export async function filingStart(
  current: CurrentPerson,
  places: PlaceChoice[],
  { desk, source, at }: { desk: Desk | undefined; source?: string; at?: Where | null },
): Promise<FilingStart> {
  const { id, placeId, roomId } = current.person
  const draft = await draftStart(db(), id, filingDraftKeys(desk, source), new Date())
  const begun = toBeginWith(draft.drafts)?.values ?? {}
  const own = places.find(place => place.id === placeId)
  const home = at ?? { placeId: own?.id ?? '', roomId: own?.rooms.find(room => room.id === roomId)?.id ?? '' }
  const devicesOf = (whereOf(begun, places) ?? home).roomId
  const [devices, technology, maintenance] = await Promise.all([
    deviceOffer(current, devicesOf),
    offeredCategories('technology'),
    offeredCategories('maintenance'),
  ])
  return { places, home, devices, devicesOf, categories: { technology, maintenance }, draft, begunDesk: begun.desk }
}
