import * as z from 'zod'
import { Grant } from './permissions.ts'
import { StorableText } from './text.ts'

/** Identity of a person: the id of their row in the portal, the same in every database. */
export const PersonId = z.uuid()

/** A person as other services know them: the id, and the name as it was at that moment. */
export const PersonRef = z.object({ id: PersonId, name: StorableText.min(1).max(200) })
export type PersonRef = z.infer<typeof PersonRef>

/**
 * Somebody of the staff as the portal tells the services of them, with what they hold: whoever has access and works or directs
 * a desk, and every admin. Who is not told of has left, or does something else now.
 */
export const DirectoryPerson = PersonRef.extend({ grants: z.array(Grant).max(200) })
export type DirectoryPerson = z.infer<typeof DirectoryPerson>

/** Staff and students sign in with accounts of different domains. */
export const personKinds = ['staff', 'student'] as const
export const PersonKind = z.enum(personKinds)
export type PersonKind = z.infer<typeof PersonKind>

export const personKindLabels: Record<PersonKind, string> = { staff: 'Staff', student: 'Student' }
