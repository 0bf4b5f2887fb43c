import * as z from 'zod'

/** The part of every list input that pages: an opaque cursor from the previous answer, and a size. */
export const PageInput = z.object({
  cursor: z.string().min(1).max(1000).optional(),
  limit: z.number().int().min(1).max(100).default(25),
})
export type PageInput = z.infer<typeof PageInput>

/** A page of records: `nextCursor` is null on the last page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}
export type Page<T> = { items: T[]; nextCursor: string | null }

/** An instant on the wire: ISO 8601 in UTC, e.g. `2026-11-22T14:05:00.000Z`. */
export const Instant = z.iso.datetime()

/** A change must name the version it was decided on; a stale one is refused with `stale_version`. */
export const Version = z.number().int().min(1)
