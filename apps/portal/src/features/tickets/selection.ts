/** The name of the checkboxes of the list, and the id of the form that they belong to. */
export const selectionName = 'ticket'
export const bulkFormId = 'bulk'

/** The event by which a key opens a bulk change; its detail is the deed. */
export const bulkEvent = 'ocs-bulk'

/** The event by which a key claims the ticket of the row that has the focus. */
export const claimEvent = 'ocs-claim'

/** The link of the row that has the focus: its own, or that of the row whose checkbox or button has it. */
export function focusedRow(): HTMLAnchorElement | null {
  return document.activeElement?.closest('tr')?.querySelector<HTMLAnchorElement>('a[data-row-link]') ?? null
}

/** The checkboxes of the rows that are shown. */
export function rowBoxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(`input[name="${selectionName}"][form="${bulkFormId}"]`)]
}

/** Ticks or unticks rows, as a press would; the last of them tells the others. */
export function setBoxes(boxes: HTMLInputElement[], isChecked: boolean): void {
  for (const box of boxes) box.checked = isChecked
  boxes.at(-1)?.dispatchEvent(new Event('change', { bubbles: true }))
}

/** The checkbox of the row whose link has the focus. */
export function focusedBox(): HTMLInputElement | undefined {
  const row = document.activeElement?.closest('tr')
  return rowBoxes().find(box => box.closest('tr') === row)
}
