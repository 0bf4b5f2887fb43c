import * as z from 'zod'

/**
 * Text that a database can hold. PostgreSQL has no place for NUL, so it is refused where it comes in, and none in JSON for half
 * of a pair, such as half an emoji that was cut somewhere: it becomes the sign for a character that cannot be read.
 */
export const StorableText = z
  .string()
  .refine(value => !value.includes('\0'), 'The text contains characters that cannot be stored.')
  .overwrite(value => value.toWellFormed())

/** Text as a person writes it into a form: trimmed, and at most so many characters long. */
export const text = (max: number) =>
  StorableText.trim().max(max, `Use ${max.toLocaleString('en-US')} characters or fewer`)
