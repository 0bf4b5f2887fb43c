import { createHash } from 'node:crypto'
import { DomainError } from '@ocs/contracts/reasons'
import type { Context } from './procedure.ts'

/** What the kit needs of a Prisma transaction; every generated client has it. */
export type SqlClient = {
  $queryRaw<T = unknown>(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<T>
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<number>
}

/** What the kit needs of a Prisma client. */
export type Db<Tx extends SqlClient = SqlClient> = SqlClient & {
  $transaction<R>(work: (tx: Tx) => Promise<R>, options?: { maxWait?: number; timeout?: number }): Promise<R>
}

/** Who does it and how the request is recognised; a `Context` is one. */
export type Doer = Pick<Context, 'actor' | 'requestId' | 'idempotencyKey'>

/**
 * Runs one change in one transaction, once. With an idempotency key the first request does the work
 * and its answer is kept in the same transaction; a repetition waits for it and gets the kept answer.
 * The same key with another input or procedure is refused with `idempotency_key_reused`.
 * `work` must answer JSON, because a repetition reads it back from the database.
 */
export async function inTransaction<Tx extends SqlClient, R>(
  db: Db<Tx>,
  doer: Doer,
  procedure: string,
  input: unknown,
  work: (tx: Tx) => Promise<R>,
): Promise<R> {
  return db.$transaction(
    async tx => {
      const { idempotencyKey: key, actor } = doer
      if (key === null) return work(tx)
      const hash = createHash('sha256').update(JSON.stringify(input)).digest('hex')
      const first = await tx.$executeRaw`
        insert into idempotency_record (actor_id, key, procedure, input_hash)
        values (${actor.id}::uuid, ${key}, ${procedure}, ${hash}) on conflict do nothing`
      if (first === 0) return keptAnswer<R>(tx, actor.id, key, procedure, hash)
      const result = await work(tx)
      await tx.$executeRaw`
        update idempotency_record set result = ${JSON.stringify(result)}::jsonb
        where actor_id = ${actor.id}::uuid and key = ${key}`
      return result
    },
    { maxWait: 5_000, timeout: 10_000 },
  )
}

async function keptAnswer<R>(tx: SqlClient, actorId: string, key: string, procedure: string, hash: string): Promise<R> {
  const [kept] = await tx.$queryRaw<{ procedure: string; input_hash: string; result: R }[]>`
    select procedure, input_hash, result from idempotency_record where actor_id = ${actorId}::uuid and key = ${key}`
  if (!kept || kept.procedure !== procedure || kept.input_hash !== hash) {
    throw new DomainError('idempotency_key_reused', 'This idempotency key was already used for another request.')
  }
  return kept.result
}
