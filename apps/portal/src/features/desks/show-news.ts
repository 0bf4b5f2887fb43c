import { DomainError } from '@ocs/contracts/reasons'
import { refresh } from 'next/cache'

/** Waits for a change; where what it was decided on is no longer true, the page shows how it is now, below what was typed. */
export async function orShowNews<T>(change: Promise<T>): Promise<T> {
  try {
    return await change
  } catch (error) {
    if (error instanceof DomainError && error.status === 409) refresh()
    throw error
  }
}
