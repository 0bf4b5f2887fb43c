import type { Actor } from '@ocs/contracts/actors'
import type { Page } from '@ocs/contracts/pages'
import type { Requisition, RequisitionListInput } from '@ocs/contracts/requisitions'
import { decodeCursor, pageFrom } from '@ocs/service-kit/cursors'
import { searchWords } from '@ocs/service-kit/search-words'
import * as z from 'zod'
import type { Db } from '../db.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { requisitionPolicy } from './requisition.policy.ts'
import { presentRequisition, withLines } from './requisition.present.ts'

const Cursor = z.tuple([z.iso.datetime(), z.uuid()])

/** The rows beyond a cursor, written so that an index that ends in the time can start there. */
function beyond(cursor: string | undefined): Prisma.RequisitionWhereInput {
  if (!cursor) return {}
  const [createdAt, id] = decodeCursor(cursor, Cursor)
  return { createdAt: { lte: createdAt }, OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }] }
}

/** Every word must occur in the requisition itself or in one of its lines. */
function searchWhere(search: string | undefined): Prisma.RequisitionWhereInput[] {
  return searchWords(search).map(word => {
    const contains = { contains: word, mode: 'insensitive' as const }
    return { OR: [{ search: contains }, { lines: { some: { description: contains } } }] }
  })
}

/** A page of the requisitions that the actor may see, newest first. Refused: `bad_cursor`. */
export async function listRequisitions(
  db: Db,
  actor: Actor,
  query: z.output<typeof RequisitionListInput>,
): Promise<Page<Requisition>> {
  const policy = requisitionPolicy(actor)
  const { status, view, search, cursor, limit } = query
  const mine = view === 'mine' ? { requesterId: actor.id } : {}
  const rows = await db.requisition.findMany({
    where: { AND: [policy.visible, { status }, mine, ...searchWhere(search), beyond(cursor)] },
    include: withLines,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })
  return pageFrom(
    rows,
    limit,
    row => [row.createdAt.toISOString(), row.id],
    row => presentRequisition(row, policy),
  )
}
