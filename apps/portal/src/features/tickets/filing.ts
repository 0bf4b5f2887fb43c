import { type Desk, desks, type TicketKey } from '@ocs/contracts/tickets'
import type { DraftValues } from '../../form/draft-state.ts'
import type { PlaceChoice } from '../../server/choices.ts'
import { noRoom } from './form-choices.ts'
import type { Where } from './place-fields.tsx'

/** The name of a draft of the form: one for each desk, or for each door or device that it was opened from. Null while no desk is chosen. */
export function filingDraftKey(desk: Desk | undefined, source?: string): string | null {
  if (!desk) return null
  return source ? `report:${source}` : `ticket:${desk}`
}

/** The drafts that a form can begin with: that of the asked desk, else of either. */
export function filingDraftKeys(desk: Desk | undefined, source?: string): string[] {
  return (desk ? [desk] : desks)
    .flatMap(each => filingDraftKey(each, source) ?? [])
    .filter((key, at, all) => all.indexOf(key) === at)
}

/** The name of a draft of what somebody does to a ticket. */
export function answerDraftKey({ desk, number }: TicketKey): string {
  return `answer:${desk}:${number}`
}

/** The name of a draft of the answer that somebody was asked for. */
export function inputDraftKey({ desk, number }: TicketKey): string {
  return `input:${desk}:${number}`
}

/** Where a draft was about, as far as the place is still in use; a room that is not has to be chosen again. */
export function whereOf({ placeId, roomId }: DraftValues, places: PlaceChoice[]): Where | null {
  const place = places.find(each => each.id === placeId)
  if (!place) return null
  const isThere = roomId === noRoom || place.rooms.some(each => each.id === roomId)
  return { placeId: place.id, roomId: isThere && roomId ? roomId : '' }
}
