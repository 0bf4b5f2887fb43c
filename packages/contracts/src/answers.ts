import * as z from 'zod'
import { PersonRef } from './people.ts'
import { text } from './text.ts'

/** So many questions a category may ask. */
export const maxCategoryFields = 15

/** Names a question of a category. It is given once, so that no answer is ever taken for that to another question. */
export const FieldId = z.string().regex(/^[a-z0-9-]{1,40}$/)

/** What was answered, by question: text and choices as text, numbers, and true or false for yes and no. */
export const Answers = z
  .record(FieldId, z.union([text(5000), z.number(), z.boolean()]))
  .refine(answers => Object.keys(answers).length <= maxCategoryFields, 'There are too many answers')
export type Answers = z.infer<typeof Answers>

/**
 * How somebody works a desk at the place of a ticket: as a technician of that place, as one of the whole district, or as who
 * directs the desk.
 */
export const candidateKinds = ['place_technician', 'technician', 'director'] as const

/** Somebody whom a new ticket can be given to; whoever passes them has checked that they are active and work the desk there. */
export const Candidate = PersonRef.extend({ works: z.enum(candidateKinds) })
export type Candidate = z.infer<typeof Candidate>

/** So many candidates a new ticket may come with. */
export const maxCandidates = 50
