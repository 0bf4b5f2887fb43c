/** A name as it is kept: no white space around it and single spaces inside, so that "Lab  1" is not another room than "Lab 1". */
export function tidyName(name: string): string {
  return name.trim().replace(/\s+/g, ' ')
}
