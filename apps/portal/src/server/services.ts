import type { Actor } from '@ocs/contracts/actors'
import { DomainError, type Reason } from '@ocs/contracts/reasons'
import type { ServiceName } from '@ocs/contracts/services'
import type { AppRouter as InventoryRouter } from '@ocs/inventory/router'
import type { AppRouter as ManageRouter } from '@ocs/manage/router'
import type { AppRouter as RequisitionRouter } from '@ocs/requisition/router'
import { signActor } from '@ocs/service-kit/actor-token'
import { createServiceClient } from '@ocs/service-kit/client'
import type { AppRouter as TicketsRouter } from '@ocs/tickets/router'
import { env } from './env.ts'
import { currentPerson } from './session.ts'

/** The token of whoever is signed in on this request; services refuse what their roles do not allow. */
async function tokenOfPerson(service: ServiceName): Promise<string> {
  const current = await currentPerson()
  if (!current) throw new DomainError('unauthenticated', 'You are signed out. Sign in again.')
  return signActor(current.actor, { audience: service, privateKey: env().OCS_TOKEN_PRIVATE_KEY })
}

function openClients() {
  const settings = env()
  const way = (service: ServiceName, url: string) => ({ service, url, token: () => tokenOfPerson(service) })
  return {
    tickets: createServiceClient<TicketsRouter>(way('tickets', settings.TICKETS_URL)),
    inventory: createServiceClient<InventoryRouter>(way('inventory', settings.INVENTORY_URL)),
    requisition: createServiceClient<RequisitionRouter>(way('requisition', settings.REQUISITION_URL)),
    manage: createServiceClient<ManageRouter>(way('manage', settings.MANAGE_URL)),
  }
}

let clients: ReturnType<typeof openClients> | undefined

/** The four services, asked as the signed-in person. One client each for the whole process, so that its breaker remembers. */
export function services(): ReturnType<typeof openClients> {
  clients ??= openClients()
  return clients
}

/** The tickets service, asked outside of anybody's request: as a person who listens, or as the portal itself. */
export function ticketsAs(actor: Actor) {
  const { TICKETS_URL: url, OCS_TOKEN_PRIVATE_KEY: privateKey } = env()
  const token = () => signActor(actor, { audience: 'tickets', privateKey })
  return createServiceClient<TicketsRouter>({ service: 'tickets', url, token })
}

/** What came of asking a service: the answer, or a reason and a plain sentence. */
export type Settled<T> = { ok: true; value: T } | { ok: false; reason: Reason; message: string }

/**
 * Waits for a service without letting its failure take the page along: a service that is down
 * (`service_unavailable`) or refuses becomes a value, for which the page shows a Notice in that part only.
 */
export async function settle<T>(promise: Promise<T>): Promise<Settled<T>> {
  try {
    return { ok: true, value: await promise }
  } catch (error) {
    if (error instanceof DomainError) return { ok: false, reason: error.reason, message: error.message }
    throw error
  }
}
