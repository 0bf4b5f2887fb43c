import { type Macro, type MacroStep, macroStepWords } from '@ocs/contracts/macros'
import { formatInstant } from '@ocs/contracts/plain-dates'
import type { Desk } from '@ocs/contracts/tickets'
import { Badge } from '@ocs/ui/badge'
import { LinkButton } from '@ocs/ui/button'
import { EmptyState } from '@ocs/ui/empty-state'
import { Panel } from '@ocs/ui/panel'
import type { SelectOption } from '@ocs/ui/select'
import { DataTable, type Row } from '@ocs/ui/table'
import { AddMacro, EditMacro, SwitchMacro } from './macro-forms.tsx'

/** The steps of a macro as one text, a line each with what it says. */
export function stepsText(steps: MacroStep[]): string {
  return steps
    .map((step, at) => `${at + 1}. ${macroStepWords(step)}${'text' in step ? `: ${step.text}` : ''}`)
    .join('\n')
}

type RowProps = { people: SelectOption[]; historyPath: (id: string) => string; mayChange: boolean }

function rowOf(macro: Macro, { people, historyPath, mayChange }: RowProps): Row {
  const { id, name, steps, active, updatedAt, updatedBy } = macro
  return {
    key: id,
    cells: {
      name: (
        <span className="block max-w-prose">
          <span className="mr-2 font-medium">{name}</span>
          {active ? null : <Badge tone="muted">Switched off</Badge>}
          <span className="block break-words text-sm font-normal text-muted">
            {steps.map(macroStepWords).join(' · ')}
          </span>
        </span>
      ),
      changed: (
        <span className="text-sm">
          {updatedBy.name}
          <span className="block text-muted">{formatInstant(updatedAt)}</span>
        </span>
      ),
      actions: mayChange ? (
        <span className="flex gap-1 max-sm:flex-wrap sm:justify-end">
          <EditMacro macro={macro} people={people} />
          <SwitchMacro macro={macro} />
          <LinkButton href={historyPath(id)} variant="quiet" size="sm" aria-label={`History of ${name}`}>
            History
          </LinkButton>
        </span>
      ) : null,
    },
  }
}

/** The macros of a desk, for who directs it. `people` are those who work the desk anywhere. */
export function MacrosPanel({ desk, macros, ...rest }: { desk: Desk; macros: Macro[] } & RowProps) {
  return (
    <Panel title="Macros" isFlush actions={rest.mayChange ? <AddMacro desk={desk} people={rest.people} /> : null}>
      <DataTable
        caption="Macros"
        isBare
        columns={[
          { key: 'name', header: 'Macro' },
          { key: 'changed', header: 'Last changed', isOneLine: true, hideBelow: 'md' },
          { key: 'actions', header: 'Change', align: 'end' },
        ]}
        rows={macros.map(macro => rowOf(macro, rest))}
        empty={
          <div className="p-4">
            <EmptyState
              title="No macros yet"
              text="Put steps that belong together under one name: answer, assign, set the priority and close in one press."
            />
          </div>
        }
      />
    </Panel>
  )
}
