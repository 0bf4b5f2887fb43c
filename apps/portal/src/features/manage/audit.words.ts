import type { AuditEntry } from '@ocs/contracts/system'

/** The applications as the screens call them; one that is not known is shown as it calls itself. */
export const appLabels: Record<string, string> = {
  portal: 'Portal',
  tickets: 'Tickets',
  inventory: 'Inventory',
  requisition: 'Purchasing',
  manage: 'Manage',
}

/** What events are about, as the filter offers it. */
export const nounLabels: Record<string, string> = {
  ticket: 'Tickets',
  asset: 'Devices',
  requisition: 'Requisitions',
  vendor: 'Vendors',
  person: 'People',
  place: 'Places',
  room: 'Rooms',
  message: 'Messages',
  group_role: 'Group roles',
  desk: 'Desk settings',
  closure: 'Closures',
  recurrence: 'Recurring tickets',
  canned_answer: 'Canned answers',
  macro: 'Macros',
  category: 'Categories',
}

/** What somebody does alone; the record is themself. */
const ownVerbs: Record<string, string> = {
  signed_in: 'signed in',
  roles_synced: 'got new roles from directory groups',
}

const verbWords: Record<string, string> = {
  role_given: 'gave a role to',
  role_taken: 'took a role from',
  accounts_unlinked: 'unlinked the sign-in account of',
  status_changed: 'changed the status of',
  priority_changed: 'changed the priority of',
  commented: 'commented on',
  comment_edited: 'edited a comment on',
  noted: 'wrote an internal note on',
  note_edited: 'edited an internal note on',
  input_asked: 'asked for input on',
  input_answered: 'gave the input asked for on',
  input_withdrawn: 'took back a request for input on',
  hours_changed: 'changed the hours of',
  targets_changed: 'changed the targets of',
  open_after_changed: 'changed when new tickets become open at',
  line_added: 'added a line to the checklist of',
  line_ticked: 'ticked a line of',
  line_unticked: 'took a tick from a line of',
  line_edited: 'changed a line of the checklist of',
  line_removed: 'removed a line from the checklist of',
  time_logged: 'logged time on',
  time_changed: 'corrected time on',
  time_removed: 'removed time from',
  part_added: 'added a part to',
  part_changed: 'corrected a part of',
  part_removed: 'removed a part from',
  categories_arranged: 'changed the order of the categories of',
  rated: 'said how it went with',
  attached: 'added a file to',
  attachment_removed: 'removed a file from',
  switched_on: 'switched on',
  switched_off: 'switched off',
  shown: 'put up',
  taken_down: 'took down',
}

const words = (code: string) => code.replaceAll('_', ' ')

function textAt(data: AuditEntry['data'], key: string): string | null {
  const value = data[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

/** What an event's record is called, as far as the event says it: a number, a tag, a name or a title. */
function nameOf({ noun, data }: Pick<AuditEntry, 'noun' | 'data'>): string {
  const number = textAt(data, 'number')
  const numbered = noun === 'ticket' && number ? `${textAt(data, 'desk') ?? ''} ${number}`.trim() : number
  const title = textAt(data, 'name') ?? textAt(data, 'title')
  const name = [numbered, textAt(data, 'tag'), title && `“${title}”`].filter(Boolean).join(' ')
  return name ? ` ${name}` : ''
}

/** What was done, to be read after the name of who did it: `closed ticket technology 12 “No picture”`. */
export function deedOf(entry: Pick<AuditEntry, 'noun' | 'verb' | 'data'>): string {
  return ownVerbs[entry.verb] ?? `${verbWords[entry.verb] ?? words(entry.verb)} ${words(entry.noun)}${nameOf(entry)}`
}

function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Everything an event says, by name; what is inside something else is named by both: `to name`. */
export function factsOf(data: AuditEntry['data'], within = ''): { label: string; value: string }[] {
  return Object.entries(data).flatMap(([key, value]) => {
    const label = [within, words(key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase())].filter(Boolean).join(' ')
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isGroup ? factsOf(Object.fromEntries(Object.entries(value)), label) : [{ label, value: plain(value) }]
  })
}
