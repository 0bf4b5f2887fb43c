import { actorCan } from '@ocs/contracts/actors'
import type { Permission } from '@ocs/contracts/permissions'
import { DomainError, type Reason } from '@ocs/contracts/reasons'
import { InvalidInputError } from '@ocs/service-kit/client'
import type { Context } from '@ocs/service-kit/procedure'
import { refresh } from 'next/cache'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type * as z from 'zod'
import { DraftKey, draftField } from '../form/draft-state.ts'
import { type FormProblem, type FormState, flashCookie, idempotencyField, openedByField } from '../form/form-state.ts'
import { db } from './db.ts'
import { keepDraft } from './drafts.ts'
import { isSecure } from './env.ts'
import { log } from './log.ts'
import { openedByAnother } from './opener.ts'
import { currentPerson } from './session.ts'

/** What a form's action asks for. */
export type ActionSpec<Input extends z.ZodType> = {
  can: Permission
  input: Input
  /** The field that a reason is about, so that the sentence stands beside it. */
  fieldOf?: Partial<Record<Reason, string>>
}

/** What to do when it is done: stay and say so, or go to a page and say so there, unless that page speaks for itself. `keepsPage`: nothing changed that the page shows. */
export type Outcome = { message: string | null; goTo?: string; keepsPage?: boolean }

/** The text fields of a form, as they were typed. Files and Next's own fields are left out. */
function textFields(data: FormData): Record<string, string> {
  const fields = [...data].filter(([name, value]) => typeof value === 'string' && !name.startsWith('$ACTION'))
  return Object.fromEntries(fields.map(([name, value]) => [name, String(value)]))
}

const signedOut =
  'You are signed out. Sign in again in another tab, then send this form once more: nothing you wrote is lost.'

function problemsOf(error: unknown, fieldOf: ActionSpec<z.ZodType>['fieldOf'], requestId: string): FormProblem[] {
  if (error instanceof InvalidInputError) {
    return error.issues.map(({ path, message }) => ({ field: path, message }))
  }
  if (error instanceof DomainError) return [{ field: fieldOf?.[error.reason], message: error.message }]
  log().error({ err: error, requestId }, 'action failed')
  return [{ message: `Something went wrong on our side, and nothing was changed. Try again. Reference: ${requestId}` }]
}

/** The form was taken: its draft is no longer needed. Whatever comes of that, what was done is done. */
async function dropDraft(values: Record<string, string>, personId: string): Promise<void> {
  const key = DraftKey.safeParse(values[draftField])
  if (!key.success) return
  const now = new Date()
  await keepDraft(db(), personId, { key: key.data, at: now.getTime(), values: null }, now).catch(error =>
    log().error({ err: error }, 'draft not dropped'),
  )
}

/**
 * Runs a form's server action: who asks, did they open the form, may they, is what they sent valid; then `work`. Every failure becomes problems
 * beside the fields with everything that was typed; success says so on this page or the next.
 */
export async function runAction<Input extends z.ZodType>(
  data: FormData,
  spec: ActionSpec<Input>,
  work: (input: z.output<Input>, ctx: Context) => Promise<Outcome>,
): Promise<FormState> {
  const values = textFields(data)
  const failed = (problems: FormProblem[]): FormState => ({ status: 'failed', problems, message: null, values })
  const current = await currentPerson()
  if (!current) return failed([{ message: signedOut }])
  const elses = await openedByAnother(values[openedByField], current)
  if (elses) return failed([{ message: elses }])
  if (!actorCan(current.actor, spec.can)) return failed([{ message: 'You may not do this.' }])
  const parsed = spec.input.safeParse(values)
  if (!parsed.success) {
    const issues = parsed.error.issues
    return failed(issues.map(({ path, message }) => ({ field: String(path[0] ?? '') || undefined, message })))
  }
  const requestId = (await headers()).get('x-request-id') ?? crypto.randomUUID()
  const ctx = {
    actor: current.actor,
    requestId,
    idempotencyKey: values[idempotencyField]?.slice(0, 100) || null,
    log: log().child({ requestId }),
  }
  let outcome: Outcome
  try {
    outcome = await work(parsed.data, ctx)
  } catch (error) {
    return failed(problemsOf(error, spec.fieldOf, requestId))
  }
  await dropDraft(values, current.person.id)
  if (outcome.goTo) {
    const options = { path: '/', maxAge: 30, sameSite: 'lax', secure: isSecure() } as const
    if (outcome.message) (await cookies()).set(flashCookie, outcome.message, options)
    redirect(outcome.goTo)
  }
  if (!outcome.keepsPage) refresh()
  return { status: 'done', problems: [], message: outcome.message, values: {} }
}
