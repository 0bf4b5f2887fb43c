import type { Desk } from '@ocs/contracts/tickets'
import type { Db, Tx } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'
import type { Scope } from './ticket.where.ts'

/** More words than anybody types into a search box; the rest is not looked at. */
const maxWords = 10

/** Of all that a search finds, the newest so many are ranked and shown. */
export const searchBound = 500

/**
 * Signs without a letter or digit have no index; they are looked for in the newest so many tickets. How common words are is told
 * from as many.
 */
const newestLookedAt = 1000

/** From this share on, words are common. */
const commonShare = 0.025

/** Fewer finds than this are too few to be sure that nothing was mistyped. */
const few = 5

/** What a search box asks for. */
export type Asked = {
  /** A ticket's number, alone or after a `#` or a desk's letter. */
  exact: { number: number; desk?: Desk } | null
  /** Words with a letter or digit, for full text. */
  words: string[]
  /** What must occur as it was typed, because it has signs in it: `7%_of`, `C:\temp`, an emoji. */
  literals: string[]
}

const edges = /^[.,;:!?()"']+|[.,;:!?()"']+$/g
const hasWord = /[\p{L}\p{N}]/u
const hasSign = /[^\p{L}\p{N}\p{M}.,;:!?()"'’-]/u

/** Reads a search box. */
export function readSearch(search: string): Asked {
  const typed = [...new Set(search.split(/\s+/).filter(Boolean))].slice(0, maxWords)
  const words = typed.map(word => word.replace(edges, '') || word)
  const number = /^(?:(#)|([tm])-?)?(\d{1,9})$/i.exec(search.trim())
  const desk = number?.[2] && (number[2].toLowerCase() === 't' ? 'technology' : 'maintenance')
  return {
    exact: number?.[3] ? { number: Number(number[3]), ...(desk && { desk }) } : null,
    words: number?.[1] ? [] : words.filter(word => hasWord.test(word)),
    literals: number?.[1] ? [] : words.filter(word => hasSign.test(word) || !hasWord.test(word)),
  }
}

/** A found ticket, and how well it fits: the larger the better. */
export type Found = { id: string; rank: number; createdAt: Date }

const { sql } = Prisma
const both = (parts: Prisma.Sql[]) => Prisma.join(parts, ' and ')
const matching = (words: Prisma.Sql[]) => Prisma.join(words, ' && ')

const literalsSql = (literals: string[]) =>
  literals.map(text => sql`search ilike ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`)

/** The tickets with a number; there are at most two, one a desk. */
function exactSql(where: Prisma.Sql, exact: NonNullable<Asked['exact']>): Prisma.Sql {
  const desk = exact.desk ? sql`and desk = ${exact.desk}::desk` : Prisma.empty
  return sql`select id, created_at, 10::float8 as rank from ticket where ${where} and number = ${exact.number} ${desk}`
}

/** What a ticket has that has all words, each as it was typed or as one that was likely meant. */
type Matching = { typed: Prisma.Sql; wide: Prisma.Sql; matches: Prisma.Sql }

function matchingOf(asked: Asked, likely: Map<string, string[]>): Matching {
  const typed = matching(asked.words.map(word => sql`search_query(${word})`))
  const wide = matching(
    asked.words.map(word => {
      const meant = (likely.get(word) ?? []).map(other => sql` || search_query(${other})`)
      return sql`(search_query(${word})${meant.length ? Prisma.join(meant, '') : Prisma.empty})`
    }),
  )
  return { typed, wide, matches: both([sql`search_words @@ (${wide})`, ...literalsSql(asked.literals)]) }
}

/**
 * Whether what matches is so common lately that the newest can be had by going back in time. The planner knows how common a word
 * is, but not at which desk: for technology's words among maintenance's tickets it would go back to the first ticket.
 */
async function isCommon(db: Db | Tx, { whole }: Scope, { matches }: Matching): Promise<boolean> {
  const [counted] = await db.$queryRaw<{ found: number }[]>`
    select count(*)::int as found from (
      select search_words, search from ticket where ${whole} order by created_at desc, id desc limit ${newestLookedAt}
    ) newest where ${matches}`
  return (counted?.found ?? 0) >= newestLookedAt * commonShare
}

/** The newest so many rows that match, where several arms are read each for itself: what an index gives for one is not read for all. */
function newestSql({ whole, armsByPlace }: Scope, matches: Prisma.Sql, common: boolean, bound: number): Prisma.Sql {
  // No index has the order of a sum, so what is not common is taken from the index of the words, all of it.
  const at = common ? sql`created_at` : sql`created_at + interval '0'`
  const newest = sql`order by ${at} desc, id desc limit ${bound}`
  if (armsByPlace.length < 2)
    return sql`(select id, created_at, search_words from ticket where ${whole} and ${matches} ${newest}) newest`
  const ofEach = armsByPlace.map(arm => sql`(select id, created_at from ticket where ${arm} and ${matches} ${newest})`)
  return sql`ticket where id = any(array(select id from (${Prisma.join(ofEach, ' union ')}) newest ${newest}))`
}

/** The newest tickets with all words; the ones that have them as they were typed come before those with a likely word. */
function wordsSql(scope: Scope, { typed, wide, matches }: Matching, common: boolean, bound: number): Prisma.Sql {
  return sql`
    select id, created_at,
      (search_words @@ (${typed}))::int + round(ts_rank(search_words, ${wide}, 1)::numeric, 6)::float8 as rank
    from ${newestSql(scope, matches, common, bound)}`
}

function signsSql(where: Prisma.Sql, literals: string[], bound: number): Prisma.Sql {
  return sql`
    select id, created_at, 0::float8 as rank
    from (
      select id, created_at, search from ticket where ${where} order by created_at desc, id desc limit ${newestLookedAt}
    ) newest
    where ${both(literalsSql(literals))} limit ${bound}`
}

async function run(db: Db | Tx, scope: Scope, asked: Asked, likely: Map<string, string[]>, bound: number) {
  const words = asked.words.length > 0 ? matchingOf(asked, likely) : null
  const common = words !== null && (scope.isFew || (await isCommon(db, scope, words)))
  const arms = [
    asked.exact && exactSql(scope.whole, asked.exact),
    words && wordsSql(scope, words, common, bound),
    asked.words.length === 0 && asked.literals.length > 0 ? signsSql(scope.whole, asked.literals, bound) : null,
  ].filter(arm => arm !== null)
  const arm = Prisma.join(
    arms.map(one => sql`(${one})`),
    ' union all ',
  )
  return db.$queryRaw<Found[]>`
    select id, max(rank) as rank, created_at as "createdAt" from (${arm}) found
    group by id, created_at order by max(rank) desc, created_at desc, id desc`
}

/**
 * Words of tickets that a mistyped word was likely meant to be, at most three for each. They are looked up among all
 * words that occur, of which there are some thousands, and not in the tickets: a likeness of words cannot be read from an
 * index over long texts without reading most of them.
 */
async function likelyWords(db: Db | Tx, words: string[]): Promise<Map<string, string[]>> {
  const typed = words.map(word => word.toLowerCase()).filter(word => /^[\p{L}\p{M}]{4,30}$/u.test(word))
  if (typed.length === 0) return new Map()
  const rows = await db.$queryRaw<{ typed: string; word: string }[]>`
    select typed, likely.word from unnest(${typed}::text[]) typed cross join lateral (
      select word from search_word where word % typed and word <> typed and similarity(word, typed) >= 0.4
      order by similarity(word, typed) desc, word limit 3
    ) likely`
  return new Map(words.map(word => [word, rows.filter(row => row.typed === word.toLowerCase()).map(row => row.word)]))
}

/**
 * What a search finds inside a scope, best first: the ticket with that number, then tickets that have every word (by the
 * start of the word or its stem; title before tag and place, before description, before names), newer ones among equals.
 * Finds it too few, words that look mistyped may be other words. At most `bound` of the newest are ranked, and one more is
 * answered when there are more.
 */
export async function searchTickets(
  db: Db | Tx,
  scope: Scope,
  search: string,
  bound: number = searchBound,
): Promise<{ found: Found[]; more: boolean }> {
  const asked = readSearch(search)
  const limit = bound + 1
  let found = await run(db, scope, asked, new Map(), limit)
  if (found.length < few && asked.words.length > 0) {
    const likely = await likelyWords(db, asked.words)
    if ([...likely.values()].some(words => words.length > 0)) found = await run(db, scope, asked, likely, limit)
  }
  return { found: found.slice(0, bound), more: found.length > bound }
}
