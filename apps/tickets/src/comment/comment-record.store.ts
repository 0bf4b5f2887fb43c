import type { CommentKind } from '@ocs/contracts/comments'
import type { PersonRef } from '@ocs/contracts/people'
import type { Tx } from '../db.ts'
import type { Said } from '../ticket/ticket.rules.ts'

/** Keeps who is named in a comment, each once. */
export async function keepMentions(
  tx: Tx,
  comment: { id: string; ticketId: string; kind: CommentKind },
  people: PersonRef[],
): Promise<void> {
  const { id: commentId, ticketId, kind } = comment
  const distinct = new Map(people.map(({ id, name }) => [id, name]))
  await tx.commentMention.createMany({
    data: [...distinct].map(([personId, personName]) => ({ commentId, ticketId, kind, personId, personName })),
  })
}

/** Writes a comment down as part of a change; answers what the event says about it, which is never its text. */
export async function recordComment(
  tx: Tx,
  ticketId: string,
  author: PersonRef,
  { kind, text, mentions, requestId }: Said,
  now: Date,
): Promise<{ commentId: string; mentions: string[] }> {
  const data = { ticketId, kind, text, requestId, authorId: author.id, authorName: author.name, createdAt: now }
  const comment = await tx.comment.create({ data })
  await keepMentions(tx, comment, mentions)
  return { commentId: comment.id, mentions: mentions.map(person => person.id) }
}
