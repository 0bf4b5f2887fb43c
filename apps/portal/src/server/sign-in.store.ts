import { naturalKey } from '@ocs/contracts/natural-order'
import type { PersonKind } from '@ocs/contracts/people'
import { recordEvent } from '@ocs/service-kit/feed'
import type { Prisma } from '../generated/prisma/client.ts'
import { countAdmins, lockAdmins } from './admins.ts'
import type { Db, Tx } from './db.ts'
import { type Claims, type Domains, kindOfAddress, rolesOfGroups, type SignInRefusal } from './sign-in.rules.ts'

/** What an identity provider told, and what the district believes. */
export type SignIn = {
  provider: string
  claims: Claims
  domains: Domains
  /** Becomes an admin while the district has none. */
  firstAdminEmail?: string
  requestId: string
  now: Date
}

/** The person let in, or why not. */
export type Admission = { personId: string } | { refused: SignInRefusal }

type Person = Prisma.PersonGetPayload<{ include: { assignments: true } }>
const withAssignments = { assignments: true } as const

const event = (person: Pick<Person, 'id' | 'name'>, verb: string, data = {}) => ({
  noun: 'person',
  nounId: person.id,
  verb,
  data,
})

/** Sign-ins are the person's own act. */
function doerOf(person: Pick<Person, 'id' | 'name'>, requestId: string) {
  return {
    actor: { kind: 'person' as const, id: person.id, name: person.name, grants: [], scopes: [] },
    requestId,
  }
}

/**
 * Decides who has arrived, in one transaction: the person is found by the provider's subject, else by e-mail,
 * else made; their account is linked, and the roles that come from directory groups are brought up to date.
 */
export async function admit(db: Db, signIn: SignIn): Promise<Admission> {
  const { email, isEmailProven } = signIn.claims
  if (!email) return { refused: 'email_missing' }
  if (!isEmailProven) return { refused: 'email_unverified' }
  const kind = kindOfAddress(email, signIn.domains)
  if (!kind) return { refused: 'domain' }
  return db.$transaction(async tx => {
    // One after the other for one address: a double click must not make two people.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${email}, 0))`
    const found = await findPerson(tx, signIn, email)
    if (found && 'refused' in found) return found
    const person = found ?? (await addPerson(tx, signIn, email, kind))
    if (!person.active) return { refused: 'inactive' }
    await linkAccount(tx, signIn, person.id)
    await noteArrival(tx, signIn, person, email, kind)
    await syncGroups(tx, signIn, person)
    await appointFirstAdmin(tx, signIn, person, email, kind)
    return { personId: person.id }
  })
}

async function findPerson(tx: Tx, signIn: SignIn, email: string): Promise<Person | { refused: SignInRefusal } | null> {
  const { provider, claims } = signIn
  const account = await tx.signInAccount.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId: claims.subject } },
    include: { person: { include: withAssignments } },
  })
  if (account) return account.person
  const person = await tx.person.findUnique({
    where: { email },
    include: { ...withAssignments, accounts: { where: { provider } } },
  })
  // An address can be given to somebody new; roles must not go with it.
  if (person && person.accounts.length > 0) return { refused: 'other_account' }
  return person
}

async function addPerson(tx: Tx, signIn: SignIn, email: string, kind: PersonKind): Promise<Person> {
  const name = signIn.claims.name ?? email.slice(0, email.indexOf('@'))
  const person = await tx.person.create({
    data: { email, name, nameKey: naturalKey(name), kind },
    include: withAssignments,
  })
  await recordEvent(tx, doerOf(person, signIn.requestId), event(person, 'added', { kind, by: 'sign_in' }))
  return person
}

async function linkAccount(tx: Tx, { provider, claims }: SignIn, personId: string): Promise<void> {
  const key = { provider, providerAccountId: claims.subject }
  await tx.signInAccount.upsert({
    where: { provider_providerAccountId: key },
    create: { ...key, personId },
    update: {},
  })
}

/** The directory decides address and kind; the name and everything else stay as the admins wrote them. */
async function noteArrival(tx: Tx, signIn: SignIn, person: Person, email: string, kind: PersonKind): Promise<void> {
  const isFree = email === person.email || (await tx.person.count({ where: { email } })) === 0
  await tx.person.update({
    where: { id: person.id },
    data: { signedInAt: signIn.now, kind, ...(isFree && { email }) },
  })
  await recordEvent(tx, doerOf(person, signIn.requestId), event(person, 'signed_in', { provider: signIn.provider }))
}

/**
 * Replaces the roles that came from groups. No answer about groups, or an empty one, changes nothing: a directory
 * that fails takes nobody's roles away. Roles given by an admin are never touched, and the last admin stays one.
 */
async function syncGroups(tx: Tx, signIn: SignIn, person: Person): Promise<void> {
  const { groups } = signIn.claims
  if (!groups?.length) return
  const wanted = rolesOfGroups(groups, await tx.groupRole.findMany())
  const held = person.assignments.filter(assignment => assignment.source === 'group')
  const same = (a: { role: string; placeId: string | null }, b: { role: string; placeId: string | null }) =>
    a.role === b.role && a.placeId === b.placeId
  const lost = held.filter(assignment => !wanted.some(role => same(role, assignment)))
  const gained = wanted.filter(role => !held.some(assignment => same(role, assignment)))
  const kept = wanted.filter(role => held.some(assignment => same(role, assignment) && assignment.group !== role.group))

  const removed = await withoutLastAdmin(tx, person, lost)
  await tx.roleAssignment.deleteMany({ where: { id: { in: removed.map(assignment => assignment.id) } } })
  for (const role of gained) await tx.roleAssignment.create({ data: { ...role, personId: person.id, source: 'group' } })
  for (const { group, role, placeId } of kept) {
    await tx.roleAssignment.updateMany({
      where: { personId: person.id, source: 'group', role, placeId },
      data: { group },
    })
  }
  if (removed.length + gained.length === 0) return
  const data = { lost: removed.map(assignment => assignment.role), gained: gained.map(role => role.role) }
  await recordEvent(tx, doerOf(person, signIn.requestId), event(person, 'roles_synced', data))
}

/** Leaves the admin role out of what is lost where nobody else has it. */
async function withoutLastAdmin(tx: Tx, person: Person, lost: Person['assignments']): Promise<Person['assignments']> {
  const isAdminRole = (assignment: { role: string; placeId: string | null }) =>
    assignment.role === 'admin' && assignment.placeId === null
  if (!lost.some(isAdminRole)) return lost
  await lockAdmins(tx)
  const hasItByHand = person.assignments.some(each => isAdminRole(each) && each.source === 'admin')
  if (hasItByHand || (await countAdmins(tx, person.id)) > 0) return lost
  return lost.filter(assignment => !isAdminRole(assignment))
}

async function appointFirstAdmin(
  tx: Tx,
  signIn: SignIn,
  person: Person,
  email: string,
  kind: PersonKind,
): Promise<void> {
  if (kind !== 'staff' || email !== signIn.firstAdminEmail) return
  await lockAdmins(tx)
  if ((await countAdmins(tx)) > 0) return
  await tx.roleAssignment.create({ data: { personId: person.id, role: 'admin', source: 'admin' } })
  const data = { role: 'admin', placeId: null, because: 'first_admin' }
  await recordEvent(tx, doerOf(person, signIn.requestId), event(person, 'role_given', data))
}
