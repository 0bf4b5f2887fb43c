import type { Actor } from '@ocs/contracts/actors'
import { compareNaturally } from '@ocs/contracts/natural-order'
import { DomainError, notFound } from '@ocs/contracts/reasons'
import { maxTicketViews, type TicketView, type TicketViewForm, TicketViewQuery } from '@ocs/contracts/ticket-views'
import { recordEvent } from '@ocs/service-kit/feed'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import { violatedIndex } from '@ocs/service-kit/violations'
import type { Db, Tx } from '../db.ts'
import type { TicketView as ViewRow } from '../generated/prisma/client.ts'
import { type ViewPolicy, viewPolicy } from './view.policy.ts'

/** More shared views than a menu can show; the rest is left out. */
const maxShared = 200

type Reader = { actor: Actor; policy: ViewPolicy; defaultId: string | null }

const readerOf = async (db: Db | Tx, actor: Actor): Promise<Reader> => {
  const chosen = await db.ticketViewDefault.findUnique({ where: { personId: actor.id } })
  return { actor, policy: viewPolicy(actor), defaultId: chosen?.viewId ?? null }
}

function present(row: ViewRow, { actor, policy, defaultId }: Reader): TicketView {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    desk: row.desk,
    shared: row.shared,
    query: TicketViewQuery.catch({}).parse(row.query),
    owner: { id: row.ownerId, name: row.ownerName },
    isOwn: row.ownerId === actor.id,
    isDefault: row.id === defaultId,
    updatedAt: row.updatedAt.toISOString(),
    allowedActions: policy.allowedActions(row),
  }
}

