import { attachmentTypes, attachmentTypesInWords, maxAttachmentBytes, maxAttachments } from '@ocs/contracts/attachments'

/** What the browser's chooser is asked to show; what a file really is, the portal finds out by its content. */
export const acceptedFiles = [...attachmentTypes, 'image/heic', 'image/heif', '.heic', '.heif']

/** What may be chosen, in a sentence. */
export const filesHint = 'Photos or PDF files, up to 10 of 20 MB each.'

const endings = /\.(jpe?g|png|webp|hei[cf]|pdf)$/i

/** Some browsers name no type for photos of iPhones, so a usual ending is enough to be sent. */
const looksRight = ({ name, type }: File) => acceptedFiles.includes(type) || endings.test(name)

function problemOf(file: File): string | null {
  if (!looksRight(file)) return `“${file.name}” cannot be added. Choose ${attachmentTypesInWords}.`
  if (file.size > maxAttachmentBytes) return `“${file.name}” is larger than ${maxAttachmentBytes / 1024 / 1024} MB.`
  return file.size === 0 ? `“${file.name}” is empty.` : null
}

/** Takes of the chosen files those that fit, `had` being there already, and says about each other one why not. */
export function sift(files: File[], had: number): { taken: File[]; problems: string[] } {
  const fine = files.filter(file => problemOf(file) === null)
  const taken = fine.slice(0, Math.max(0, maxAttachments - had))
  const left = fine
    .slice(taken.length)
    .map(file => `“${file.name}” was left out: a ticket holds ${maxAttachments} files.`)
  return { taken, problems: [...files.flatMap(file => problemOf(file) ?? []), ...left] }
}

/** A size as people read it. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

let waiting: File[] = []

/** Keeps the files of a form that is being sent for the page of its ticket, which this window shows next. */
export function handOver(files: File[]): void {
  waiting = files
}

/** The files that a form handed over; only once, so that they go to one ticket. */
export function takeOver(): File[] {
  const files = waiting
  waiting = []
  return files
}
