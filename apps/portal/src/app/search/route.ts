import { DomainError } from '@ocs/contracts/reasons'
import { PaletteQuery, searchPart } from '../../features/shell/palette-search.ts'
import { refusal } from '../../server/refusals.ts'
import { currentPerson } from '../../server/session.ts'

async function find(request: Request): Promise<Response> {
  const current = await currentPerson()
  if (!current) throw new DomainError('unauthenticated', 'Sign in first.')
  const query = PaletteQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  const found = query.success ? await searchPart(current, query.data) : []
  return Response.json(found, { headers: { 'cache-control': 'no-store' } })
}

/** What the palette finds in one part of what somebody may see: `?in=tickets&q=<two characters or more>`. Answers at most five lines. */
export async function GET(request: Request): Promise<Response> {
  return find(request).catch(refusal)
}
