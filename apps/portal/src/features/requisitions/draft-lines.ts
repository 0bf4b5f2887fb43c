import { RequisitionLine } from '@ocs/contracts/requisitions'
import type * as z from 'zod'
import { centsFrom, DollarsField, dollarsField } from '../../form/dollars.ts'

/** A requisition has at most this many lines. */
export const maxLines = 100

/** A line as it stands in the form: what was typed, under a number that stays with it while others come and go. */
export type TypedLine = { key: number; description: string; quantity: string; price: string; part: string }

const parts = ['description', 'quantity', 'price', 'part'] as const
type Part = (typeof parts)[number]

/** The name of a field of a line in the form. */
export function lineField(key: number, part: Part): string {
  return `line.${key}.${part}`
}

/** A line to be filled in. */
export function blankLine(key: number): TypedLine {
  return { key, description: '', quantity: '1', price: '', part: '' }
}

/** The lines of a saved draft as they stand in the form; one blank line where there are none. */
export function typedLines(lines: readonly RequisitionLine[]): TypedLine[] {
  const typed = lines.map(({ description, quantity, unitPriceCents, partNumber }, index) => ({
    key: index + 1,
    description,
    quantity: String(quantity),
    price: dollarsField(unitPriceCents),
    part: partNumber ?? '',
  }))
  return typed.length > 0 ? typed : [blankLine(1)]
}

/** The lines among the fields of a form that was sent, in their order there. */
export function readLines(fields: Record<string, string>): TypedLine[] {
  const lines = new Map<number, TypedLine>()
  for (const [name, value] of Object.entries(fields)) {
    const [, key, part] = /^line\.(\d{1,9})\.(description|quantity|price|part)$/.exec(name) ?? []
    if (!key || !part) continue
    const line = lines.get(Number(key)) ?? { ...blankLine(Number(key)), quantity: '' }
    lines.set(Number(key), { ...line, [part]: value })
  }
  return [...lines.values()]
}

/** Whether nothing was written into a line; a quantity alone is no line. */
export function isBlank({ description, price, part }: TypedLine): boolean {
  return !description.trim() && !price.trim() && !part.trim()
}

function quantityFrom(typed: string): number | null {
  const digits = typed.trim().replace(/^(\d{1,3}),(\d{3})$/, '$1$2')
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}

/** What a line comes to in cents while it is being written; null as long as quantity or price cannot be read. */
export function amountOf({ quantity, price }: Pick<TypedLine, 'quantity' | 'price'>): number | null {
  const count = quantityFrom(quantity)
  const cents = centsFrom(price)
  return count === null || cents === null ? null : count * cents
}

const Price = DollarsField(1_000_000_000)
const shape = RequisitionLine.shape

/** What is wrong with a line, by field of the form. */
export type LineProblem = { field: string; message: string }

/**
 * The lines as the service takes them. Blank ones are left out; each problem names its field and, because it is also
 * read in a list above the form, its line.
 */
export function linesFrom(typed: TypedLine[]): { lines: RequisitionLine[]; problems: LineProblem[] } {
  const problems: LineProblem[] = []
  const lines: RequisitionLine[] = []
  typed.forEach((line, index) => {
    if (isBlank(line)) return
    const read = <T>(part: Part, result: z.ZodSafeParseResult<T>): T | undefined => {
      if (result.success) return result.data
      const message = `Line ${index + 1}: ${result.error.issues[0]?.message ?? 'not valid'}`
      problems.push({ field: lineField(line.key, part), message })
      return undefined
    }
    const description = read('description', shape.description.safeParse(line.description))
    const partNumber = read('part', shape.partNumber.safeParse(line.part.trim() || null))
    const count = quantityFrom(line.quantity)
    if (count === null) {
      problems.push({
        field: lineField(line.key, 'quantity'),
        message: `Line ${index + 1}: Enter a whole number such as 3`,
      })
    }
    const quantity = count === null ? undefined : read('quantity', shape.quantity.safeParse(count))
    const unitPriceCents = read('price', Price.safeParse(line.price))
    if (description === undefined || quantity === undefined || unitPriceCents === undefined) return
    lines.push({ description, quantity, unitPriceCents, partNumber: partNumber ?? null })
  })
  return { lines, problems }
}
