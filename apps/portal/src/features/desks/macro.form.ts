import { MacroForm, MacroStep, type MacroStepKind, MacroSteps, macroStepKinds } from '@ocs/contracts/macros'
import { Desk } from '@ocs/contracts/tickets'
import * as z from 'zod'
import { RecordFields } from '../../server/fields.ts'

/** A step while it is edited: what it is, and the key of its fields, `text-<key>` and so on. */
export type StepDraft = { key: number; kind: MacroStepKind }

/** The field that a part of a step is typed into. */
export const stepField = (part: 'text' | 'priority' | 'status' | 'assignee', key: number) => `${part}-${key}`

const Drafts = z.array(z.object({ key: z.number().int(), kind: z.enum(macroStepKinds) }))

function draftsOf(sent: string): StepDraft[] {
  try {
    return Drafts.parse(JSON.parse(sent))
  } catch {
    return []
  }
}

const plain: Record<string, string> = {
  priority: 'Choose a priority',
  status: 'Choose a status',
  assignee: 'Choose who gets the ticket',
}

/** One step out of its fields; what is wrong with it is said beside them. The name of an assignee is filled in later. */
function stepFrom({ key, kind }: StepDraft, fields: Record<string, unknown>, ctx: z.RefinementCtx): MacroStep | null {
  const sent = (part: 'text' | 'priority' | 'status' | 'assignee') => fields[stepField(part, key)]
  const assignee = { id: sent('assignee'), name: '?' }
  const read = MacroStep.safeParse({
    kind,
    text: sent('text'),
    priority: sent('priority'),
    status: sent('status'),
    assignee,
  })
  for (const { path, message } of read.error?.issues ?? []) {
    const part = String(path[0])
    ctx.addIssue({ code: 'custom', path: [`${part}-${key}`], message: plain[part] ?? message })
  }
  return read.data ?? null
}

function stepsFrom(fields: { steps: string } & Record<string, unknown>, ctx: z.RefinementCtx): MacroStep[] {
  const steps = draftsOf(fields.steps).map(draft => stepFrom(draft, fields, ctx))
  const whole = steps.filter(step => step !== null)
  if (whole.length < steps.length) return z.NEVER
  for (const { message } of MacroSteps.safeParse(whole).error?.issues ?? [])
    ctx.addIssue({ code: 'custom', path: ['steps'], message })
  return whole
}

const typed = { name: MacroForm.shape.name, steps: z.string().default('[]') }

/** The form of a new macro: `steps` is a JSON list of drafts, and each has fields of its own. */
export const AddMacroForm = z
  .looseObject({ desk: Desk, ...typed })
  .transform((fields, ctx) => ({ desk: fields.desk, macro: { name: fields.name, steps: stepsFrom(fields, ctx) } }))

/** The form of a macro that is changed. */
export const ChangeMacroForm = z.looseObject({ desk: Desk, ...RecordFields, ...typed }).transform((fields, ctx) => {
  const { id, version, desk, name } = fields
  return { desk, change: { id, version, macro: { name, steps: stepsFrom(fields, ctx) } } }
})
