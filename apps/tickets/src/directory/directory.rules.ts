import type { DirectoryPerson } from '@ocs/contracts/people'
import type { Desk } from '@ocs/contracts/tickets'

/** Whether somebody works a desk at a place (null: one that is only known by name), by the same roles as the people whom the portal offers and routes to. */
export function worksAt({ grants }: DirectoryPerson, desk: Desk, placeId: string | null): boolean {
  const roles = [`${desk}_technician`, `${desk}_director`]
  return grants.some(
    grant => roles.includes(grant.role) && (placeId === null || grant.placeId === null || grant.placeId === placeId),
  )
}
