import type { Db } from '../db.ts'

/**
 * Takes the indexes of the tickets away, but for the unique ones: thousands of rows are inserted faster without. What was taken
 * away is written down in a table, in the same transaction, so that nothing is lost when the work in between is cut off.
 */
export async function putAwayIndexes(db: Db): Promise<void> {
  await db.$transaction(async tx => {
    await tx.$executeRaw`create table if not exists index_put_away (name text primary key, definition text not null)`
    const taken = await tx.$queryRaw<{ name: string }[]>`
      insert into index_put_away (name, definition)
      select indexname, indexdef from pg_indexes
      where schemaname = current_schema() and tablename = 'ticket' and indexdef not like 'CREATE UNIQUE%'
      returning name`
    for (const { name } of taken) await tx.$executeRawUnsafe(`drop index "${name}"`)
  })
}

/**
 * Makes the indexes again that were put away, also by a seed that was cut off; otherwise does nothing. Each is a transaction of
 * its own: what reads the feed waits for the oldest one.
 */
export async function bringBackIndexes(db: Db): Promise<void> {
  const [found] = await db.$queryRaw<
    { isThere: boolean }[]
  >`select to_regclass('index_put_away') is not null as "isThere"`
  if (!found?.isThere) return
  const away = await db.$queryRaw<{ name: string; definition: string }[]>`select name, definition from index_put_away`
  for (const { name, definition } of away) {
    await db.$transaction(
      async tx => {
        await tx.$executeRaw`set local statement_timeout = 0`
        await tx.$executeRawUnsafe(definition)
        await tx.$executeRaw`delete from index_put_away where name = ${name}`
      },
      { timeout: 120_000 },
    )
  }
  await db.$executeRaw`drop table index_put_away`
}
