import { DomainError } from '@ocs/contracts/reasons'

/**
 * What a page sent as JSON, or null where it is none. Refused: `too_large` over `most` bytes, also where the length is not
 * told before: browsers tell it, and nothing is read that somebody sends without end.
 */
export async function jsonBody(request: Request, most: number): Promise<unknown> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!(length <= most)) throw new DomainError('too_large', 'This is more than can be taken at once.')
  return request.json().catch(() => null)
}
