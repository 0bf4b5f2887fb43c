import type { Draft, DraftValues } from './draft-state.ts'

/** What a form holds now: nothing worth keeping where `values` is null. */
export type Snapshot = { key: string; values: DraftValues | null }

/** What became of a saving. */
export type SaveAnswer = 'kept' | 'signed_out' | 'not_reached'

/** What a saver works with. */
export type SaverOptions = {
  /** The form as it stands; null where there is nothing to name a draft by yet. */
  read: () => Snapshot | null
  /** Sends a draft to the server. Never fails. */
  send: (draft: Draft) => Promise<SaveAnswer>
  /** How a draft stands, before it is sent. */
  made: (draft: Draft) => void
  /** What became of it. */
  answered: (answer: SaveAnswer, draft: Draft) => void
  /** The server's clock, about: milliseconds. */
  now: () => number
  /** Milliseconds without a key before a saving, and at most since the first one. */
  pause: number
  patience: number
}

/** Keeps the drafts of one form. */
export type DraftSaver = {
  /** Something in the form may have changed, or the server can perhaps be reached again. */
  touched: () => void
  /** Saves at once what is not saved yet. */
  save: () => void
  /** What is not saved yet, for a page that goes away and cannot wait; counts as saved. */
  rest: () => Draft[]
  /** The form is being sent, or failed and is back: while it is sent nothing is saved, and nobody is to begin with it. */
  hold: (isHeld: boolean) => void
  stop: () => void
}

const isSame = (one: Snapshot | null, other: Snapshot | null) => JSON.stringify(one) === JSON.stringify(other)

/** Saves a form while it is filled in: one saving after the other, each with a later time than the one before. */
export function createDraftSaver(options: SaverOptions): DraftSaver {
  const { read, send, made, answered, now, pause, patience } = options
  // As it stands in the form to begin with: that is on the server, or nothing anybody typed.
  let saved = read()
  let lastAt = 0
  let firstTouch = 0
  let lastTouch = 0
  let isBehind = false
  let isSending = false
  let isHeld = false
  let timer: ReturnType<typeof setTimeout> | undefined

  // The time of the last change, not of the saving: once the form was taken, what was in it by then is never newer.
  const stamped = ({ key, values }: Snapshot, at = lastTouch): Draft => {
    lastAt = Math.max(lastAt + 1, at)
    return { key, values, at: lastAt }
  }
  const rest = (): Draft[] => {
    const current = read()
    if (isHeld || !current || (isSame(current, saved) && !isBehind)) return []
    // Under another name from now on: what was kept under the one before is that same text.
    const left = saved?.values && saved.key !== current.key ? [stamped({ key: saved.key, values: null })] : []
    const isNothing = current.values === null && saved?.key !== current.key
    saved = current
    isBehind = false
    return isNothing ? left : [...left, stamped(current)]
  }
  const save = async () => {
    clearTimeout(timer)
    firstTouch = 0
    if (isSending) return
    isSending = true
    for (let drafts = rest(); drafts.length > 0; drafts = isBehind ? [] : rest()) {
      for (const draft of drafts) {
        made(draft)
        const answer = await send(draft)
        isBehind ||= answer !== 'kept'
        answered(answer, draft)
      }
    }
    isSending = false
  }
  return {
    touched() {
      lastTouch = now()
      firstTouch ||= lastTouch
      clearTimeout(timer)
      timer = setTimeout(save, Math.max(0, Math.min(pause, firstTouch + patience - lastTouch)))
    },
    save: () => void save(),
    rest,
    hold: held => {
      const current = read()
      if (held && current) made(stamped({ key: current.key, values: null }, now()))
      isHeld = held
      isBehind = true
    },
    stop: () => clearTimeout(timer),
  }
}
