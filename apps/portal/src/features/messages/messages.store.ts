import type { MessageInput } from '@ocs/contracts/messages'
import { centralDate } from '@ocs/contracts/plain-dates'
import { notFound } from '@ocs/contracts/reasons'
import { recordEvent } from '@ocs/service-kit/feed'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import * as z from 'zod'
import type { SystemMessage } from '../../generated/prisma/client.ts'
import type { Db, Tx } from '../../server/db.ts'
import { requireChanged } from '../../server/violations.ts'
import { isShowing } from './messages.rules.ts'

/** A message with its last day as a plain date. */
export type Message = Omit<SystemMessage, 'expiresOn'> & { expiresOn: string | null }

/** A `date` column arrives as midnight in UTC and must be read there, else it moves by a day. */
function present(row: SystemMessage): Message {
  return { ...row, expiresOn: row.expiresOn?.toISOString().slice(0, 10) ?? null }
}

const dateColumn = (date: string | null) => (date === null ? null : new Date(`${date}T00:00:00Z`))

/** The messages that everybody sees at an instant, newest first. */
export async function currentMessages(db: Db, now: Date): Promise<Message[]> {
  const today = dateColumn(centralDate(now))
  const rows = await db.systemMessage.findMany({
    where: {
      active: true,
      startsAt: { lte: now },
      OR: [{ expiresOn: null }, ...(today ? [{ expiresOn: { gte: today } }] : [])],
    },
    orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
    take: 20,
  })
  return rows.map(present).filter(message => isShowing(message, now))
}

/** All messages, newest first; the list that admins keep. */
export async function listMessages(db: Db): Promise<Message[]> {
  const rows = await db.systemMessage.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take: 200 })
  return rows.map(present)
}

/** A message by id, or null. */
export async function findMessage(db: Db, id: string): Promise<Message | null> {
  if (!z.uuid().safeParse(id).success) return null
  const row = await db.systemMessage.findUnique({ where: { id } })
  return row && present(row)
}

/** Shows a message to everybody from now on. */
export function addMessage(db: Db, doer: Doer, input: MessageInput): Promise<{ id: string }> {
  return inTransaction(db, doer, 'messages.add', input, async (tx: Tx) => {
    const { id } = await tx.systemMessage.create({
      data: {
        ...input,
        expiresOn: dateColumn(input.expiresOn),
        authorId: doer.actor.id,
        authorName: doer.actor.name,
      },
    })
    await recordEvent(tx, doer, { noun: 'message', nounId: id, verb: 'added', data: { title: input.title } })
    return { id }
  })
}

/** Changes a message. Refuses: `not_found`, `stale_version`. */
export function editMessage(
  db: Db,
  doer: Doer,
  input: MessageInput & { id: string; version: number },
): Promise<{ id: string }> {
  return inTransaction(db, doer, 'messages.edit', input, async (tx: Tx) => {
    const { id, version, ...facts } = input
    if (!(await tx.systemMessage.findUnique({ where: { id } }))) throw notFound('Message')
    const { count } = await tx.systemMessage.updateMany({
      where: { id, version },
      data: { ...facts, expiresOn: dateColumn(facts.expiresOn), version: { increment: 1 } },
    })
    requireChanged(count)
    await recordEvent(tx, doer, { noun: 'message', nounId: id, verb: 'edited', data: { title: facts.title } })
    return { id }
  })
}

/** Takes a message down, or puts it up again. Refuses: `not_found`, `stale_version`. */
export function setMessageActive(
  db: Db,
  doer: Doer,
  input: { id: string; version: number; active: boolean },
): Promise<{ id: string }> {
  return inTransaction(db, doer, 'messages.setActive', input, async (tx: Tx) => {
    const { id, version, active } = input
    if (!(await tx.systemMessage.findUnique({ where: { id } }))) throw notFound('Message')
    const { count } = await tx.systemMessage.updateMany({
      where: { id, version },
      data: { active, version: { increment: 1 } },
    })
    requireChanged(count)
    await recordEvent(tx, doer, { noun: 'message', nounId: id, verb: active ? 'shown' : 'taken_down' })
    return { id }
  })
}
