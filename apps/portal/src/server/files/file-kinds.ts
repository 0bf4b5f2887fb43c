/** The kinds of files that are taken. */
export type FileKind = 'jpeg' | 'png' | 'webp' | 'heic' | 'pdf'

/** Brands of ISO media files whose pictures are HEVC-coded; AVIF and videos have others. */
const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'])

/**
 * What a file is by its first bytes, whatever its name or the browser says; null for everything that is not taken. A
 * picture is believed only once it was decoded, see `picture.ts`.
 */
export function kindOf(bytes: Buffer): FileKind | null {
  const text = (from: number, to: number) => bytes.toString('latin1', from, to)
  if (text(0, 3) === '\xff\xd8\xff') return 'jpeg'
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png'
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp'
  if (text(4, 8) === 'ftyp' && heicBrands.has(text(8, 12))) return 'heic'
  return /^%PDF-\d/.test(text(0, 6)) ? 'pdf' : null
}
