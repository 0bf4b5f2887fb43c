import { sessionOptions } from '@ocs/service-kit/database'
import { createPgDb } from '@ocs/service-kit/testing/pg-db'
import { PrismaPg } from '@prisma/adapter-pg'
import * as z from 'zod'
import { type Db, openDb } from '../db.ts'

/** A node of an execution plan, with the parts that are looked at. */
type Plan = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  'Sort Space Type'?: string
  Storage?: string
  'Disk Usage'?: number
  Plans?: Plan[]
}

const Explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: z.custom<Plan>() })]) })])

/** A statement as it went over the wire. */
export type Statement = { text: string; values: unknown[] }

/** A database client that remembers what it sends, and can ask how a statement is executed. */
export type Watched = AsyncDisposable & {
  db: Db
  /** The statements since the last call. */
  sent: () => Statement[]
  explain: (statement: Statement) => Promise<Plan>
}

/** Opens the database as the service does, with an ear on the driver: what is checked is what is sent, not a copy of it. */
export function watch(databaseUrl: string): Watched {
  const url = new URL(databaseUrl)
  url.searchParams.set('options', sessionOptions)
  const { pool } = createPgDb(url.href)
  let heard: Statement[] = []
  pool.on('connect', client => {
    client.query = new Proxy(client.query, {
      apply(query, self, args: [{ text?: string; values?: unknown[] }]) {
        if (args[0]?.text) heard.push({ text: args[0].text, values: args[0].values ?? [] })
        return Reflect.apply(query, self, args)
      },
    })
  })
  const db = openDb(databaseUrl, new PrismaPg(pool))
  return {
    db,
    sent() {
      const statements = heard
      heard = []
      return statements
    },
    async explain({ text, values }) {
      const { rows } = await pool.query(`explain (analyze, timing off, buffers off, format json) ${text}`, values)
      return Explained.parse(rows)[0]['QUERY PLAN'][0].Plan
    },
    async [Symbol.asyncDispose]() {
      await db.$disconnect()
      await pool.end()
    },
  }
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/** Rows that a scan fetched, also those that were then thrown away. */
function rowsRead(node: Plan): number {
  const thrownAway = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  return Math.round((node['Actual Rows'] + thrownAway) * node['Actual Loops'])
}

/** The scan that reads the most, in words, for who has to mend it. */
function worstOf(scans: Plan[]): string {
  const [worst] = scans.toSorted((a, b) => rowsRead(b) - rowsRead(a))
  return worst
    ? `, ${rowsRead(worst)} by ${worst['Index Name'] ?? worst['Node Type']} ${worst['Index Cond'] ?? ''}`
    : ''
}

/** How much a plan may read. */
export type Allowance = { large: string[]; unseen: number; ratio: number; most: number }

/**
 * What is wrong with a plan, in sentences: a sequential scan of a large table, work that goes to disk, or too many rows read.
 * Up to `unseen` rows nobody notices. Beyond that they may be `ratio` times those returned, or those that a limit inside lets
 * through where they are then counted or ranked; and never more than `most`.
 */
export function faultsOf(plan: Plan, { large, unseen, ratio, most }: Allowance): string[] {
  const nodes = nodesOf(plan)
  const limited = nodes.filter(node => node['Node Type'] === 'Limit').map(node => node['Actual Rows'])
  const returned = Math.max(1, plan['Actual Rows'], ...limited)
  const scans = nodes.filter(node => large.includes(node['Relation Name'] ?? ''))
  const read = scans.reduce((sum, node) => sum + rowsRead(node), 0)
  const scanned = scans.filter(node => node['Node Type'] === 'Seq Scan')
  const spilled = nodes.filter(
    node => node['Sort Space Type'] === 'Disk' || node.Storage === 'Disk' || (node['Disk Usage'] ?? 0) > 0,
  )
  return [
    ...scanned.map(node => `sequential scan of ${node['Relation Name']}`),
    ...spilled.map(node => `${node['Node Type']} on disk`),
    ...(read > unseen && read > ratio * returned ? [`${read} rows read for ${returned}${worstOf(scans)}`] : []),
    ...(read > most ? [`${read} rows read, more than ${most}`] : []),
  ]
}
