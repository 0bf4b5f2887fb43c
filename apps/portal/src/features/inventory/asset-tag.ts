/** The tag in an address; null for what can be no tag, such as a broken percent sign or a NUL, which no database takes. */
export function readTag(segment: string): string | null {
  try {
    const tag = decodeURIComponent(segment).trim()
    return tag && tag.length <= 50 && !tag.includes('\0') ? tag : null
  } catch {
    return null
  }
}
