import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import { naturalKey } from '@ocs/contracts/natural-order'
import type { PersonKind } from '@ocs/contracts/people'
import type { Role } from '@ocs/contracts/permissions'
import { createTestDatabase } from '@ocs/service-kit/testing/database'
import type { Doer } from '@ocs/service-kit/transaction'
import { createDb, type Db } from '../server/db.ts'

/** A portal database of one's own, opened; disposing closes and drops it. */
export async function testPortal(): Promise<AsyncDisposable & { db: Db; url: string }> {
  const database = await createTestDatabase('portal')
  const db = createDb(database.url)
  return {
    db,
    url: database.url,
    async [Symbol.asyncDispose]() {
      await db.$disconnect()
      await database[Symbol.asyncDispose]()
    },
  }
}

/** Somebody who acts, with a fresh request; `key` makes it a repeatable one. */
export function doer(id: string = randomUUID(), key: string | null = null): Doer {
  const actor: Actor = {
    kind: 'person',
    id,
    name: 'Some Admin',
    grants: [{ role: 'admin', placeId: null }],
    scopes: [],
  }
  return { actor, requestId: randomUUID(), idempotencyKey: key }
}

/** A person with the roles given by hand in the whole district; everything not said is made up. */
export async function buildPerson(
  db: Db,
  facts: { email?: string; name?: string; kind?: PersonKind; active?: boolean; roles?: Role[] } = {},
) {
  const { roles = [], name = 'Ana Ruiz', kind = 'staff', active = true } = facts
  const email = facts.email ?? `${randomUUID()}@school.example`
  return db.person.create({
    data: {
      ...{ email, name, kind, active },
      nameKey: naturalKey(name),
      assignments: { create: roles.map(role => ({ role, source: 'admin' as const })) },
    },
    include: { assignments: true },
  })
}

/** A place with a name nobody else uses. */
export async function buildPlace(db: Db, name = `Place ${randomUUID()}`) {
  return db.place.create({ data: { name, nameKey: naturalKey(name), kind: 'SCHOOL' } })
}
