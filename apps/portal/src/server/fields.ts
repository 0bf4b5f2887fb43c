import { Version } from '@ocs/contracts/pages'
import * as z from 'zod'

/** A form field that may be left empty: empty is null. */
export function orNull<T extends z.ZodType>(field: T) {
  return z.preprocess(value => (value === '' || value === undefined ? null : value), field.nullable())
}

/** The id of a record, from a hidden field. */
export const IdField = z.uuid()

/** The version a change was decided on, from a hidden field. */
export const VersionField = z.coerce.number().pipe(Version)

/** Id and version of the record that a form changes. */
export const RecordFields = { id: IdField, version: VersionField }
