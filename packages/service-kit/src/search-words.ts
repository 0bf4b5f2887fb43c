/** More words than anybody types into a search box; the rest is not looked at. */
const maxSearchWords = 10

/**
 * The words of a search box, each once, as a `contains` filter takes them: `%`, `_` and `\` mean
 * themselves. A record is found when it has every word somewhere.
 */
export function searchWords(search: string | undefined): string[] {
  const words = [...new Set(search?.split(/\s+/).filter(Boolean))].slice(0, maxSearchWords)
  return words.map(word => word.replace(/[\\%_]/g, '\\$&'))
}
