import type { Actor } from '@ocs/contracts/actors'
import { firstYear, type SchoolYear, schoolYearAt, schoolYearFrom } from '@ocs/contracts/school-years'
import type { Db } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { ticketPolicy } from '../ticket/ticket.policy.ts'
import { filterScope } from '../ticket/ticket.where.ts'

/** So many tickets are put away at once; who changes one of them meanwhile waits no longer than that takes. */
const batchSize = 1000

/**
 * Puts every ticket that was closed in a school year before this one into the archive of that year. Nothing else about it
 * changes: neither its version nor its history, and its number stays its own. Several processes may do it at once.
 */
export async function archiveClosed(db: Db, now: Date): Promise<number> {
  const current = firstYear(schoolYearAt(now))
  let all = 0
  for (;;) {
    // Half a year earlier, the calendar year is that of July to June.
    const moved = await db.$executeRaw`
      update ticket
      set archive_year = extract(year from (closed_at at time zone 'America/Chicago') - interval '6 months')
      where id in (
        select id from ticket
        where archive_year is null and closed_at < make_timestamptz(${current}::int, 7, 1, 0, 0, 0, 'America/Chicago')
        order by closed_at limit ${batchSize} for update skip locked
      )`
    all += moved
    if (moved < batchSize) return all
  }
}

const { sql } = Prisma

/** The school years in whose archive the actor may see a ticket, the newest first. */
export async function archivedYears(db: Db, actor: Actor, now = new Date()): Promise<SchoolYear[]> {
  const [span] = await db.$queryRaw<{ first: number | null; last: number | null }[]>`
    select min(archive_year) as first, max(archive_year) as last from ticket where archive_year is not null`
  if (!span || span.first === null || span.last === null) return []
  const { first, last } = span
  const years = Array.from({ length: last - first + 1 }, (_, back) => last - back)
  const policy = ticketPolicy(actor)
  const shown = years.map(year => {
    const { armsByPlace } = filterScope({ schoolYear: schoolYearFrom(year) }, actor, policy, now)
    // An arm at a time: an index can serve one, but not several joined by OR.
    const seen = armsByPlace.map(arm => sql`exists (select 1 from ticket where ${arm})`)
    return sql`(${year}::int, ${seen.length > 0 ? Prisma.join(seen, ' or ') : sql`false`})`
  })
  const rows = await db.$queryRaw<{ year: number }[]>`
    select year from (values ${Prisma.join(shown)}) shown (year, seen) where seen order by year desc`
  return rows.map(({ year }) => schoolYearFrom(year))
}
