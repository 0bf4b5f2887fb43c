import { AnswerStatus, CannedAnswerForm } from '@ocs/contracts/canned-answers'
import { Desk } from '@ocs/contracts/tickets'
import * as z from 'zod'
import { orNull, RecordFields } from '../../server/fields.ts'

const typed = { name: CannedAnswerForm.shape.name, text: CannedAnswerForm.shape.text, status: orNull(AnswerStatus) }

/** The form of a new canned answer. */
export const AddAnswerForm = z.object({ desk: Desk, ...typed }).transform(({ desk, ...answer }) => ({ desk, answer }))

/** The form of a canned answer that is changed. */
export const ChangeAnswerForm = z
  .object({ ...RecordFields, ...typed })
  .transform(({ id, version, ...answer }) => ({ id, version, answer }))

/** The form of the button that switches something on or off. */
export const SwitchForm = z
  .object({ ...RecordFields, active: z.enum(['yes', 'no']) })
  .transform(({ active, ...record }) => ({ ...record, active: active === 'yes' }))
