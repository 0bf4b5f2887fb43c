import * as z from 'zod'
import { Instant, Version } from './pages.ts'
import { PersonRef } from './people.ts'
import { textWithPlaceholders } from './placeholders.ts'
import { text } from './text.ts'
import { Desk, RequiredNote } from './tickets.ts'

/** So many canned answers one desk may have, switched off ones too; so a list needs no pages. */
export const maxCannedAnswers = 200

/** The statuses that an answer can bring along; whoever uses it sees it chosen and can choose another. */
export const answerStatuses = ['open', 'in_progress', 'on_hold', 'long_term', 'closed'] as const
export const AnswerStatus = z.enum(answerStatuses)
export type AnswerStatus = z.infer<typeof AnswerStatus>

/** What the director of a desk fills in; form, wire and service share it. */
export const CannedAnswerForm = z.object({
  name: text(80).min(1, 'Enter a name by which people find it'),
  text: textWithPlaceholders(RequiredNote),
  status: AnswerStatus.nullable(),
})
export type CannedAnswerForm = z.infer<typeof CannedAnswerForm>

/** A ready-made answer of a desk. */
export const CannedAnswer = z.object({
  id: z.uuid(),
  version: Version,
  desk: Desk,
  name: z.string(),
  text: z.string(),
  status: AnswerStatus.nullable(),
  active: z.boolean(),
  updatedAt: Instant,
  updatedBy: PersonRef,
  allowedActions: z.array(z.literal('change')),
})
export type CannedAnswer = z.infer<typeof CannedAnswer>

/** How it was at one time, and who made it so. */
export const CannedAnswerVersion = CannedAnswer.pick({
  version: true,
  name: true,
  text: true,
  status: true,
  active: true,
}).extend({ at: Instant, by: PersonRef })
export type CannedAnswerVersion = z.infer<typeof CannedAnswerVersion>

/** The answers of a desk by name; `all` with those that are switched off, for who directs it. */
export const CannedAnswersInput = z.object({ desk: Desk, all: z.boolean().optional() })
export const AddCannedAnswerInput = z.object({ desk: Desk, answer: CannedAnswerForm })
export type AddCannedAnswerInput = z.infer<typeof AddCannedAnswerInput>
export const ChangeCannedAnswerInput = z.object({ id: z.uuid(), version: Version, answer: CannedAnswerForm })
export type ChangeCannedAnswerInput = z.infer<typeof ChangeCannedAnswerInput>
/** Switches one on or off. */
export const SwitchInput = z.object({ id: z.uuid(), version: Version, active: z.boolean() })
export type SwitchInput = z.infer<typeof SwitchInput>
export const VersionsInput = z.object({ id: z.uuid() })
