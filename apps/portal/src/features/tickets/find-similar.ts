import { SimilarInput, type SimilarTicket } from '@ocs/contracts/similar-tickets'
import { services, settle } from '../../server/services.ts'
import type { SignedIn } from '../../server/sessions.ts'

/** What the form asks: the service is told by the portal which place is the person's own. */
export const SimilarQuestion = SimilarInput.omit({ ownPlaceId: true })

type Asked = Omit<SimilarInput, 'ownPlaceId'>

/** What somebody is about to report, as the service is asked for others like it. */
export const similarInput = (person: Pick<SignedIn, 'placeId'>, asked: Asked): SimilarInput => ({
  ...asked,
  ownPlaceId: person.placeId,
})

/** Open tickets that may be about the same; nothing for a student, and nothing where the service does not answer. */
export async function findSimilar(person: Pick<SignedIn, 'placeId' | 'kind'>, asked: Asked): Promise<SimilarTicket[]> {
  if (person.kind === 'student') return []
  const found = await settle(services().tickets.affected.similar.query(similarInput(person, asked)))
  return found.ok ? found.value : []
}
