import type { Actor } from '@ocs/contracts/actors'
import {
  type Category,
  CategoryDefinition,
  type CategoryForm,
  type CategoryName,
  type CategoryVersion,
  maxCategories,
  type OfferedCategory,
} from '@ocs/contracts/categories'
import { DomainError, notFound } from '@ocs/contracts/reasons'
import { type Desk, desks } from '@ocs/contracts/tickets'
import { recordEvent } from '@ocs/service-kit/feed'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import { mayManageDesk } from '../calendar/calendar.policy.ts'
import type { Db, Tx } from '../db.ts'
import type { Category as CategoryRow } from '../generated/prisma/client.ts'
import { keyFor } from './category.rules.ts'

/** The newest versions of a category that its history shows. */
const shownVersions = 100

const inOrder = [{ position: 'asc' }, { id: 'asc' }] as const

function present(row: CategoryRow): Category {
  const { id, desk, key, version, label, hint, active, updatedAt } = row
  const definition = CategoryDefinition.parse(row.definition)
  return { id, desk, key, version, label, hint, active, definition, updatedAt: updatedAt.toISOString() }
}

/** What the desk offers to whoever files a ticket, in its order. */
export async function offeredCategories(db: Db, desk: Desk): Promise<OfferedCategory[]> {
  const rows = await db.category.findMany({ where: { desk, active: true }, orderBy: [...inOrder] })
  return rows.map(present).map(({ key, label, hint, version, definition: { asset, fields, routing } }) => ({
    key,
    label,
    hint,
    version,
    asset,
    fields: fields.filter(field => field.active),
    isRouted: routing.to !== 'nobody',
  }))
}

/** The names of all categories of both desks. */
export async function categoryNames(db: Db): Promise<CategoryName[]> {
  return db.category.findMany({
    select: { desk: true, key: true, label: true, active: true },
    orderBy: [{ desk: 'asc' }, ...inOrder],
    take: desks.length * maxCategories,
  })
}

function mayDirect(actor: Actor, desk: Desk): void {
  if (mayManageDesk(actor, desk)) return
  throw new DomainError('forbidden', 'Only the director of this desk can see and change how its categories are set up.')
}

/** All categories of a desk as they are set up. Refused: `forbidden`. */
export async function listCategories(db: Db, actor: Actor, desk: Desk): Promise<Category[]> {
  mayDirect(actor, desk)
  const rows = await db.category.findMany({ where: { desk }, orderBy: [...inOrder] })
  return rows.map(present)
}

/** A category that the actor directs; one that they do not looks like none. */
async function directed(db: Db | Tx, actor: Actor, id: string): Promise<CategoryRow> {
  const row = await db.category.findUnique({ where: { id } })
  if (!row || !mayManageDesk(actor, row.desk)) throw notFound('Category')
  return row
}

/** What a category was and is, the newest first. Refused: `not_found`. */
export async function categoryHistory(db: Db, actor: Actor, id: string): Promise<CategoryVersion[]> {
  await directed(db, actor, id)
  const rows = await db.categoryVersion.findMany({
    where: { categoryId: id },
    orderBy: { version: 'desc' },
    take: shownVersions,
  })
  return rows.map(({ version, label, hint, active, at, actorId, actorName, definition }) => ({
    ...{ version, label, hint, active, at: at.toISOString() },
    actor: { id: actorId, name: actorName },
    definition: CategoryDefinition.parse(definition),
  }))
}

/** Edits of one desk's categories wait for each other, so that none counts, names or places without the other. */
async function lockCategories(tx: Tx, desk: Desk): Promise<CategoryRow[]> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`categories of ${desk}`}, 0))`
  return tx.category.findMany({ where: { desk }, orderBy: [...inOrder] })
}

function checkName(others: CategoryRow[], label: string): void {
  if (!others.some(other => other.label.toLowerCase() === label.toLowerCase())) return
  throw new DomainError('name_taken', 'The desk has a category with this name already. Choose another one.')
}

/** Keeps what a category became as its newest version, and tells it. */
async function keep(tx: Tx, doer: Doer, row: CategoryRow, verb: string): Promise<Category> {
  const { id, desk, key, version, label, hint, active, updatedAt } = row
  const { definition, ...rest } = present(row)
  const by = { actorId: doer.actor.id, actorName: doer.actor.name }
  await tx.categoryVersion.create({
    data: { categoryId: id, version, label, hint, active, definition, at: updatedAt, ...by },
  })
  await recordEvent(tx, doer, { noun: 'category', nounId: id, verb, data: { desk, key, name: label, version, active } })
  return { ...rest, definition }
}

/** Adds a category, last of its desk. Refused: `forbidden`, `too_many_categories`, `name_taken`. */
export async function addCategory(
  db: Db,
  doer: Doer,
  { desk, category }: { desk: Desk; category: CategoryForm },
): Promise<Category> {
  mayDirect(doer.actor, desk)
  return inTransaction(db, doer, 'categories.add', { desk, category }, async (tx: Tx) => {
    const all = await lockCategories(tx, desk)
    if (all.length >= maxCategories)
      throw new DomainError(
        'too_many_categories',
        `A desk has ${maxCategories} categories at most. Change one instead.`,
      )
    checkName(all, category.label)
    const key = keyFor(
      category.label,
      all.map(each => each.key),
    )
    const position = (all.at(-1)?.position ?? -1) + 1
    const row = await tx.category.create({ data: { ...category, desk, key, position, updatedAt: new Date() } })
    return keep(tx, doer, row, 'added')
  })
}

/**
 * The only way to change a category: its desk locked, the version it was decided on the present one, the former kept.
 * Refused, in this order: `not_found`, `stale_version`, `name_taken`.
 */
export async function changeCategory(
  db: Db,
  doer: Doer,
  input: { id: string; version: number },
  verb: 'changed' | 'switched_on' | 'switched_off',
  change: Partial<CategoryForm> & { active?: boolean },
): Promise<Category> {
  return inTransaction(db, doer, `categories.${verb}`, { ...input, change }, async (tx: Tx) => {
    const { id, version } = input
    const all = await lockCategories(tx, (await directed(tx, doer.actor, id)).desk)
    if (all.find(each => each.id === id)?.version !== version) {
      throw new DomainError(
        'stale_version',
        'Someone changed this category while you were looking. Read what is new and try again.',
      )
    }
    if (change.label)
      checkName(
        all.filter(each => each.id !== id),
        change.label,
      )
    const data = { ...change, version: { increment: 1 }, updatedAt: new Date() }
    return keep(tx, doer, await tx.category.update({ where: { id }, data }), verb)
  })
}

/** Puts all categories of a desk into an order. Refused: `forbidden`, `stale_version` where they are not all there. */
export async function arrangeCategories(
  db: Db,
  doer: Doer,
  { desk, ids }: { desk: Desk; ids: string[] },
): Promise<null> {
  mayDirect(doer.actor, desk)
  return inTransaction(db, doer, 'categories.arrange', { desk, ids }, async (tx: Tx) => {
    const all = await lockCategories(tx, desk)
    if (all.length !== new Set(ids).size || all.some(each => !ids.includes(each.id)))
      throw new DomainError('stale_version', 'Someone added a category while you were looking. Look at the list again.')
    await tx.$executeRaw`
      update category set position = placed.position - 1
      from unnest(${ids}::uuid[]) with ordinality placed (id, position) where category.id = placed.id`
    await recordEvent(tx, doer, { noun: 'desk', nounId: desk, verb: 'categories_arranged', data: { desk } })
    return null
  })
}
