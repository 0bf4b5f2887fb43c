import type * as z from 'zod'

/** Why somebody who was asked gave no usable answer, as one sentence for the people who run the district's OCS. */
export class NoAnswer extends Error {
  /** The HTTP status of a refusal; null when there was no answer, or not one that can be understood. */
  readonly status: number | null

  constructor(message: string, status: number | null = null) {
    super(message)
    this.name = 'NoAnswer'
    this.status = status
  }
}

/** Milliseconds a question may take, body included. */
const patience = 5_000

function whyNot(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError')
    return `did not answer within ${patience / 1_000} seconds`
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : ''
  return `does not answer${code}`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Asks another application over HTTP and checks what it says. A redirect is not followed: where one is
 * asked for JSON, it leads to a page for people.
 * @param who the name used in sentences
 * @throws NoAnswer when it is down, slow, refuses, or says something that does not have the shape
 */
export async function ask<T>(who: string, url: URL, shape: z.ZodType<T>, init: RequestInit = {}): Promise<T> {
  const timeout = AbortSignal.timeout(patience)
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout
  const answer = fetch(url, { ...init, signal, redirect: 'manual' })
  const [response, text] = await answer
    .then(async response => [response, await response.text()] as const)
    .catch(error => Promise.reject(new NoAnswer(`${who} ${whyNot(error)}.`)))
  if (!response.ok) throw new NoAnswer(`${who} refused with status ${response.status}.`, response.status)
  const parsed = shape.safeParse(parseJson(text))
  if (!parsed.success) throw new NoAnswer(`${who} answered with something else than was asked for.`)
  return parsed.data
}
