import * as z from 'zod'

/** Nothing that anybody sees: spaces, joiners and marks without a shape of their own, such as a browser pastes along with words. */
const invisible = /^[\s\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u2800]*/u

/** A text from the first character on that anybody sees. */
export const fromFirstSeen = (value: string): string => value.replace(invisible, '')

/** Whether nobody would see anything of a text. */
export const isBlank = (value: string): boolean => fromFirstSeen(value) === ''

/**
 * Text that a database can hold. PostgreSQL has no place for NUL, so it is refused where it comes in, and none in JSON for half
 * of a pair, such as half an emoji that was cut somewhere: it becomes the sign for a character that cannot be read. A text in
 * which nothing can be seen is empty; between characters that can be, an emoji's joiners among them, everything stays.
 */
export const StorableText = z
  .string()
  .refine(value => !value.includes('\0'), 'The text contains characters that cannot be stored.')
  .overwrite(value => (isBlank(value) ? '' : value.toWellFormed()))

/** Text as a person writes it into a form: trimmed, and at most so many characters long. */
export const text = (max: number) =>
  StorableText.trim().max(max, `Use ${max.toLocaleString('en-US')} characters or fewer`)
