import type { Actor } from '@ocs/contracts/actors'
import { type FacetValue, noFacetValue, TicketFacets } from '@ocs/contracts/ticket-facets'
import { type TicketFilter, ticketAges } from '@ocs/contracts/ticket-list'
import { ticketPriorities, ticketStatuses } from '@ocs/contracts/tickets'
import type { Db } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { closedBound, countedRows } from './ticket.counts.ts'
import { ageBands } from './ticket.where.ts'

const { sql } = Prisma

/** The filters that are a facet's own; it is counted without them. */
const ownFilters = {
  status: ['status'],
  category: ['category'],
  place: ['placeId'],
  assignee: ['assigneeId'],
  priority: ['priority'],
  age: ['age'],
} as const satisfies Record<keyof TicketFacets, readonly (keyof TicketFilter)[]>

type Facet = keyof typeof ownFilters
const facets = Object.keys(ownFilters) as Facet[]

/** Assignees shown beside the actor and nobody: those with the most. */
const mostAssignees = 20

type Count = { facet: Facet; value: string | null; label: string | null; count: number; more: boolean }

/** The filter that a facet is counted under: all but its own. Two values of `view` are about assignees, the others are not. */
function filterBeside(facet: Facet, filter: TicketFilter): TicketFilter {
  const own = Object.fromEntries(ownFilters[facet].map(key => [key, undefined]))
  const view =
    facet === 'assignee' && (filter.view === 'assigned' || filter.view === 'unassigned') ? undefined : filter.view
  return { ...filter, ...own, view }
}

function ageSql(now: Date): Prisma.Sql {
  const bands = ticketAges.flatMap(age => {
    const { from } = ageBands[age]
    if (from === null) return []
    const since = new Date(now.getTime() - from * 86_400_000).toISOString()
    return [sql`when created_at > ${since}::timestamptz then ${age}`]
  })
  return sql`case ${Prisma.join(bands, ' ')} else 'older' end`
}

const groups: Record<Facet, Prisma.Sql> = {
  status: sql`select 'status' as facet, status::text as value, null::text as label, count(*)::int as count from pool group by status`,
  category: sql`select 'category', category, null, count(*)::int from pool group by category`,
  place: sql`select 'place', place_id::text, (array_agg(place_name order by created_at desc))[1], count(*)::int from pool group by place_id`,
  assignee: sql`select 'assignee', assignee_id::text, (array_agg(assignee_name order by created_at desc))[1], count(*)::int from pool group by assignee_id`,
  priority: sql`select 'priority', priority::text, null, count(*)::int from pool group by priority`,
  age: sql`select 'age', age, null, count(*)::int from pool group by age`,
}

/** Counts some facets that stand under the same filter, in one look at its tickets. */
async function countUnder(db: Db, actor: Actor, filter: TicketFilter, wanted: Facet[], now: Date): Promise<Count[]> {
  const columns = sql`status, category, place_id, place_name, assignee_id, assignee_name, priority, ${ageSql(now)} as age`
  const which = filter.status === undefined ? 'all' : filter.status === 'closed' ? 'closed' : 'live'
  const { rows: counted, more } = await countedRows(db, actor, filter, columns, which, now)
  const rows = await db.$queryRaw<Omit<Count, 'more'>[]>`
    with pool as materialized (select * from ${counted} counted)
    ${Prisma.join(
      [
        sql`select null as facet, null as value, null as label, count(closed_at)::int as count from pool`,
        ...wanted.map(facet => groups[facet]),
      ],
      ' union all ',
    )}`
  const closedMore = rows.some(row => row.facet === null && row.count > closedBound)
  return rows
    .filter(row => row.facet !== null)
    .map(row => ({ ...row, more: more || (closedMore && (row.facet !== 'status' || row.value === 'closed')) }))
}

/** Facets that stand under the same filter are counted together: without any filter all of them at once. */
function sameFilter(filter: TicketFilter): { under: TicketFilter; wanted: Facet[] }[] {
  const sets = new Map<string, { under: TicketFilter; wanted: Facet[] }>()
  for (const facet of facets) {
    const under = filterBeside(facet, filter)
    const set = sets.get(JSON.stringify(under)) ?? { under, wanted: [] }
    set.wanted.push(facet)
    sets.set(JSON.stringify(under), set)
  }
  return [...sets.values()]
}

function present({ value, label, count, more }: Count): FacetValue {
  return { value: value ?? noFacetValue, label: value === null ? null : label, count, more }
}

/** The counted values in an order of their own, each of them, also those without a ticket. */
const inOrder = (values: readonly string[], counted: FacetValue[]) =>
  values.map(value => counted.find(one => one.value === value) ?? { value, label: null, count: 0, more: false })

function presentAssignees(counted: FacetValue[], actor: Actor): FacetValue[] {
  const kept = [
    { value: actor.id, label: actor.name, count: 0, more: false },
    { value: noFacetValue, label: null, count: 0, more: false },
  ].map(always => counted.find(one => one.value === always.value) ?? always)
  const others = counted.filter(one => !kept.some(always => always.value === one.value)).slice(0, mostAssignees)
  return [...kept, ...others]
}

/** The facets of a list; what they cost does not grow with the closed tickets. */
export async function ticketFacets(
  db: Db,
  actor: Actor,
  filter: TicketFilter,
  now: Date = new Date(),
): Promise<TicketFacets> {
  const sets = await Promise.all(sameFilter(filter).map(set => countUnder(db, actor, set.under, set.wanted, now)))
  const counts = sets.flat().sort((a, b) => b.count - a.count || (a.value ?? '').localeCompare(b.value ?? ''))
  const of = (facet: Facet) => counts.filter(row => row.facet === facet).map(present)
  return TicketFacets.parse({
    status: inOrder(ticketStatuses, of('status')),
    category: of('category'),
    place: of('place'),
    assignee: presentAssignees(of('assignee'), actor),
    priority: inOrder([...ticketPriorities].reverse(), of('priority')),
    age: inOrder(ticketAges, of('age')),
  })
}
