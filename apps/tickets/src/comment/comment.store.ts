import type { Actor } from '@ocs/contracts/actors'
import type { Comment, EditCommentInput } from '@ocs/contracts/comments'
import { DomainError, notFound } from '@ocs/contracts/reasons'
import type { TicketKey } from '@ocs/contracts/tickets'
import { recordEvent } from '@ocs/service-kit/feed'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import { lastFor, stirred } from '../attention/attention.rules.ts'
import { keepRead } from '../attention/read-mark.store.ts'
import type { Db, Tx } from '../db.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { type TicketPolicy, ticketPolicy } from '../ticket/ticket.policy.ts'
import { eventData, type TicketRow } from '../ticket/ticket.present.ts'
import { lockById } from '../ticket/ticket-lock.store.ts'
import { editComment, seesComment } from './comment.rules.ts'
import { keepMentions } from './comment-record.store.ts'

const withAll = {
  mentions: { orderBy: { personName: 'asc' } },
  earlier: { orderBy: { version: 'asc' } },
} as const satisfies Prisma.CommentInclude
type CommentRow = Prisma.CommentGetPayload<{ include: typeof withAll }>

/** More than a page can show; of a longer talk the newest are shown. */
const mostComments = 500

function present(row: CommentRow, ticket: TicketRow, policy: TicketPolicy, actor: Actor): Comment {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    author: { id: row.authorId, name: row.authorName },
    text: row.text,
    mentions: row.mentions.map(({ personId, personName }) => ({ id: personId, name: personName })),
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    earlier: row.earlier.map(({ text, at }) => ({ text, at: at.toISOString() })),
    mayEdit: editComment(row, ticket, policy, actor) === null,
  }
}

/**
 * The comments of a ticket that the actor may read, oldest first: notes only for who works it, and for who was asked the
 * answer they gave. Refused: `not_found`.
 */
export async function listComments(db: Db, actor: Actor, { desk, number }: TicketKey): Promise<Comment[]> {
  const policy = ticketPolicy(actor)
  const ticket = await db.ticket.findUnique({ where: { desk_number: { desk, number } } })
  if (!ticket || !policy.may('read', ticket)) throw notFound('Ticket')
  // Many notes must not push answers off the page of who does not read them.
  const readable = policy.may('note', ticket) ? {} : { OR: [{ kind: 'answer' as const }, { authorId: actor.id }] }
  const rows = await db.comment.findMany({
    where: { ticketId: ticket.id, ...readable },
    include: withAll,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: mostComments,
  })
  return rows
    .filter(row => seesComment(row, ticket, policy, actor))
    .reverse()
    .map(row => present(row, ticket, policy, actor))
}

/**
 * Replaces the text of one's own comment; the text before it is kept. Refused: `not_found` (also what one may not see),
 * `forbidden` (somebody else's), `ticket_closed`, `stale_version`.
 */
export async function changeComment(db: Db, doer: Doer, input: EditCommentInput): Promise<Comment> {
  const { actor } = doer
  const policy = ticketPolicy(actor)
  return inTransaction(db, doer, 'comments.edit', input, async (tx: Tx) => {
    const found = await tx.comment.findUnique({ where: { id: input.id } })
    const ticket = found && (await lockById(tx, found.ticketId))
    // Read again behind the lock: another edit may have come first.
    const row = ticket && (await tx.comment.findUnique({ where: { id: input.id } }))
    if (!row || !policy.may('read', ticket) || !seesComment(row, ticket, policy, actor)) throw notFound('Comment')
    const refused = editComment(row, ticket, policy, actor)
    if (refused) throw new DomainError(refused.refused, refused.message)
    if (row.version !== input.version) {
      throw new DomainError('stale_version', 'This comment was changed meanwhile. Read it again.')
    }
    return rewrite(tx, doer, policy, ticket, row, input)
  })
}

async function rewrite(
  tx: Tx,
  doer: Doer,
  policy: TicketPolicy,
  ticket: TicketRow,
  row: Prisma.CommentGetPayload<null>,
  { text, mentions }: EditCommentInput,
): Promise<Comment> {
  const now = new Date()
  const { id, version } = row
  const isNote = row.kind === 'note'
  await tx.commentVersion.create({
    data: { commentId: id, version, text: row.text, at: row.editedAt ?? row.createdAt },
  })
  await tx.comment.update({ where: { id, version }, data: { text, editedAt: now, version: { increment: 1 } } })
  await tx.commentMention.deleteMany({ where: { commentId: id } })
  await keepMentions(tx, row, mentions)
  await tx.ticket.update({ where: { id: ticket.id }, data: stirred(ticket, isNote, now) })
  await recordEvent(tx, doer, {
    noun: 'ticket',
    nounId: ticket.id,
    verb: isNote ? 'note_edited' : 'comment_edited',
    note: isNote ? null : text,
    data: { ...eventData(ticket, ticket), commentId: id, mentions: mentions.map(person => person.id) },
  })
  const works = policy.may('note', ticket)
  await keepRead(tx, doer.actor.id, ticket.id, lastFor(ticket, works), now)
  const changed = await tx.comment.findUniqueOrThrow({ where: { id }, include: withAll })
  return present(changed, ticket, policy, doer.actor)
}
