/**
 * Puts words into a text box as if they had been typed, and the focus behind them. `after`: below what stands there already,
 * an empty line between; else where the cursor is.
 */
export function insertText(id: string, words: string, place: 'after' | 'cursor'): void {
  const box = document.getElementById(id)
  if (!(box instanceof HTMLTextAreaElement)) return
  if (place === 'after') {
    const before = box.value.trimEnd()
    box.value = before ? `${before}\n\n${words}` : words
    box.setSelectionRange(box.value.length, box.value.length)
  } else {
    box.setRangeText(words, box.selectionStart, box.selectionEnd, 'end')
  }
  box.dispatchEvent(new Event('input', { bubbles: true }))
  box.focus()
}
