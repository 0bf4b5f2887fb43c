import { type Actor, holds } from '@ocs/contracts/actors'
import type { SimilarInput, SimilarTicket } from '@ocs/contracts/similar-tickets'
import type { TicketStatus } from '@ocs/contracts/tickets'
import type { Db, Tx } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'

/** So many are shown, filed so many days ago at most. */
const mostSimilar = 5
const days = 30

/** Of a long description, what is said first is what it is about. */
const readCharacters = 1000

/**
 * Whether somebody may hear of others' tickets at a place: members of the staff at their own place and where they hold a role.
 * That everybody on the staff is staff everywhere opens nothing.
 */
export function looksAround(actor: Actor, placeId: string, ownPlaceId: string | null): boolean {
  if (actor.kind !== 'person' || actor.grants.length === 0 || holds(actor, 'student')) return false
  if (placeId === ownPlaceId) return true
  return actor.grants.some(grant => (grant.placeId === null ? grant.role !== 'staff' : grant.placeId === placeId))
}

const { sql } = Prisma

type Row = {
  number: number
  title: string
  roomName: string | null
  status: TicketStatus
  createdAt: Date
  people: number
  isTheirs: boolean
}

/**
 * Open tickets of a desk and place that may be about what somebody is writing, the likeliest first: by how many of the words
 * occur in title or description, in whatever form, and by how alike the letters of the title are, which forgives mistyping.
 * Students hear of nobody's ticket, and nobody hears of a student's; nor of one of which it is not known who filed it.
 */
export async function similarTickets(
  db: Db | Tx,
  actor: Actor,
  input: SimilarInput,
  now: Date = new Date(),
): Promise<SimilarTicket[]> {
  const { desk, placeId, ownPlaceId, category = '' } = input
  if (!looksAround(actor, placeId, ownPlaceId)) return []
  const text = input.text.slice(0, readCharacters)
  const since = new Date(now.getTime() - days * 86_400_000).toISOString()
  const me = sql`${actor.id}::uuid`
  const rows = await db.$queryRaw<Row[]>`
    with asked as (
      select array_agg((quote_literal(lexeme) || ':AC')::tsquery) as words
      from unnest(tsvector_to_array(to_tsvector('english', search_text(${text})))) lexeme
    ), near as (
      select number, title, room_name, status, created_at, category, requester_id, affected_ids,
        (select count(*)::int from unnest(asked.words) word where search_words @@ word) as shared,
        coalesce(cardinality(asked.words), 0) as of_all,
        word_similarity(title, ${text}) as likeness
      from ticket, asked
      where desk = ${desk}::desk and place_id = ${placeId}::uuid and closed_at is null
        and created_at > ${since}::timestamptz and requester_is_student = false
    )
    select number, title, room_name as "roomName", status, created_at as "createdAt",
      1 + cardinality(affected_ids) as people, (requester_id = ${me} or ${me} = any(affected_ids)) as "isTheirs"
    from near
    where likeness >= 0.5 or (shared >= least(2, of_all) and shared > 0 and shared >= 0.2 * of_all)
    order by shared::float8 / greatest(of_all, 1) + likeness + (category = ${category})::int * 0.2 desc, created_at desc
    limit ${mostSimilar}`
  return rows.map(row => ({ ...row, desk, createdAt: row.createdAt.toISOString() }))
}
