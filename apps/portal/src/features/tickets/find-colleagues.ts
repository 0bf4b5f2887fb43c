import type { ComboItem } from '@ocs/ui/combo-box'
import * as z from 'zod'

const People = z.array(z.object({ id: z.uuid(), name: z.string(), jobTitle: z.string().nullable() }))

/** A person as a choice. */
export function personItem({ id, name, jobTitle }: z.infer<typeof People>[number]): ComboItem {
  return { id, label: name, detail: jobTitle ?? undefined }
}

/** Asks the portal for people by name, students too. Fails where it cannot be reached. */
export async function findEveryone(typed: string): Promise<ComboItem[]> {
  const response = await fetch(`/tickets/people?${new URLSearchParams({ q: typed, of: 'everyone' })}`)
  return People.parse(await response.json()).map(personItem)
}

/** Asks the portal for members of the staff by name. Fails where it cannot be reached. */
export async function findColleagues(typed: string): Promise<ComboItem[]> {
  const response = await fetch(`/tickets/people?${new URLSearchParams({ q: typed })}`)
  return People.parse(await response.json()).map(personItem)
}
