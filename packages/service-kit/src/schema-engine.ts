import { EventEmitter } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  mockAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

/** Part of every Node, but described only in TypeScript's browser library, which does not belong here. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>
}

/** No table or enum is left to other tools. */
export const everything = { externalTables: [], externalEnums: [] }

let loading: Promise<void> | undefined

/** The engine's timeout for its lock goes on after the work is done and would keep the program alive for ten seconds. */
function unrefTimers(): Record<string, unknown> {
  const names = Object.keys(bindings).filter(name => name.startsWith('__wbg_setTimeout'))
  return Object.fromEntries(names.map(name => [name, (work: () => void, ms: number) => setTimeout(work, ms).unref()]))
}

/**
 * Starts the WebAssembly module by hand: importing a `.wasm` file prints an experimental warning in Node 24 and does not
 * work at all in bundlers.
 */
async function load(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(join(dirname(entry), 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': { ...bindings, ...unrefTimers() },
  })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
}

/** Answers the one question that the engine asks when it connects, so that a diff of two schemas needs no database. */
function offline(): SqlMigrationAwareDriverAdapterFactory {
  const connect = () =>
    Promise.resolve({
      ...mockAdapter('postgres'),
      getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
      queryRaw: () =>
        Promise.resolve({
          columnNames: ['exists', 'version', 'numeric_version'],
          columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
          rows: [[true, 'PostgreSQL 18.0', 180000]],
        }),
      dispose: () => Promise.resolve(),
    })
  return { provider: 'postgres', adapterName: 'offline', connect, connectToShadowDb: connect }
}

/**
 * The adapter cuts a script at every semicolon, also inside function bodies and comments. PostgreSQL reads it whole,
 * and runs it as one transaction.
 */
function wholeScripts(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool)
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    adapter.executeScript = async script => {
      await pool.query(script)
    }
    return adapter
  }
  return factory
}

/** Prisma's schema engine; disposing ends its connections. */
export type OpenSchemaEngine = AsyncDisposable & {
  engine: SchemaEngine
  /** What PostgreSQL said when it last refused something; the engine's own error only numbers it. */
  refusal(): string | undefined
}

/** Connections that remember what PostgreSQL last refused, and why. */
function listeningPool(databaseUrl: string) {
  const heard: { refusal?: string } = {}
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  pool.on('error', () => undefined)
  pool.on('connect', client => {
    if (!('connection' in client) || !(client.connection instanceof EventEmitter)) return
    client.connection.on('errorMessage', (error: Error) => {
      heard.refusal = error.message
    })
  })
  return { pool, refusal: () => heard.refusal }
}

/**
 * Prisma's schema engine as WebAssembly: `await using open = await openSchemaEngine(schema, url)`.
 * @param schema the text of schema.prisma
 * @param databaseUrl the database to work on; without it only comparisons of schemas work
 * @throws the engine's own sentence when the database cannot be reached
 */
export async function openSchemaEngine(schema: string, databaseUrl?: string): Promise<OpenSchemaEngine> {
  loading ??= load()
  await loading
  // The engine never closes what it opens, and a database with a connection can neither be copied nor dropped.
  const database = databaseUrl ? listeningPool(databaseUrl) : undefined
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels: [['schema.prisma', schema]] },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(database ? wholeScripts(database.pool) : offline()),
    )
    const close = async () => {
      engine.free()
      await database?.pool.end()
    }
    return { engine, refusal: () => database?.refusal(), [Symbol.asyncDispose]: close }
  } catch (error) {
    await database?.pool.end()
    throw error
  }
}
