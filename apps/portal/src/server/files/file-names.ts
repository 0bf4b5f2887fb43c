/** Control characters, separators of paths, and marks that turn the direction of text around (`gpj.exe` read as `exe.jpg`). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unwanted = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"<>|*?:]/g

/** The name that a person reads: the last part of what the browser sent, with the ending of what the file really is. */
export function fileName(sent: string, ending: string): string {
  const last = sent.split(/[\\/]/).at(-1) ?? ''
  const stem = last
    .toWellFormed()
    .replace(unwanted, '')
    .replace(/\.[^.]*$/, '')
    .replace(/\s+/g, ' ')
    .trim()
  const kept = [...stem.replace(/^\.+/, '')].slice(0, 100).join('').slice(0, 110).toWellFormed().trim()
  return `${kept || (ending === 'pdf' ? 'Document' : 'Photo')}.${ending}`
}

/** `Content-Disposition` of a file (RFC 6266): plain letters for old readers, and the whole name in UTF-8. */
export function disposition(how: 'inline' | 'attachment', name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${how}; filename="${plain}"; filename*=UTF-8''${whole}`
}
