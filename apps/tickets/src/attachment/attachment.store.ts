import type { Actor } from '@ocs/contracts/actors'
import {
  type AddAttachmentInput,
  type Attachment,
  type AttachmentKey,
  AttachmentType,
  maxAttachments,
  type StoredAttachment,
} from '@ocs/contracts/attachments'
import { DomainError, notFound } from '@ocs/contracts/reasons'
import type { TicketKey } from '@ocs/contracts/tickets'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import { violatedIndex } from '@ocs/service-kit/violations'
import type { Db, Tx } from '../db.ts'
import type { Attachment as AttachmentRow } from '../generated/prisma/client.ts'
import { type TicketPolicy, ticketPolicy } from '../ticket/ticket.policy.ts'
import type { TicketRow } from '../ticket/ticket.present.ts'
import { refusalOf, writeStep } from '../ticket/ticket.store.ts'
import { lockTicket } from '../ticket/ticket-lock.store.ts'
import { mayRemove } from './attachment.policy.ts'

/** Who looks at which ticket when: what decides what they may do to its files. */
type Reader = { actor: Actor; policy: TicketPolicy; ticket: TicketRow; now: Date }

function present(row: AttachmentRow, { actor, policy, ticket, now }: Reader): Attachment {
  return {
    id: row.id,
    name: row.name,
    type: AttachmentType.parse(row.type),
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    uploadedBy: { id: row.uploadedById, name: row.uploadedByName },
    createdAt: row.createdAt.toISOString(),
    allowedActions: mayRemove(policy, actor.id, ticket, row, now) ? ['remove'] : [],
  }
}

async function readable(db: Db, actor: Actor, { desk, number }: TicketKey, now: Date): Promise<Reader> {
  const policy = ticketPolicy(actor)
  const ticket = await db.ticket.findUnique({ where: { desk_number: { desk, number } } })
  if (!ticket || !policy.may('read', ticket)) throw notFound('Ticket')
  return { actor, policy, ticket, now }
}

/** The files on a ticket, in the order they came. Refused: `not_found`, also for a ticket that the actor may not see. */
export async function listAttachments(
  db: Db,
  actor: Actor,
  key: TicketKey,
  now: Date = new Date(),
): Promise<Attachment[]> {
  const reader = await readable(db, actor, key, now)
  const rows = await db.attachment.findMany({
    where: { ticketId: reader.ticket.id, removedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: maxAttachments,
  })
  return rows.map(row => present(row, reader))
}

/** One file of a ticket. Refused: `not_found`, also for one of another ticket and for what was taken away. */
export async function getAttachment(
  db: Db,
  actor: Actor,
  key: AttachmentKey,
  now: Date = new Date(),
): Promise<StoredAttachment> {
  const reader = await readable(db, actor, key, now)
  const row = await db.attachment.findFirst({ where: { id: key.id, ticketId: reader.ticket.id, removedAt: null } })
  if (!row) throw notFound('File')
  return { ...present(row, reader), storageKey: row.storageKey }
}

/** Locks a ticket, so that of two changes of its files one waits. Refused: `not_found`. */
async function lockFor(tx: Tx, actor: Actor, key: TicketKey, now: Date): Promise<Reader> {
  const policy = ticketPolicy(actor)
  const ticket = await lockTicket(tx, key)
  if (!ticket || !policy.may('read', ticket)) throw notFound('Ticket')
  return { actor, policy, ticket, now }
}

/** Writes the line of history; like a comment, it leaves the version of the ticket alone. */
async function tell(tx: Tx, doer: Doer, reader: Reader, verb: 'attached' | 'attachment_removed', file: string) {
  const step = { action: 'comment', verb, set: {}, note: null } as const
  await writeStep(tx, doer, reader.policy, reader.ticket, step, reader.now, { file })
}

/**
 * Puts a file on a ticket; the lock on the ticket keeps two from both being the tenth. The same sending with the same
 * idempotency key answers the file that there is already, also when its bytes were stored anew.
 * Refused: `not_found`, `forbidden`, `too_many_files`, `already_exists` (a storage key that is taken).
 */
export async function addAttachment(
  db: Db,
  doer: Doer,
  input: AddAttachmentInput,
  now: Date = new Date(),
): Promise<StoredAttachment> {
  const { desk, number, digest, ...file } = input
  const asked = { desk, number, digest, name: file.name }
  const add = inTransaction(db, doer, 'attachments.add', asked, async (tx: Tx) => {
    const reader = await lockFor(tx, doer.actor, input, now)
    const ticketId = reader.ticket.id
    const refused = refusalOf(reader.policy, reader.ticket, commenting)
    if (refused) throw refused
    if ((await tx.attachment.count({ where: { ticketId, removedAt: null } })) >= maxAttachments) {
      throw new DomainError('too_many_files', `A ticket holds ${maxAttachments} files. Remove one to make room.`)
    }
    const uploader = { uploadedById: doer.actor.id, uploadedByName: doer.actor.name }
    const row = await tx.attachment.create({ data: { ...file, ...uploader, ticketId, createdAt: now } })
    await tell(tx, doer, reader, 'attached', row.name)
    return { ...present(row, reader), storageKey: row.storageKey }
  })
  return add.catch(error => {
    if (violatedIndex(error) !== 'attachment_storage_key_key') throw error
    throw new DomainError('already_exists', 'These bytes belong to another file already.')
  })
}

/** What the policy is asked about before a file is put on a ticket. */
const commenting = { action: 'comment', verb: 'attached', set: {}, note: null } as const

/** Takes a file off a ticket; its row stays. Refused: `not_found`, `forbidden`. */
export async function removeAttachment(db: Db, doer: Doer, key: AttachmentKey, now: Date = new Date()): Promise<null> {
  return inTransaction(db, doer, 'attachments.remove', key, async (tx: Tx) => {
    const reader = await lockFor(tx, doer.actor, key, now)
    const row = await tx.attachment.findFirst({ where: { id: key.id, ticketId: reader.ticket.id, removedAt: null } })
    if (!row) throw notFound('File')
    if (!mayRemove(reader.policy, doer.actor.id, reader.ticket, row, now)) {
      throw new DomainError(
        'forbidden',
        'You can remove your own files for 30 minutes. After that, the people who work on this ticket can.',
      )
    }
    await tx.attachment.update({ where: { id: row.id }, data: { removedAt: now } })
    await tell(tx, doer, reader, 'attachment_removed', row.name)
    return null
  })
}
