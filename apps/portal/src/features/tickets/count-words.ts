/** A count as people read it; `more` says that it is a least one: "1,000+". */
export function countWords(count: number, more: boolean): string {
  return `${count.toLocaleString('en-US')}${more ? '+' : ''}`
}
