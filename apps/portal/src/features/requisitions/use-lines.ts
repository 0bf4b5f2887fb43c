'use client'

import { type FormEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { centsFrom } from '../../form/dollars.ts'
import type { FormProblem } from '../../form/form-state.ts'
import { amountOf, blankLine, maxLines, readLines, type TypedLine } from './draft-lines.ts'
import { type LineErrors, lineFieldId } from './line-fields.tsx'

/** What the lines and shipping come to; a line that cannot be read yet counts nothing. */
export type Sums = { amounts: Map<number, number | null>; shipping: number; total: number }

/** The fields that money depends on; what is typed into others changes no sum. */
const counts = /\.(quantity|price)$|^shippingCents$/

function textFields(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(
    [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** Adds up what stands in the fields of a draft's form. */
export function sumsOf(fields: Record<string, string>, lines = readLines(fields)): Sums {
  const amounts = new Map(lines.map(line => [line.key, amountOf(line)]))
  const shipping = centsFrom(fields.shippingCents ?? '') ?? 0
  const total = [...amounts.values()].reduce<number>((sum, amount) => sum + (amount ?? 0), shipping)
  return { amounts, shipping, total }
}

/** The problems of each line, by its key; the same object as long as the problems are the same. */
function useErrorsByLine(problems: FormProblem[]): Map<number, LineErrors> {
  return useMemo(() => {
    const byLine = new Map<number, LineErrors>()
    for (const { field, message } of problems) {
      const key = Number(/^line\.(\d+)\./.exec(field ?? '')?.[1])
      if (!field || Number.isNaN(key)) continue
      const errors = byLine.get(key) ?? {}
      byLine.set(key, { ...errors, [field]: [...(errors[field] ?? []), message] })
    }
    return byLine
  }, [problems])
}

/**
 * The lines of a draft's form: which there are, what they come to, and what is wrong with them. The fields hold what
 * is typed; here are only the rows, so that no key ever waits for a render.
 */
export function useLines(initial: TypedLine[], shipping: string, problems: FormProblem[]) {
  const [lines, setLines] = useState(initial)
  const [sums, setSums] = useState(() => sumsOf({ shippingCents: shipping }, initial))
  const nextKey = useRef(Math.max(...initial.map(line => line.key)) + 1)
  const focusKey = useRef<number>(null)
  const errors = useErrorsByLine(problems)

  const recount = useCallback((event: FormEvent<HTMLElement>) => {
    const target = event.target
    if (!(target instanceof HTMLInputElement) || !target.form || !counts.test(target.name)) return
    setSums(sumsOf(textFields(target.form)))
  }, [])
  const add = useCallback(() => {
    const key = nextKey.current++
    focusKey.current = key
    setLines(before => (before.length < maxLines ? [...before, blankLine(key)] : before))
  }, [])
  const remove = useCallback((key: number) => {
    const spare = nextKey.current++
    setLines(before => {
      const at = before.findIndex(line => line.key === key)
      const rest = before.filter(line => line.key !== key)
      const after = rest.length > 0 ? rest : [blankLine(spare)]
      focusKey.current = after[Math.min(at, after.length - 1)]?.key ?? null
      return after
    })
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: after rows came or went, their fields are counted anew.
  useEffect(() => {
    const key = focusKey.current
    if (key === null) return
    focusKey.current = null
    const input = document.getElementById(lineFieldId(key, 'description'))
    input?.focus()
    if (input instanceof HTMLInputElement && input.form) setSums(sumsOf(textFields(input.form)))
  }, [lines])
  return { lines, sums, errors, add, remove, recount }
}
