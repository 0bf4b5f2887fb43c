import type { PersonKind } from '@ocs/contracts/people'
import type { Role } from '@ocs/contracts/permissions'
import { isBlank } from '@ocs/contracts/text'
import * as z from 'zod'

/** Why a sign-in was refused, with the sentence that the sign-in page shows. */
export const signInRefusals = {
  email_missing: 'Your account has no e-mail address, so we cannot tell who you are. Ask the technology department.',
  email_unverified: 'Your e-mail address has not been confirmed by the account you used. Confirm it and try again.',
  domain: 'This address does not belong to the district. Sign in with your school account.',
  inactive: 'Your access has been switched off. If this is a mistake, ask an admin of the district.',
  other_account: 'Another account has signed in with this address before. Ask an admin to unlink it on your page.',
} as const
export type SignInRefusal = keyof typeof signInRefusals

/** What an identity provider says about a person. `groups` is null where it gave no answer about groups. */
export type Claims = {
  subject: string
  email: string | null
  isEmailProven: boolean
  name: string | null
  groups: string[] | null
}

const Profile = z.object({
  sub: z.string().min(1).max(255),
  email: z.string().optional().catch(undefined),
  preferred_username: z.string().optional().catch(undefined),
  email_verified: z.union([z.boolean(), z.literal(['true', 'false']).transform(text => text === 'true')]).catch(false),
  name: z.string().optional().catch(undefined),
  groups: z.array(z.string()).optional().catch(undefined),
})

/**
 * Reads the claims of an ID token. `believesTenant` is for a provider that is one directory of the district's own,
 * whose addresses need no proof (Entra names it in `preferred_username` where there is no mailbox).
 */
export function claimsFrom(profile: unknown, believesTenant: boolean): Claims {
  const claims = Profile.parse(profile)
  const address = claims.email || (believesTenant ? claims.preferred_username : undefined)
  return {
    subject: claims.sub,
    email: address?.trim().toLowerCase() || null,
    isEmailProven: believesTenant || claims.email_verified,
    name: claims.name && !isBlank(claims.name) ? claims.name.trim().slice(0, 200) : null,
    groups: claims.groups ?? null,
  }
}

/** The domains whose people may sign in, in lower case. */
export type Domains = { staff: readonly string[]; student: readonly string[] }

/**
 * Staff or student, by the exact part after the @. A test of the ending would take
 * `students.district.example` for `district.example`, and `evil-district.example` too.
 */
export function kindOfAddress(email: string, domains: Domains): PersonKind | null {
  const parts = email.toLowerCase().split('@')
  const domain = parts.length === 2 && parts[0] ? parts[1] : undefined
  if (!domain) return null
  if (domains.student.includes(domain)) return 'student'
  return domains.staff.includes(domain) ? 'staff' : null
}

/** A row of the group-to-role table. */
export type GroupRoleRow = { group: string; role: Role; placeId: string | null; priority: number }

/**
 * The roles that directory groups give. Where two groups give the same role at the same place, the row
 * with the higher priority is named as its source. Group names are compared without regard to case.
 */
export function rolesOfGroups(
  groups: readonly string[],
  table: readonly GroupRoleRow[],
): Omit<GroupRoleRow, 'priority'>[] {
  const held = new Set(groups.map(group => group.toLowerCase()))
  const rows = table.filter(row => held.has(row.group.toLowerCase())).sort((a, b) => a.priority - b.priority)
  const byRole = new Map(rows.map(({ group, role, placeId }) => [`${role} ${placeId}`, { group, role, placeId }]))
  return [...byRole.values()]
}
