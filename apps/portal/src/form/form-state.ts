/** What is wrong, and with which field; without a field it is about the whole form. */
export type FormProblem = { field?: string; message: string }

/** What a form knows after it was sent. `values` is what was typed, so that nothing is lost when it failed. */
export type FormState = {
  status: 'fresh' | 'failed' | 'done'
  problems: FormProblem[]
  /** What was done, in a few words. */
  message: string | null
  values: Record<string, string>
}

/** A form that was not sent yet. */
export const freshForm: FormState = { status: 'fresh', problems: [], message: null, values: {} }

/** A server action behind a form. */
export type FormAction = (state: FormState, data: FormData) => Promise<FormState>

/** The name of the hidden field by which a repeated sending is recognised. */
export const idempotencyField = 'idempotencyKey'

/** The name of the hidden field that says whom a form was opened by. */
export const openedByField = 'openedBy'

/** The cookie that carries a short message over a redirect, to be shown once. */
export const flashCookie = 'ocs-flash'
