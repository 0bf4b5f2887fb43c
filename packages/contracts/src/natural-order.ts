/**
 * The key that sorts names as people do: Room 9 before Room 10, "Lab 2" before "lab 10".
 * Stored beside the name in a column with collation "C", so that lists can be sorted and paged by an index.
 */
export function naturalKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\d+/g, digits => digits.replace(/^0+(?=\d)/, '').padStart(10, '0'))
}

/** Compares two names in natural order; the sort function of lists that are short enough to sort in memory. */
export function compareNaturally(a: string, b: string): number {
  const [x, y] = [naturalKey(a), naturalKey(b)]
  return x < y ? -1 : x > y ? 1 : 0
}
