import { Draft } from './draft-state.ts'

const prefix = 'ocs-draft:'
const nameOf = (personId: string, key: string) => `${prefix}${personId}:${key}`

/**
 * What this window did last, by person and form. A page that the router shows again as it was made long ago begins with this
 * and not with what the server had then.
 */
const lately = new Map<string, Draft>()

let lag = Number.NEGATIVE_INFINITY

/**
 * The server's clock, about: it is behind by the time that a page took to come, so of all pages of this window the quickest
 * counts. `now` is the server's clock when a page was made.
 */
export function serverClock(now: number): () => number {
  lag = Math.max(lag, now - Date.now())
  return () => Math.round(Date.now() + lag)
}

/** Remembers for this window, as long as it is not loaded anew, how a draft stands. */
export function remember(personId: string, draft: Draft): void {
  lately.set(nameOf(personId, draft.key), draft)
}

/** What this window did last with these forms. */
export function remembered(personId: string, keys: string[]): Draft[] {
  return keys.flatMap(key => lately.get(nameOf(personId, key)) ?? [])
}

/** Keeps a draft in this tab, until it is closed, where the server cannot be reached or the session has ended. */
export function keepInTab(personId: string, draft: Draft): void {
  try {
    sessionStorage.setItem(nameOf(personId, draft.key), JSON.stringify(draft))
  } catch {
    // A browser without room or permission: what was typed still stands in the form.
  }
}

/** The server has it: this tab need not. */
export function dropFromTab(personId: string, key: string): void {
  try {
    sessionStorage.removeItem(nameOf(personId, key))
  } catch {
    // As above.
  }
}

function readDraft(text: string | null): Draft | null {
  try {
    return Draft.safeParse(JSON.parse(text ?? '')).data ?? null
  } catch {
    return null
  }
}

/** What this tab keeps for these forms of a person. What it keeps of anybody else is thrown away. */
export function keptInTab(personId: string, keys: string[]): Draft[] {
  try {
    const names = Object.keys(sessionStorage).filter(name => name.startsWith(prefix))
    for (const name of names) {
      if (!name.startsWith(nameOf(personId, ''))) sessionStorage.removeItem(name)
    }
    return keys.flatMap(key => readDraft(sessionStorage.getItem(nameOf(personId, key))) ?? [])
  } catch {
    return []
  }
}
