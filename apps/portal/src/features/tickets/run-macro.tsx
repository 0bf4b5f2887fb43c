'use client'

import type { Ticket } from '@ocs/contracts/tickets'
import { Button, SubmitButton } from '@ocs/ui/button'
import { Dialog } from '@ocs/ui/dialog'
import { FormActions } from '@ocs/ui/form'
import { MenuButton } from '@ocs/ui/menu'
import { toast } from '@ocs/ui/toast'
import { ListChecks } from 'lucide-react'
import { useState } from 'react'
import { ActionForm, useActionForm } from '../../form/action-form.tsx'
import { runMacroAction } from './macros.actions.ts'
import type { MacroPreview } from './macros.ts'

type Props = { ticket: Pick<Ticket, 'desk' | 'number' | 'version'>; macros: MacroPreview[]; from: string }

/** The desk's macros: one is chosen, says what it would do, and does it. */
export function RunMacro({ ticket, macros, from }: Props) {
  const [chosenId, setChosenId] = useState<string | null>(null)
  const chosen = macros.find(macro => macro.id === chosenId)
  if (macros.length === 0) return null
  return (
    <>
      <MenuButton
        label="Macros"
        trigger={<Button icon={<ListChecks aria-hidden />}>Run macro</Button>}
        items={macros.map(({ id, name }) => ({ id, label: name, onAction: () => setChosenId(id) }))}
      />
      <Dialog
        title={chosen ? `Run “${chosen.name}”?` : 'This macro is gone'}
        isOpen={chosenId !== null}
        onOpenChange={isOpen => setChosenId(isOpen ? chosenId : null)}
      >
        {close =>
          chosen ? (
            <Preview ticket={ticket} macro={chosen} from={from} close={close} />
          ) : (
            <p>Somebody has just switched it off or removed it. Nothing was done.</p>
          )
        }
      </Dialog>
    </>
  )
}

function Lines({ lines }: Pick<MacroPreview, 'lines'>) {
  return (
    <ol aria-label="What it does" className="mb-4 flex list-decimal flex-col gap-3 pl-5">
      {lines.map(({ what, text, isPassedOver }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name but their place.
        <li key={at} className={isPassedOver ? 'text-muted' : undefined}>
          <span className="font-medium">{what}</span>
          {isPassedOver ? ' (it already is)' : null}
          {text ? <p className="mt-1 whitespace-pre-wrap break-words rounded-panel border px-3 py-2">{text}</p> : null}
        </li>
      ))}
    </ol>
  )
}

function Preview(props: { ticket: Props['ticket']; macro: MacroPreview; from: string; close: () => void }) {
  const { ticket, macro, from, close } = props
  const form = useActionForm(async (state, data) => {
    const answer = await runMacroAction(state, data)
    if (answer.status === 'done') {
      close()
      toast.success(answer.message)
    }
    return answer
  }, 'macro')
  const { desk, number, version } = ticket
  const hidden = { desk, number, version, macroId: macro.id, macroVersion: macro.version, from }
  return (
    <ActionForm form={form} hidden={hidden}>
      <Lines lines={macro.lines} />
      <p className="text-muted">All of it, or nothing where one step cannot be done.</p>
      <FormActions>
        <SubmitButton isPending={form.isPending}>{macro.closes ? 'Run and close ticket' : 'Run macro'}</SubmitButton>
        <Button variant="quiet" onPress={close}>
          Cancel
        </Button>
      </FormActions>
    </ActionForm>
  )
}
