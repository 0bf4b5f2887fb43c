import { Prisma } from '../generated/prisma/client.ts'

/** The columns that a `where` may speak of, and their types. */
const columns: Partial<Record<Prisma.TicketScalarFieldEnum, readonly [name: string, type: string]>> = {
  id: ['id', 'uuid'],
  desk: ['desk', 'desk'],
  number: ['number', 'integer'],
  status: ['status', 'ticket_status'],
  priority: ['priority', 'ticket_priority'],
  category: ['category', 'text'],
  placeId: ['place_id', 'uuid'],
  roomId: ['room_id', 'uuid'],
  assetTag: ['asset_tag', 'text'],
  requesterId: ['requester_id', 'uuid'],
  assigneeId: ['assignee_id', 'uuid'],
  createdAt: ['created_at', 'timestamptz'],
  updatedAt: ['updated_at', 'timestamptz'],
  closedAt: ['closed_at', 'timestamptz'],
  archiveYear: ['archive_year', 'smallint'],
  dueAt: ['due_at', 'timestamptz'],
  askedIds: ['asked_ids', 'uuid'],
  affectedIds: ['affected_ids', 'uuid'],
  requesterIsStudent: ['requester_is_student', 'boolean'],
}

const comparisons: Record<string, string> = { equals: '=', not: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' }

/** What this cannot say in SQL must not be left out silently: it would show what a policy hides. */
const unsayable = (what: string) => new Error(`A ticket filter has ${what}, which ticket.sql.ts cannot say in SQL`)

const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value)

function comparison(column: Prisma.Sql, type: Prisma.Sql, operator: string, value: unknown): Prisma.Sql {
  if (operator === 'in' && Array.isArray(value)) return Prisma.sql`${column} = any(${value.map(plain)}::${type}[])`
  // Said twice, for the index of the few tickets whose list is not empty.
  if (operator === 'has') return Prisma.sql`(${column} <> '{}' and ${column} @> array[${plain(value)}]::${type}[])`
  const sign = comparisons[operator]
  if (!sign) throw unsayable(operator)
  if (value === null) return Prisma.sql`${column} is ${Prisma.raw(operator === 'not' ? 'not null' : 'null')}`
  if (typeof value === 'object' && !(value instanceof Date)) throw unsayable(`an object at ${operator}`)
  return Prisma.sql`${column} ${Prisma.raw(sign)} ${plain(value)}::${type}`
}

function fieldSql(field: string, test: unknown): Prisma.Sql[] {
  const found = columns[field as Prisma.TicketScalarFieldEnum]
  if (!found) throw unsayable(field)
  const [name, type] = found.map(word => Prisma.raw(word)) as [Prisma.Sql, Prisma.Sql]
  if (test === null || typeof test !== 'object' || test instanceof Date) return [comparison(name, type, 'equals', test)]
  return Object.entries(test)
    .filter(([, value]) => value !== undefined)
    .map(([operator, value]) => comparison(name, type, operator, value))
}

type Where = Prisma.TicketWhereInput
const listOf = (value: Where | Where[]): Where[] => (Array.isArray(value) ? value : [value])

function joined(parts: Prisma.Sql[], word: 'and' | 'or', none: string): Prisma.Sql {
  if (parts.length === 0) return Prisma.raw(none)
  return parts.length === 1 && parts[0] ? parts[0] : Prisma.sql`(${Prisma.join(parts, ` ${word} `)})`
}

/**
 * A `where` as SQL, with the meaning that Prisma gives it. The policy and the filters are written once, in Prisma's words;
 * lists, searches, counts and facets are SQL, because full text, row comparisons and partial indexes over an enum are beyond
 * Prisma (it sends an enum as a cast text, and no partial index is used).
 */
export function whereSql(where: Where): Prisma.Sql {
  const parts = Object.entries(where).flatMap(([key, value]) => {
    if (value === undefined) return []
    if (key === 'AND') return listOf(value as Where | Where[]).map(whereSql)
    if (key === 'OR') return [joined(listOf(value as Where[]).map(whereSql), 'or', 'false')]
    if (key === 'NOT') return listOf(value as Where | Where[]).map(part => Prisma.sql`not ${whereSql(part)}`)
    return fieldSql(key, value)
  })
  return joined(parts, 'and', 'true')
}
