/**
 * Why a request was refused. A reason is a fact that a program can act on; the message beside it is
 * a plain sentence for a person. The number is the HTTP status the reason travels with.
 */
export const reasons = {
  invalid_input: 400,
  bad_cursor: 400,
  answer_refused: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  stale_version: 409,
  already_exists: 409,
  idempotency_key_reused: 409,
  in_use: 409,
  last_admin: 409,
  place_inactive: 409,
  ticket_closed: 409,
  ticket_not_closed: 409,
  not_rated: 409,
  rating_over: 409,
  already_assigned: 409,
  same_status: 409,
  same_priority: 409,
  already_asked: 409,
  not_asked: 409,
  same_ticket: 409,
  already_linked: 409,
  not_linked: 409,
  link_cycle: 409,
  too_many_links: 409,
  already_merged: 409,
  not_affected: 409,
  too_many_views: 409,
  category_not_offered: 409,
  category_changed: 409,
  too_many_categories: 409,
  name_taken: 409,
  desk_list_full: 409,
  more_match_now: 409,
  too_many_match: 409,
  undo_expired: 409,
  requisition_not_draft: 409,
  requisition_empty: 409,
  fiscal_year_closed: 409,
  vendor_not_usable: 409,
  too_many_files: 409,
  list_full: 409,
  no_next_date: 409,
  too_large: 413,
  file_refused: 422,
  too_many_requests: 429,
  internal: 500,
  service_unavailable: 503,
} as const

export type Reason = keyof typeof reasons

/** Type guard for a reason that arrived over the wire. */
export function isReason(value: unknown): value is Reason {
  return typeof value === 'string' && Object.hasOwn(reasons, value)
}

/** The one error class of the domain. Everything else that is thrown is a bug and answers 500. */
export class DomainError extends Error {
  readonly reason: Reason

  constructor(reason: Reason, message: string) {
    super(message)
    this.name = 'DomainError'
    this.reason = reason
  }

  /** The HTTP status this reason travels with. */
  get status(): number {
    return reasons[this.reason]
  }
}

/** What a rule answers when the facts do not allow a change. */
export type Refusal = { readonly refused: Reason; readonly message: string }

/** Builds a refusal; the message is shown to the person as it is. */
export function refuse(reason: Reason, message: string): Refusal {
  return { refused: reason, message }
}

/** True when a rule answered with a refusal. */
export function isRefusal(value: object): value is Refusal {
  return 'refused' in value
}

/** The error for a record that does not exist or may not be seen: the two look the same. */
export function notFound(what: string): DomainError {
  return new DomainError('not_found', `${what} not found`)
}
