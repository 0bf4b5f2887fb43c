/**
 * `node src/seed.ts` fills the portal's database with the demo district, whatever the scenario: places, people, roles, messages,
 * and the demo's OAuth client where its settings are given. Doing it again changes nothing that is there.
 */
import { demoGroupRoles, demoPeople, demoPerson, demoPlaces } from '@ocs/contracts/demo'
import { naturalKey } from '@ocs/contracts/natural-order'
import { permissions } from '@ocs/contracts/permissions'
import { createDb, type Db } from './server/db.ts'
import { seedEnv } from './server/env.ts'
import { hashOfSecret } from './server/oauth.ts'

const clientRow = '0c500000-0000-4000-8000-000000000003'
const messageRow = '0c500000-0005-4000-8000-000000000001'

async function seedPlaces(db: Db): Promise<void> {
  await db.place.createMany({
    data: demoPlaces.map(({ id, name, kind }) => ({ id, name, kind, nameKey: naturalKey(name) })),
    skipDuplicates: true,
  })
  const rooms = demoPlaces.flatMap(place => place.rooms.map(room => ({ ...room, placeId: place.id })))
  await db.room.createMany({
    data: rooms.map(room => ({ ...room, nameKey: naturalKey(room.name) })),
    skipDuplicates: true,
  })
}

async function seedPeople(db: Db): Promise<void> {
  await db.person.createMany({
    data: demoPeople.map(({ id, email, name, kind, jobTitle, placeId, roomId }) => ({
      ...{ id, email, name, kind, jobTitle, placeId, roomId },
      nameKey: naturalKey(name),
    })),
    skipDuplicates: true,
  })
  const fromGroups = demoPeople.flatMap(person =>
    demoGroupRoles
      .filter(row => person.groups.includes(row.group))
      .map(({ role, group }) => ({ personId: person.id, role, group, source: 'group' as const })),
  )
  const byHand = demoPeople.flatMap(person =>
    person.grants.map(grant => ({ ...grant, personId: person.id, source: 'admin' as const })),
  )
  await db.roleAssignment.createMany({ data: [...fromGroups, ...byHand], skipDuplicates: true })
  await db.groupRole.createMany({ data: demoGroupRoles, skipDuplicates: true })
}

async function seedMessage(db: Db): Promise<void> {
  const { id, name } = demoPerson('admin')
  await db.systemMessage.createMany({
    data: {
      id: messageRow,
      title: 'Welcome to the demo district',
      body: 'Every person and ticket here is invented. Try what you like: nothing leaves this machine.',
      level: 'info',
      authorId: id,
      authorName: name,
    },
    skipDuplicates: true,
  })
}

/** Without both settings there is no demo client, and none is invented. */
async function seedClient(db: Db, clientId?: string, secret?: string): Promise<void> {
  if (!clientId || !secret) return
  const facts = { clientId, name: 'Demo client', secretHash: await hashOfSecret(secret), scopes: [...permissions] }
  await db.oAuthClient.upsert({ where: { id: clientRow }, create: { id: clientRow, ...facts }, update: facts })
}

/** Fills an empty database with the demo district; rows that are there already stay as they are. */
export async function seedDemo(db: Db, client: { id?: string; secret?: string } = {}): Promise<void> {
  await seedPlaces(db)
  await seedPeople(db)
  await seedMessage(db)
  await seedClient(db, client.id, client.secret)
}

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

if (import.meta.main) {
  const settings = seedEnv()
  if (settings.isProduction && !settings.isDemo) stop('Demo people are for OCS_DEMO=1 only, not for production.')
  if (!settings.databaseUrl) stop('Setting PORTAL_DATABASE_URL is missing.')
  const db = createDb(settings.databaseUrl)
  await seedDemo(db, { id: settings.demoClientId, secret: settings.demoClientSecret })
  await db.$disconnect()
}
