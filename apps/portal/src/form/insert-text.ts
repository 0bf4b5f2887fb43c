/**
 * Puts words into a text box as if they had been typed, and the focus behind them. `after`: below what stands there already,
 * an empty line between; else where the cursor is.
 */
export function insertText(id: string, words: string, place: 'after' | 'cursor'): void {
  const box = document.getElementById(id)
  if (!(box instanceof HTMLTextAreaElement)) return
  if (place === 'after') {
    const before = box.value.trimEnd()
    box.setRangeText(before ? `${before}\n\n${words}` : words, 0, box.value.length, 'end')
  } else {
    box.setRangeText(words, box.selectionStart, box.selectionEnd, 'end')
  }
  box.dispatchEvent(new Event('input', { bubbles: true }))
  box.focus()
}
