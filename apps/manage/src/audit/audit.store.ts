import { Instant, type Page } from '@ocs/contracts/pages'
import type { AuditEntry, AuditListInput as Input } from '@ocs/contracts/system'
import { decodeCursor, pageFrom } from '@ocs/service-kit/cursors'
import * as z from 'zod'
import type { Db } from '../db.ts'
import type { AuditEntry as AuditColumns, Prisma } from '../generated/prisma/client.ts'

type AuditRow = Omit<AuditColumns, 'search'>

function presentEntry(row: AuditRow): AuditEntry {
  return {
    id: String(row.id),
    cursor: row.cursor,
    service: row.service,
    noun: row.noun,
    nounId: row.nounId,
    verb: row.verb,
    at: row.at.toISOString(),
    actor: { id: row.actorId, name: row.actorName },
    requestId: row.requestId,
    note: row.note,
    data: z.record(z.string(), z.unknown()).parse(row.data),
  }
}

/** More words than anybody types into a search box; the rest is not looked at. */
const maxSearchWords = 10

/** Every word must occur somewhere, as it was typed: `%`, `_` and `\` are ordinary characters. */
function searchWhere(search: string | undefined): Prisma.AuditEntryWhereInput[] {
  const words = [...new Set(search?.split(/\s+/).filter(Boolean))].slice(0, maxSearchWords)
  return words.map(word => ({ search: { contains: word.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } }))
}

const AuditCursor = z.tuple([Instant, z.string().regex(/^\d{1,18}$/)])

/** The entries older than a cursor, written so that an index can start there. */
function beyond(cursor: string | undefined): Prisma.AuditEntryWhereInput {
  if (!cursor) return {}
  const [at, id] = decodeCursor(cursor, AuditCursor)
  return { at: { lte: at }, OR: [{ at: { lt: at } }, { id: { lt: BigInt(id) } }] }
}

/**
 * A page of the archive, newest first. Entries that are read from a feed while somebody pages neither
 * repeat nor hide others. Refused: `bad_cursor`.
 */
export async function listAudit(db: Db, query: z.output<typeof Input>): Promise<Page<AuditEntry>> {
  const { service, actorId, noun, search, cursor, limit } = query
  const rows = await db.auditEntry.findMany({
    where: { AND: [{ service, actorId, noun }, ...searchWhere(search), beyond(cursor)] },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })
  return pageFrom(rows, limit, row => [row.at.toISOString(), String(row.id)], presentEntry)
}
