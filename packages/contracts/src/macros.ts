import * as z from 'zod'
import { Instant, Version } from './pages.ts'
import { PersonRef } from './people.ts'
import { textWithPlaceholders } from './placeholders.ts'
import { text } from './text.ts'
import {
  ChangeStatusInput,
  Desk,
  RequiredNote,
  TicketKey,
  TicketPriority,
  ticketPriorityLabels,
  ticketStatusLabels,
} from './tickets.ts'

/** So many macros one desk may have, switched off ones too, and so many steps one macro. */
export const maxMacros = 100
export const maxMacroSteps = 10

const StepText = textWithPlaceholders(RequiredNote)

/** One thing that a macro does to a ticket. Texts may have placeholders; the requester reads all but those of a `note`. */
export const MacroStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), text: StepText }),
  z.object({ kind: z.literal('note'), text: StepText }),
  z.object({ kind: z.literal('priority'), priority: TicketPriority }),
  z.object({ kind: z.literal('status'), status: ChangeStatusInput.shape.status, text: StepText }),
  z.object({ kind: z.literal('claim') }),
  /** The portal has checked that they work the desk, and checks at each use that they still do. */
  z.object({ kind: z.literal('assign'), assignee: PersonRef }),
  z.object({ kind: z.literal('close'), text: StepText }),
])
export type MacroStep = z.infer<typeof MacroStep>

export const macroStepKinds = ['answer', 'note', 'priority', 'status', 'claim', 'assign', 'close'] as const
export type MacroStepKind = MacroStep['kind']

/** What a step does, as a director chooses it. */
export const macroStepLabels: Record<MacroStepKind, string> = {
  answer: 'Answer the requester',
  note: 'Write an internal note',
  priority: 'Set the priority',
  status: 'Change the status',
  claim: 'Assign to whoever runs it',
  assign: 'Assign to a person',
  close: 'Close the ticket',
}

/** What one step does, in words: "Set the priority to high". */
export function macroStepWords(step: MacroStep): string {
  switch (step.kind) {
    case 'priority':
      return `Set the priority to ${ticketPriorityLabels[step.priority].toLowerCase()}`
    case 'status':
      return `Change the status to ${ticketStatusLabels[step.status].toLowerCase()}`
    case 'assign':
      return `Assign to ${step.assignee.name}`
    default:
      return macroStepLabels[step.kind]
  }
}

/** Steps that decide the same thing: a macro has one of each group at most. */
const groups: { kinds: MacroStepKind[]; message: string }[] = [
  { kinds: ['status', 'close'], message: 'Change the status or close once: two steps do' },
  { kinds: ['priority'], message: 'Set the priority once: two steps do' },
  { kinds: ['claim', 'assign'], message: 'Assign the ticket once: two steps do' },
]

/** The steps of a macro, which must make sense together: nothing is decided twice, and nothing comes after closing. */
export const MacroSteps = z
  .array(MacroStep)
  .min(1, 'Add at least one step')
  .max(maxMacroSteps, `Use ${maxMacroSteps} steps or fewer`)
  .superRefine((steps, ctx) => {
    for (const { kinds, message } of groups)
      if (steps.filter(step => kinds.includes(step.kind)).length > 1) ctx.addIssue({ code: 'custom', message })
    const closes = steps.findIndex(step => step.kind === 'close')
    if (closes >= 0 && closes < steps.length - 1)
      ctx.addIssue({ code: 'custom', message: 'Close the ticket last: nothing can come after it' })
  })

/** What the director of a desk fills in. */
export const MacroForm = z.object({ name: text(80).min(1, 'Enter a name by which people find it'), steps: MacroSteps })
export type MacroForm = z.infer<typeof MacroForm>

/** Several steps under a name, taken on one ticket at once. */
export const Macro = z.object({
  id: z.uuid(),
  version: Version,
  desk: Desk,
  name: z.string(),
  steps: z.array(MacroStep),
  active: z.boolean(),
  updatedAt: Instant,
  updatedBy: PersonRef,
  allowedActions: z.array(z.literal('change')),
})
export type Macro = z.infer<typeof Macro>

/** How it was at one time, and who made it so. */
export const MacroVersion = Macro.pick({ version: true, name: true, steps: true, active: true }).extend({
  at: Instant,
  by: PersonRef,
})
export type MacroVersion = z.infer<typeof MacroVersion>

/** The macros of a desk by name; `all` with those that are switched off, for who directs it. */
export const MacrosInput = z.object({ desk: Desk, all: z.boolean().optional() })
export const AddMacroInput = z.object({ desk: Desk, macro: MacroForm })
export type AddMacroInput = z.infer<typeof AddMacroInput>
export const ChangeMacroInput = z.object({ id: z.uuid(), version: Version, macro: MacroForm })
export type ChangeMacroInput = z.infer<typeof ChangeMacroInput>

/** Runs a macro as it was when its preview was read, on a ticket as it was then. */
export const RunMacroInput = TicketKey.extend({ version: Version, macroId: z.uuid(), macroVersion: Version })
export type RunMacroInput = z.infer<typeof RunMacroInput>
