import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import { demoGrants, demoPerson } from '@ocs/contracts/demo'
import type { Permission } from '@ocs/contracts/permissions'
import type { ServiceName } from '@ocs/contracts/services'
import type { TRPCClient } from '@trpc/client'
import type { AnyRouter } from '@trpc/server'
import { createTokenKeys, signActor } from '../actor-token.ts'
import { createServiceClient } from '../client.ts'
import type { Service } from '../service.ts'
import { createTestDatabase } from './database.ts'

const keys = createTokenKeys()

/** What a service's `build` gets to make itself for a test. */
export type TestSettings = { databaseUrl: string; publicKey: string; port: number; host: string; logLevel: string }

/** The actor a demo person is, with the roles of their groups; `changes` replaces parts of it. */
export function actorOf(handle: string, changes: Partial<Actor> = {}): Actor {
  const person = demoPerson(handle)
  return { kind: 'person', id: person.id, name: person.name, grants: demoGrants(person), scopes: [], ...changes }
}

/** A person nobody knows yet, with the given roles. */
export function newPerson(grants: Actor['grants'] = [{ role: 'staff', placeId: null }], name = 'Test Person'): Actor {
  return { kind: 'person', id: randomUUID(), name, grants, scopes: [] }
}

/** A machine with the given scopes. */
export function machine(scopes: Permission[], name = 'Test machine'): Actor {
  return { kind: 'machine', id: randomUUID(), name, grants: [], scopes }
}

/** A running service with a database of its own: real HTTP, real tokens, real PostgreSQL. */
export type TestService<TRouter extends AnyRouter> = AsyncDisposable & {
  url: string
  databaseUrl: string
  /** A token as the portal would sign it; `changes` makes one for another audience or time. */
  token: (actor: Actor, changes?: { audience?: string; ttlSeconds?: number }) => Promise<string>
  as: (actor: Actor) => TRPCClient<TRouter>
}

/** Starts a service on a free port with a fresh database; `await using` stops it and drops the database. */
export async function startService<TRouter extends AnyRouter>(
  name: ServiceName,
  build: (settings: TestSettings) => Service,
): Promise<TestService<TRouter>> {
  const database = await createTestDatabase(name)
  const service = build({
    databaseUrl: database.url,
    publicKey: keys.publicKey,
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
  })
  const { url } = await service.start()
  const token: TestService<TRouter>['token'] = (actor, changes) =>
    signActor(actor, { audience: name, privateKey: keys.privateKey, ...changes })
  return {
    url,
    databaseUrl: database.url,
    token,
    as: actor => createServiceClient<TRouter>({ service: name, url, token: () => token(actor) }),
    async [Symbol.asyncDispose]() {
      await service.stop()
      await database[Symbol.asyncDispose]()
    },
  }
}
