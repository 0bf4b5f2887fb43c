import * as z from 'zod'
import { StorableText } from './text.ts'

/** Identity of a person: the id of their row in the portal, the same in every database. */
export const PersonId = z.uuid()

/** A person as other services know them: the id, and the name as it was at that moment. */
export const PersonRef = z.object({ id: PersonId, name: StorableText.min(1).max(200) })
export type PersonRef = z.infer<typeof PersonRef>

/** Staff and students sign in with accounts of different domains. */
export const personKinds = ['staff', 'student'] as const
export const PersonKind = z.enum(personKinds)
export type PersonKind = z.infer<typeof PersonKind>

export const personKindLabels: Record<PersonKind, string> = { staff: 'Staff', student: 'Student' }
