import { actorCan } from '@ocs/contracts/actors'
import { assetStatusLabels } from '@ocs/contracts/assets'
import { StorableText } from '@ocs/contracts/text'
import { deskLabels, ticketStatusLabels } from '@ocs/contracts/tickets'
import * as z from 'zod'
import { findStaff } from '../../server/colleagues.ts'
import { db } from '../../server/db.ts'
import { services } from '../../server/services.ts'
import type { CurrentPerson } from '../../server/session.ts'
import { type FoundLine, partFacts, type SearchPart, searchParts } from './palette-parts.ts'

/** More than one reads at a glance is for the lists. */
const most = 5

async function tickets(typed: string): Promise<FoundLine[]> {
  const { items } = await services().tickets.tickets.list.query({ search: typed, limit: most })
  return items.map(({ desk, number, title, status, place, room }) => ({
    id: `${desk}-${number}`,
    label: `${number} ${title}`,
    detail: [deskLabels[desk], ticketStatusLabels[status], place.name, room?.name].filter(Boolean).join(', '),
    href: `/tickets/${desk}/${number}`,
  }))
}

async function people(typed: string, { actor }: CurrentPerson): Promise<FoundLine[]> {
  const found = await findStaff(db(), typed)
  const hasPage = actorCan(actor, 'people:manage')
  return found.slice(0, most).map(({ id, name, jobTitle }) => ({
    id,
    label: name,
    detail: [jobTitle, hasPage ? null : 'tickets with this name'].filter(Boolean).join(', '),
    href: hasPage ? `/admin/people/${id}` : `/tickets?${new URLSearchParams({ q: name, desk: 'both', status: 'all' })}`,
  }))
}

async function assets(typed: string): Promise<FoundLine[]> {
  const { items } = await services().inventory.assets.list.query({ search: typed, limit: most })
  return items.map(({ tag, type, brand, model, status, place, holder }) => ({
    id: tag,
    label: `${tag} ${type}, ${[brand, model].filter(Boolean).join(' ')}`,
    detail: [assetStatusLabels[status], holder?.name ?? place.name].join(', '),
    href: `/inventory/${encodeURIComponent(tag)}`,
  }))
}

const searches: Record<SearchPart, (typed: string, current: CurrentPerson) => Promise<FoundLine[]>> = {
  tickets,
  people,
  assets,
}

/** What a request asks to be looked for, and where. */
export const PaletteQuery = z.object({
  in: z.enum(searchParts),
  q: StorableText.trim().min(2).max(200),
})

/**
 * What fits in one part of what an actor may see, five at most; nothing in a part that is not theirs. Refused:
 * `service_unavailable`.
 */
export async function searchPart(
  current: CurrentPerson,
  { in: part, q }: z.infer<typeof PaletteQuery>,
): Promise<FoundLine[]> {
  if (!actorCan(current.actor, partFacts[part].can)) return []
  return searches[part](q, current)
}
