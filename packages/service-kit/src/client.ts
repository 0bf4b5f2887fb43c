import { randomUUID } from 'node:crypto'
import { DomainError, isReason } from '@ocs/contracts/reasons'
import {
  createTRPCClientProxy,
  httpLink,
  type TRPCClient,
  TRPCClientError,
  type TRPCLink,
  TRPCUntypedClient,
} from '@trpc/client'
import type { AnyRouter } from '@trpc/server'
import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  wrap,
} from 'cockatiel'

/** The wrong fields of a refused input, by path, as a form shows them. */
export class InvalidInputError extends DomainError {
  readonly issues: { path: string; message: string }[]

  constructor(message: string, issues: { path: string; message: string }[]) {
    super('invalid_input', message)
    this.issues = issues
  }
}

/** How a service is reached. `token` is asked before every call, so that tokens can live a minute. */
export type ServiceClientOptions = {
  service: string
  url: string
  token: () => Promise<string>
  requestId?: () => string
  /** Milliseconds one attempt may take; 5,000 unless told otherwise. */
  timeoutMs?: number
}

class Unavailable extends Error {}

/** Errors of the way, not of the request: only these are retried and open the breaker. */
function isOutage(error: unknown): boolean {
  return error instanceof Unavailable || error instanceof TypeError
}

function toDomainError(service: string, error: unknown): Error {
  const data = error instanceof TRPCClientError ? error.data : undefined
  if (data && isReason(data.reason)) {
    const message = error instanceof Error ? error.message : data.reason
    return Array.isArray(data.issues)
      ? new InvalidInputError(message, data.issues)
      : new DomainError(data.reason, message)
  }
  return Object.assign(new DomainError('service_unavailable', `The ${service} service does not answer right now.`), {
    cause: error,
  })
}

/** A tRPC client whose failures are domain errors, so that callers need to know only reasons. */
class DomainErrorClient extends TRPCUntypedClient<AnyRouter> {
  readonly #service: string

  constructor(service: string, link: TRPCLink<AnyRouter>) {
    super({ links: [link] })
    this.#service = service
  }

  override async query(...args: Parameters<TRPCUntypedClient<AnyRouter>['query']>): Promise<unknown> {
    return super.query(...args).catch(error => Promise.reject(toDomainError(this.#service, error)))
  }

  override async mutation(...args: Parameters<TRPCUntypedClient<AnyRouter>['mutation']>): Promise<unknown> {
    return super.mutation(...args).catch(error => Promise.reject(toDomainError(this.#service, error)))
  }
}

/**
 * A typed client of one service: a timeout for each attempt, retries with jitter where the way
 * failed (a mutation carries an idempotency key and may therefore be retried too), and a breaker
 * that answers at once while the service is down. Failures are `DomainError`s: the service's own
 * reason, or `service_unavailable`. A form's own key goes in as `{ context: { idempotencyKey } }`.
 */
export function createServiceClient<TRouter extends AnyRouter>(options: ServiceClientOptions): TRPCClient<TRouter> {
  const guarded = wrap(
    retry(handleWhen(isOutage), {
      maxAttempts: 2,
      backoff: new ExponentialBackoff({ initialDelay: 50, maxDelay: 500 }),
    }),
    circuitBreaker(
      handleWhen(error => isOutage(error) || (error instanceof Error && error.name === 'TimeoutError')),
      { halfOpenAfter: 2_000, breaker: new ConsecutiveBreaker(6) },
    ),
  )
  const send = (url: URL | string, init?: RequestInit) =>
    guarded.execute(async () => {
      const timeout = AbortSignal.timeout(options.timeoutMs ?? 5_000)
      const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout
      const response = await fetch(url, { ...init, signal })
      if (response.status >= 502 && response.status <= 504) {
        await response.body?.cancel()
        throw new Unavailable(`${options.service} answered ${response.status}`)
      }
      return response
    })
  const link = httpLink<AnyRouter>({
    url: `${options.url.replace(/\/$/, '')}/trpc`,
    fetch: (url, init) => send(url as URL | string, init as RequestInit),
    headers: async ({ op }) => ({
      authorization: `Bearer ${await options.token()}`,
      'x-request-id': options.requestId?.() ?? randomUUID(),
      ...(op.type === 'mutation' ? { 'idempotency-key': String(op.context.idempotencyKey ?? randomUUID()) } : {}),
    }),
  })
  // The router is only a type here: which one the service has, its `./router` export says.
  const client: TRPCUntypedClient<AnyRouter> = new DomainErrorClient(options.service, link)
  return createTRPCClientProxy<TRouter>(client as TRPCUntypedClient<TRouter>)
}

/** True when the failure means that the service is down, not that the request was wrong. */
export function isServiceDown(error: unknown): boolean {
  return (error instanceof DomainError && error.reason === 'service_unavailable') || error instanceof BrokenCircuitError
}
