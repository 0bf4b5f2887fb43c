import { type Draft, type DraftStart, DraftValues } from '../form/draft-state.ts'
import type { Db } from './db.ts'

/** A draft that nobody goes on with is forgotten after this long. Milliseconds. */
export const draftLife = 14 * 24 * 60 * 60_000

/** A person keeps so many drafts; of more the oldest goes. */
const maxDrafts = 50

const Values = DraftValues.nullable().catch(null)

/**
 * Keeps what a person has typed into a form, or that it was sent or given up (without values). An older one that arrives
 * late changes nothing; a time to come, which a page can only have by mistake, counts as now.
 */
export async function keepDraft(db: Db, personId: string, { key, at, values }: Draft, now: Date): Promise<void> {
  const savedAt = new Date(Math.min(at, now.getTime()))
  await db.$executeRaw`
    insert into form_draft as kept (person_id, form, "values", saved_at)
    values (${personId}::uuid, ${key}, ${values && JSON.stringify(values)}::jsonb, ${savedAt})
    on conflict (person_id, form) do update set "values" = excluded."values", saved_at = excluded.saved_at
    where kept.saved_at < excluded.saved_at`
  await db.$executeRaw`
    delete from form_draft where person_id = ${personId}::uuid and form in (
      select form from form_draft where person_id = ${personId}::uuid order by saved_at desc, form offset ${maxDrafts})`
}

/** What the forms of these keys begin with for a person, given up ones too: they outrank what a browser still holds. */
export async function draftStart(db: Db, personId: string, keys: string[], now: Date): Promise<DraftStart> {
  const since = new Date(now.getTime() - draftLife)
  const rows = await db.formDraft.findMany({ where: { personId, form: { in: keys }, savedAt: { gt: since } } })
  const drafts = rows.map(({ form, savedAt, values }) => ({
    key: form,
    at: savedAt.getTime(),
    values: Values.parse(values),
  }))
  return { personId, now: now.getTime(), keys, drafts }
}

/** Forgets the drafts of everybody that nobody went on with. */
export async function sweepDrafts(db: Db, now: Date): Promise<void> {
  await db.formDraft.deleteMany({ where: { savedAt: { lte: new Date(now.getTime() - draftLife) } } })
}
