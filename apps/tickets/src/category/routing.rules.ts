import type { Candidate } from '@ocs/contracts/answers'
import type { Routing } from '@ocs/contracts/categories'

/** How much somebody has of a desk: open tickets, and when the newest was filed that they were ever given. */
export type Load = { id: string; open: number; newestAt: Date | null }

/** Who may be given a ticket at all; a named person only while they work the desk at the place of the ticket. */
export function eligible(routing: Routing, candidates: readonly Candidate[]): Candidate[] {
  switch (routing.to) {
    case 'nobody':
      return []
    case 'person':
      return candidates.filter(each => each.id === routing.person.id)
    case 'place_technician':
      return candidates.filter(each => each.works === 'place_technician')
    case 'least_loaded':
      return candidates.filter(each => each.works !== 'director')
  }
}

/** Of several, who has the fewest open tickets; of those, who was given one longest ago; null of nobody. */
export function leastLoaded(candidates: readonly Candidate[], loads: readonly Load[]): Candidate | null {
  const loadOf = (id: string) => loads.find(load => load.id === id)
  const [first = null] = candidates.toSorted((a, b) => {
    const [one, other] = [loadOf(a.id), loadOf(b.id)]
    const byOpen = (one?.open ?? 0) - (other?.open ?? 0)
    const byTurn = (one?.newestAt?.getTime() ?? 0) - (other?.newestAt?.getTime() ?? 0)
    return byOpen || byTurn || a.id.localeCompare(b.id)
  })
  return first
}
