import { fromFirstSeen } from '@ocs/contracts/text'
import { asOneLine, type ListedTicket } from '@ocs/contracts/ticket-latest'

/** What ends the words of a title and begins those after it. */
const between = /^[\s.!?,;:…]+/

/**
 * What a description says beyond the title, or nothing. Most titles are its first words: where it begins with them it goes on
 * after them, and nobody reads the same twice.
 */
function beyondTitle(title: string, description: string): string {
  const isCut = title.endsWith('…')
  const said = isCut ? title.slice(0, -1) : title
  const whole = asOneLine(fromFirstSeen(description), Number.POSITIVE_INFINITY)
  if (!whole.toLowerCase().startsWith(said.toLowerCase())) return whole
  const rest = whole.slice(said.length)
  // Another word that begins like the last one of the title.
  if (!isCut && /^[\p{L}\p{N}]/u.test(rest)) return whole
  const more = rest.replace(between, '')
  return isCut && more ? `…${more}` : more
}

/** The line under a ticket's title: the latest that was said on it and by whom; before that, the description. */
export type Preview = { author: string | null; text: string }

/** What a list shows of a ticket beside its title, or null where there is nothing more to say. */
export function previewOf({
  title,
  description,
  latest,
}: Pick<ListedTicket, 'title' | 'description' | 'latest'>): Preview | null {
  if (latest) return latest
  const text = asOneLine(beyondTitle(title, description))
  return text ? { author: null, text } : null
}
