import pg from 'pg'
import type { Db, SqlClient } from '../transaction.ts'

function sqlClient(run: (text: string, values: unknown[]) => Promise<pg.QueryResult>): SqlClient {
  const text = (parts: TemplateStringsArray) => parts.reduce((sql, part, index) => `${sql}$${index}${part}`)
  return {
    $queryRaw: async <T>(parts: TemplateStringsArray, ...values: unknown[]) =>
      (await run(text(parts), values)).rows as T,
    $executeRaw: async (parts, ...values) => (await run(text(parts), values)).rowCount ?? 0,
  }
}

/** The least database client the kit accepts, on `pg` alone, so that the kit's own tests need no application. */
export function createPgDb(databaseUrl: string): Db & { $disconnect(): Promise<void>; pool: pg.Pool } {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  pool.on('error', () => {})
  return {
    ...sqlClient((text, values) => pool.query(text, values)),
    async $transaction(work) {
      const client = await pool.connect()
      // A connection that breaks says so twice: to its question, and to whoever holds it, which for this long is not the pool.
      const broken = () => undefined
      client.on('error', broken)
      try {
        await client.query('begin')
        const result = await work(sqlClient((text, values) => client.query(text, values)))
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback').catch(() => undefined)
        throw error
      } finally {
        client.release()
        client.off('error', broken)
      }
    },
    $disconnect: () => pool.end(),
    pool,
  }
}
