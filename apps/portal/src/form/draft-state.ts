import * as z from 'zod'

/** The name of the hidden field that says which draft a form is, so that the draft is dropped where the form was taken. */
export const draftField = 'draftKey'

/** Which form a draft is of, and of which record: `ticket:technology`, `answer:maintenance:12`. */
export const DraftKey = z.string().regex(/^[\x21-\x7e]{1,500}$/)

/** PostgreSQL has no place for NUL nor for half of a pair, and a draft must not be refused for either. */
const Words = z.string().transform(words => words.replaceAll('\0', '').toWellFormed())

/** The fields of a form by name, as they were typed. */
export const DraftValues = z.record(Words.pipe(z.string().max(100)), Words)
export type DraftValues = z.infer<typeof DraftValues>

/** A draft at a time: milliseconds of the server's clock. Without values there is nothing to keep any more. */
export const Draft = z.object({ key: DraftKey, at: z.int().min(0), values: DraftValues.nullable() })
export type Draft = z.infer<typeof Draft>

/** What a page sends to keep a draft. `personId` is whom the page was made for. */
export const KeepDraft = Draft.extend({ personId: z.uuid() })
export type KeepDraft = z.infer<typeof KeepDraft>

/** A draft with everything around it, in bytes of JSON at most. */
export const maxDraftBytes = 64 * 1024

/** What a form begins with. `now` is the server's clock when the page was made, `drafts` what it has for `keys`. */
export type DraftStart = { personId: string; now: number; keys: string[]; drafts: Draft[] }

/** What one form of a page with several begins with. */
export function startOf(start: DraftStart, key: string): DraftStart {
  return { ...start, keys: [key], drafts: start.drafts.filter(draft => draft.key === key) }
}

/** For each key the newest of what several places have; the earlier named wins a tie. */
export function newestOfEach(...places: Draft[][]): Draft[] {
  const newest = new Map<string, Draft>()
  for (const draft of places.flat()) {
    const other = newest.get(draft.key)
    if (!other || other.at < draft.at) newest.set(draft.key, draft)
  }
  return [...newest.values()]
}

/** The draft to begin with: the newest that still holds something. */
export function toBeginWith(drafts: Draft[]): Draft | null {
  return drafts.filter(draft => draft.values !== null).sort((a, b) => b.at - a.at)[0] ?? null
}
