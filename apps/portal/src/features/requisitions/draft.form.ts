import { DraftInput } from '@ocs/contracts/requisitions'
import * as z from 'zod'
import { DollarsField } from '../../form/dollars.ts'
import { IdField, orNull, VersionField } from '../../server/fields.ts'
import { linesFrom, maxLines, readLines } from './draft-lines.ts'

const wire = DraftInput.shape

/** Everything in the form of a draft but its lines. `id` and `version` only where the draft exists. */
const Head = z.object({
  id: IdField.optional(),
  version: VersionField.optional(),
  /** `replace` saves over a version that was saved meanwhile. */
  intent: z.enum(['save', 'replace', 'submit']).catch('save'),
  title: wire.title,
  justification: orNull(z.string().trim().max(2000, 'Use 2,000 characters or fewer')),
  place: z.string().min(1, 'Choose what place it is for').pipe(IdField),
  vendorId: orNull(IdField),
  shippingCents: z.preprocess(value => (value === '' ? '0' : value), DollarsField(100_000_000)),
})

/** A draft as its form sends it; every problem names the field it is about. */
export const DraftForm = z.record(z.string(), z.string()).transform((fields, ctx) => {
  const head = Head.safeParse(fields)
  const { lines, problems } = linesFrom(readLines(fields))
  const issues = [
    ...(head.error?.issues ?? []).map(({ path, message }) => ({ path, message })),
    ...problems.map(({ field, message }) => ({ path: [field], message })),
  ]
  if (lines.length > maxLines) issues.push({ path: ['lines'], message: `A requisition has at most ${maxLines} lines` })
  if (head.data?.intent === 'submit' && lines.length === 0 && problems.length === 0) {
    issues.push({ path: ['lines'], message: 'Add at least one line before you submit' })
  }
  if (head.data?.intent === 'submit' && head.data.vendorId === null) {
    issues.push({ path: ['vendorId'], message: 'Choose a vendor before you submit' })
  }
  for (const issue of issues) ctx.addIssue({ code: 'custom', ...issue })
  if (issues.length > 0 || !head.success) return z.NEVER
  return { ...head.data, lines }
})
export type DraftForm = z.output<typeof DraftForm>
