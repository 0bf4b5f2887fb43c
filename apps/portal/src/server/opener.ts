import * as z from 'zod'
import { db } from './db.ts'
import type { CurrentPerson } from './session.ts'

/**
 * Why what a page sends is not taken from whoever is signed in now: somebody else opened that page in this browser, and signed
 * out elsewhere since. Null where it was they; `opener` is the id that the page has sent along.
 */
export async function openedByAnother(opener: unknown, { person }: CurrentPerson): Promise<string | null> {
  if (opener === person.id) return null
  const id = z.uuid().safeParse(opener)
  const found = id.success ? await db().person.findUnique({ where: { id: id.data }, select: { name: true } }) : null
  const opened = found ? `this form was opened by ${found.name}` : 'this form was opened before that'
  const back = found ? `Sign in as ${found.name} again in another tab and send it once more` : 'Copy what you wrote'
  return `You are now signed in as ${person.name}; ${opened}. Nothing was sent, and nothing you wrote is lost. ${back}, or reload the page to write as ${person.name}.`
}
