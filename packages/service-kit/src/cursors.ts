import { DomainError } from '@ocs/contracts/reasons'
import type * as z from 'zod'

/** Packs the sort values of the last row of a page into an opaque cursor. */
export function encodeCursor(values: (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** Unpacks a cursor. Anything that is not a cursor of this list is refused with `bad_cursor`. */
export function decodeCursor<T extends z.ZodType>(cursor: string, shape: T): z.output<T> {
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw new DomainError('bad_cursor', 'This page address is not valid any more. Start again from the first page.')
  }
}

/**
 * Cuts a page out of `limit + 1` rows: the extra row only tells that there is a next page.
 * `cursorOf` names the sort values of a row.
 */
export function pageFrom<Row, Item>(
  rows: Row[],
  limit: number,
  cursorOf: (row: Row) => (string | number | null)[],
  present: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit && last ? encodeCursor(cursorOf(last)) : null,
  }
}
