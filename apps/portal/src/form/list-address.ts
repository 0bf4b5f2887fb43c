import { PageInput } from '@ocs/contracts/pages'
import { StorableText } from '@ocs/contracts/text'
import * as z from 'zod'

const blank = z.preprocess(value => (value === '' ? undefined : value), z.undefined())

/** A filter of a list as it stands in the address: empty, missing or unreadable filters nothing. */
export function filterParam<T extends z.ZodType>(field: T) {
  return z.union([blank, field]).catch(undefined)
}

/** The words searched for, and where the page begins: what every list has in its address. */
export const listParams = {
  q: filterParam(StorableText.trim().max(200)),
  cursor: filterParam(PageInput.shape.cursor.unwrap()),
}

/** The address of a list in a given state: only what filters stands in it, so that it can be read and shared. */
export function listAddress(path: string, params: Record<string, string | undefined>): string {
  const filled = Object.entries(params).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const query = new URLSearchParams(filled).toString()
  return query ? `${path}?${query}` : path
}

/** What a page is given as its query. */
export type Query = Promise<Record<string, string | string[] | undefined>>