/** The views an actor may use: own ones in their order, then the shared ones of others by name. */
export async function listViews(db: Db, actor: Actor): Promise<TicketView[]> {
  const reader = await readerOf(db, actor)
  const { visible } = reader.policy
  const own = await db.ticketView.findMany({
    where: { AND: [visible, { ownerId: actor.id }] },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: maxTicketViews,
  })
  // On their own, so that many shared ones leave out none of one's own.
  const others = await db.ticketView.findMany({
    where: { AND: [visible, { ownerId: { not: actor.id } }] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: maxShared,
  })
  others.sort((a, b) => compareNaturally(a.name, b.name))
  return [...own, ...others].map(row => present(row, reader))
}

const columnsOf = ({ name, desk, shared, query }: TicketViewForm) => ({ name, desk, shared, query })

function checkSharing(policy: ViewPolicy, view: TicketViewForm): void {
  if (!view.shared || policy.mayShareWith(view.desk)) return
  throw new DomainError('forbidden', 'Only people who work on a desk can share a view with it.')
}

async function tell(tx: Tx, doer: Doer, verb: string, { id, name, desk, shared, ownerId }: ViewRow): Promise<void> {
  await recordEvent(tx, doer, { noun: 'ticket_view', nounId: id, verb, data: { name, desk, shared, ownerId } })
}

/** Runs a change of views; a name that the owner already uses for that desk is refused with `name_taken`. */
async function inViews<R>(db: Db, doer: Doer, procedure: string, input: unknown, work: (tx: Tx) => Promise<R>) {
  try {
    return await inTransaction(db, doer, procedure, input, work)
  } catch (error) {
    if (violatedIndex(error) !== 'ticket_view_owner_id_desk_name_key') throw error
    throw new DomainError('name_taken', 'There is already a view with this name. Choose another one.')
  }
}

/** Two requests of one person wait for each other here, so that neither counts or places without the other. */
async function lockViewsOf(tx: Tx, personId: string): Promise<ViewRow[]> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${personId}, 0))`
  return tx.ticketView.findMany({ where: { ownerId: personId }, orderBy: [{ position: 'asc' }, { id: 'asc' }] })
}

/** Keeps a list under a name, last among the actor's own. Refused: `forbidden` (sharing), `too_many_views`, `name_taken`. */
export async function saveView(db: Db, doer: Doer, view: TicketViewForm, now = new Date()): Promise<TicketView> {
  const policy = viewPolicy(doer.actor)
  checkSharing(policy, view)
  return inViews(db, doer, 'views.save', view, async (tx: Tx) => {
    const own = await lockViewsOf(tx, doer.actor.id)
    if (own.length >= maxTicketViews) {
      throw new DomainError('too_many_views', `You have ${maxTicketViews} views. Remove one to make room.`)
    }
    const { id: ownerId, name: ownerName } = doer.actor
    const position = (own.at(-1)?.position ?? -1) + 1
    const times = { createdAt: now, updatedAt: now }
    const row = await tx.ticketView.create({ data: { ...columnsOf(view), ...times, ownerId, ownerName, position } })
    await tell(tx, doer, 'saved', row)
    return present(row, await readerOf(tx, doer.actor))
  })
}

/** A view that is locked for a change, or why it may not be changed. Refused: `not_found`, `forbidden`, `stale_version`. */
async function lockView(
  tx: Tx,
  policy: ViewPolicy,
  { id, version }: { id: string; version: number },
  action: 'change' | 'remove',
): Promise<ViewRow> {
  await tx.$queryRaw`select 1 from ticket_view where id = ${id}::uuid for update`
  const row = await tx.ticketView.findUnique({ where: { id } })
  if (!row || !policy.may('read', row)) throw notFound('View')
  if (!policy.may(action, row))
    throw new DomainError('forbidden', 'Only its owner and who directs the desk can do that.')
  if (row.version !== version)
    throw new DomainError('stale_version', 'Someone changed this view meanwhile. Look again.')
  return row
}

/** Changes a view. Refused: `not_found`, `forbidden` (also for sharing), `stale_version`, `name_taken`. */
export async function changeView(
  db: Db,
  doer: Doer,
  input: { id: string; version: number; view: TicketViewForm },
  now = new Date(),
): Promise<TicketView> {
  const policy = viewPolicy(doer.actor)
  return inViews(db, doer, 'views.change', input, async (tx: Tx) => {
    const { id, version } = await lockView(tx, policy, input, 'change')
    checkSharing(policy, input.view)
    const data = { ...columnsOf(input.view), updatedAt: now, version: { increment: 1 } }
    const row = await tx.ticketView.update({ where: { id, version }, data })
    await tell(tx, doer, 'changed', row)
    return present(row, await readerOf(tx, doer.actor))
  })
}

/** Takes a view away, for all who saw it. Refused: `not_found`, `forbidden`, `stale_version`. */
export async function removeView(db: Db, doer: Doer, input: { id: string; version: number }): Promise<null> {
  return inTransaction(db, doer, 'views.remove', input, async (tx: Tx) => {
    const row = await lockView(tx, viewPolicy(doer.actor), input, 'remove')
    await tx.ticketView.delete({ where: { id: row.id } })
    await tell(tx, doer, 'removed', row)
    return null
  })
}

/** Puts the actor's own views into an order; ones that are not named follow as they were. Refused: `not_found`. */
export async function arrangeViews(db: Db, doer: Doer, { ids }: { ids: string[] }): Promise<null> {
  return inTransaction(db, doer, 'views.arrange', { ids }, async (tx: Tx) => {
    const own = (await lockViewsOf(tx, doer.actor.id)).map(row => row.id)
    if (ids.some(id => !own.includes(id))) throw notFound('View')
    const order = [...new Set([...ids, ...own])]
    await tx.$executeRaw`
      update ticket_view set position = placed.position - 1
      from unnest(${order}::uuid[]) with ordinality placed (id, position) where ticket_view.id = placed.id`
    return null
  })
}

/** Chooses the view that the actor's list opens with, or none. Refused: `not_found`, also for what they may not see. */
export async function chooseDefault(db: Db, doer: Doer, { viewId }: { viewId: string | null }): Promise<null> {
  const personId = doer.actor.id
  return inTransaction(db, doer, 'views.chooseDefault', { viewId }, async (tx: Tx) => {
    // Who takes the view away meanwhile waits, or has taken it: a view that is gone cannot be chosen.
    if (viewId) await tx.$queryRaw`select 1 from ticket_view where id = ${viewId}::uuid for key share`
    const view = viewId && (await tx.ticketView.findUnique({ where: { id: viewId } }))
    if (viewId && (!view || !viewPolicy(doer.actor).may('read', view))) throw notFound('View')
    if (viewId === null) await tx.ticketViewDefault.deleteMany({ where: { personId } })
    else await tx.ticketViewDefault.upsert({ where: { personId }, create: { personId, viewId }, update: { viewId } })
    return null
  })
}
