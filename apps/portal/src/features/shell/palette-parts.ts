import type { Permission } from '@ocs/contracts/permissions'
import * as z from 'zod'

/** Where the palette looks as one types: each part by a question of its own, so that one that is down fails alone. */
export const searchParts = ['tickets', 'people', 'assets'] as const
export type SearchPart = (typeof searchParts)[number]

/** What a part is called, and what one must be allowed to find something in it. */
export const partFacts: Record<SearchPart, { title: string; can: Permission }> = {
  tickets: { title: 'Tickets', can: 'tickets:read' },
  people: { title: 'People', can: 'people:read' },
  assets: { title: 'Devices', can: 'assets:read' },
}

/** Something that was found, and where it is. */
export const FoundLine = z.object({ id: z.string(), label: z.string(), detail: z.string(), href: z.string() })
export type FoundLine = z.infer<typeof FoundLine>
