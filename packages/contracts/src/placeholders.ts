import type * as z from 'zod'
import type { Ticket } from './tickets.ts'

/** What a ready-made text may leave open, and what stands there once it is used. */
export const placeholders = {
  requester: 'The name of who filed the ticket',
  'requester first name': 'Their first name',
  number: 'The number of the ticket',
  title: 'The title of the ticket',
  place: 'The building',
  room: 'The room, or “your room” where there is none',
  me: 'The name of who uses it',
} as const
export type Placeholder = keyof typeof placeholders

const pattern = /\{([^{}\n]{1,60})\}/g

function known(written: string): Placeholder | null {
  const name = written.trim().replace(/\s+/g, ' ').toLowerCase()
  return Object.hasOwn(placeholders, name) ? (name as Placeholder) : null
}

/** The first placeholder of a text that there is not, as it was written, or null. */
function unknownPlaceholder(text: string): string | null {
  return [...text.matchAll(pattern)].map(match => match[1] ?? '').find(written => known(written) === null) ?? null
}

/** A text with placeholders: `field` is the text itself. One that does not exist is refused by its name. */
export function textWithPlaceholders<T extends z.ZodType<string>>(field: T) {
  return field.superRefine((text, ctx) => {
    const unknown = unknownPlaceholder(text)
    if (unknown === null) return
    const list = Object.keys(placeholders).map(name => `{${name}}`)
    ctx.addIssue({ code: 'custom', message: `There is no placeholder {${unknown}}. There are ${list.join(', ')}` })
  })
}

/** The parts of a ticket that placeholders speak of. */
export type Fillable = Pick<Ticket, 'number' | 'title' | 'place' | 'room' | 'requester'>

/** A text as it reads on one ticket, used by `me`. What is filled in is never filled again. */
export function fillPlaceholders(text: string, ticket: Fillable, me: string): string {
  const values: Record<Placeholder, string> = {
    requester: ticket.requester.name,
    'requester first name': ticket.requester.name.trim().split(/\s+/)[0] ?? '',
    number: String(ticket.number),
    title: ticket.title,
    place: ticket.place.name,
    room: ticket.room?.name ?? 'your room',
    me,
  }
  return text.replaceAll(pattern, (whole, written: string) => {
    const name = known(written)
    return name ? values[name] : whole
  })
}
