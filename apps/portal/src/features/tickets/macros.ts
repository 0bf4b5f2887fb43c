import { type Macro, type MacroStep, macroStepWords } from '@ocs/contracts/macros'
import { fillPlaceholders } from '@ocs/contracts/placeholders'
import { DomainError } from '@ocs/contracts/reasons'
import { Desk, type Ticket, TicketKey } from '@ocs/contracts/tickets'
import * as z from 'zod'
import { deskPeople } from '../../server/choices.ts'
import type { Db } from '../../server/db.ts'
import { VersionField } from '../../server/fields.ts'
import { services, settle } from '../../server/services.ts'

/** What a macro would do to one ticket, a line a step; `isPassedOver` where the ticket already is so. */
export type MacroPreview = {
  id: string
  version: number
  name: string
  closes: boolean
  lines: { what: string; text: string | null; isPassedOver: boolean }[]
}

function isSo(step: MacroStep, ticket: Ticket, meId: string): boolean {
  switch (step.kind) {
    case 'priority':
      return ticket.priority === step.priority
    case 'status':
      return ticket.status === step.status
    case 'claim':
      return ticket.assignee?.id === meId
    case 'assign':
      return ticket.assignee?.id === step.assignee.id
    default:
      return false
  }
}

/** A closed ticket can be written on, and nothing else. */
const fitsClosed = ({ steps }: Macro) => steps.every(step => step.kind === 'answer' || step.kind === 'note')

/**
 * What the desk's macros would do to a ticket, for who works it, by name. Never fails: where they cannot be had there are none.
 */
export async function macroPreviews(ticket: Ticket, me: { id: string; name: string }): Promise<MacroPreview[]> {
  if (!ticket.allowedActions.includes('note')) return []
  const macros = await settle(services().tickets.macros.list.query({ desk: ticket.desk }))
  if (!macros.ok) return []
  const offered = ticket.status === 'closed' ? macros.value.filter(fitsClosed) : macros.value
  return offered.map(({ id, version, name, steps }) => ({
    id,
    version,
    name,
    closes: steps.some(step => step.kind === 'close'),
    lines: steps.map(step => ({
      what: macroStepWords(step),
      text: 'text' in step ? fillPlaceholders(step.text, ticket, me.name) : null,
      isPassedOver: isSo(step, ticket, me.id),
    })),
  }))
}

/** The form of the button that runs a macro. */
export const RunMacroForm = z.object({
  desk: Desk,
  number: z.coerce.number().pipe(TicketKey.shape.number),
  version: VersionField,
  macroId: z.uuid(),
  macroVersion: VersionField,
  from: z.string().optional(),
})

/**
 * Runs a macro on a ticket, once for each idempotency key. Refuses: `in_use` where who is to be given the ticket does not work
 * the desk there any more, with the step; and what the service refuses.
 */
export async function runMacro(
  database: Db,
  { tickets, macros }: ReturnType<typeof services>['tickets'],
  { from: _, ...input }: z.output<typeof RunMacroForm>,
  idempotencyKey: string | null,
): Promise<Ticket> {
  const { desk, number, macroId } = input
  const steps = (await macros.list.query({ desk })).find(macro => macro.id === macroId)?.steps ?? []
  for (const [at, step] of steps.entries()) {
    if (step.kind !== 'assign') continue
    const { place } = await tickets.get.query({ desk, number })
    const people = await deskPeople(database, desk, place.id)
    if (people.some(person => person.id === step.assignee.id)) continue
    const message = `Step ${at + 1}, “${macroStepWords(step)}”: ${step.assignee.name} does not work this desk at this place any more.`
    throw new DomainError('in_use', message)
  }
  return macros.run.mutate(input, { context: { idempotencyKey } })
}
