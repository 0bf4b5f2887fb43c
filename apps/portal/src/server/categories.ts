import type { CategoryName, OfferedCategory } from '@ocs/contracts/categories'
import type { Desk } from '@ocs/contracts/tickets'
import { cache } from 'react'
import { services, settle } from './services.ts'

/** What each desk offered when it was last asked, so that a form still opens while the service is away. */
const lastOffered = new Map<Desk, OfferedCategory[]>()
let lastNames: CategoryName[] = []

/** The categories that a desk offers; null where the service does not answer and never has. */
export async function offeredCategories(desk: Desk): Promise<OfferedCategory[] | null> {
  const answer = await settle(services().tickets.categories.offered.query({ desk }))
  if (answer.ok) lastOffered.set(desk, answer.value)
  return lastOffered.get(desk) ?? null
}

/** What the categories of both desks are called, asked once a request; none where that is not known. */
export const categoryNames = cache(async (): Promise<CategoryName[]> => {
  const answer = await settle(services().tickets.categories.names.query())
  if (answer.ok) lastNames = answer.value
  return lastNames
})
