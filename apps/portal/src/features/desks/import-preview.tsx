'use client'

import type { ClosureImport } from '@ocs/contracts/clocks'
import { Badge, type Tone } from '@ocs/ui/badge'
import { Button, SubmitButton } from '@ocs/ui/button'
import { EmptyState } from '@ocs/ui/empty-state'
import { FormActions } from '@ocs/ui/form'
import { DataTable } from '@ocs/ui/table'
import { toast } from '@ocs/ui/toast'
import { useState } from 'react'
import { ActionForm, useActionForm } from '../../form/action-form.tsx'
import { daysWords } from './closure.form.ts'
import { importClosuresAction } from './desk-settings.actions.ts'

type Item = ClosureImport['items'][number]

const outcomes: Record<Item['outcome'], { label: string; tone: Tone }> = {
  add: { label: 'Add', tone: 'success' },
  change: { label: 'Change', tone: 'info' },
  same: { label: 'No change', tone: 'muted' },
  remove: { label: 'Remove', tone: 'danger' },
}

/** What a calendar file would do; every event can be left out. */
export function ImportPreview(props: {
  ics: string
  placeId: string
  preview: ClosureImport
  onBack: () => void
  close: () => void
}) {
  const { ics, placeId, preview, onBack, close } = props
  const offered = preview.items.filter(item => item.outcome !== 'same').map(item => item.uid)
  const [chosen, setChosen] = useState(offered)
  const form = useActionForm(async (state, data) => {
    const answer = await importClosuresAction(state, data)
    if (answer.status === 'done') {
      close()
      toast.success(answer.message)
    }
    return answer
  }, 'import')
  const toggle = (uid: string) =>
    setChosen(chosen.includes(uid) ? chosen.filter(each => each !== uid) : [...chosen, uid])
  const label = chosen.length === 1 ? 'Import one closure' : `Import ${chosen.length} closures`
  return (
    <ActionForm form={form} hidden={{ ics, placeId, only: JSON.stringify(chosen) }} className="flex flex-col gap-4">
      <Intro offered={offered} chosen={chosen} onChoose={setChosen} />
      <Items items={preview.items} chosen={chosen} onToggle={toggle} />
      <Skipped skipped={preview.skipped} />
      <FormActions>
        {offered.length > 0 ? (
          <SubmitButton isPending={form.isPending} isDisabled={chosen.length === 0}>
            {label}
          </SubmitButton>
        ) : null}
        <Button onPress={onBack}>Another file</Button>
        <Button variant="quiet" onPress={close}>
          Cancel
        </Button>
      </FormActions>
    </ActionForm>
  )
}

function Intro(props: { offered: string[]; chosen: string[]; onChoose: (uids: string[]) => void }) {
  const { offered, chosen, onChoose } = props
  const isNone = chosen.length === 0
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <p className="max-w-prose text-muted">
        {offered.length === 0
          ? 'There is nothing to import: what this file says is here already.'
          : 'Leave out what is not a day off.'}
      </p>
      {offered.length > 1 ? (
        <Button size="sm" variant="quiet" onPress={() => onChoose(isNone ? offered : [])}>
          {isNone ? 'Choose all' : 'Choose none'}
        </Button>
      ) : null}
    </div>
  )
}

function Items(props: { items: Item[]; chosen: string[]; onToggle: (uid: string) => void }) {
  const { items, chosen, onToggle } = props
  return (
    <DataTable
      caption="What the file would do"
      columns={[
        { key: 'name', header: 'Event' },
        { key: 'days', header: 'Days' },
        { key: 'outcome', header: 'Import' },
      ]}
      rows={items.map(item => ({
        key: item.uid,
        cells: {
          name:
            item.outcome === 'same' ? (
              <span className="pl-6.5">{item.name}</span>
            ) : (
              <label className="flex items-center gap-2.5 touch:min-h-11">
                <input
                  type="checkbox"
                  checked={chosen.includes(item.uid)}
                  onChange={() => onToggle(item.uid)}
                  className="size-4 shrink-0 accent-accent touch:size-5"
                />
                {item.name}
              </label>
            ),
          days: daysWords(item),
          outcome: <Badge tone={outcomes[item.outcome].tone}>{outcomes[item.outcome].label}</Badge>,
        },
      }))}
      empty={<EmptyState title="No days off in this file" text="Only events that last whole days are read." />}
    />
  )
}

function Skipped({ skipped }: { skipped: ClosureImport['skipped'] }) {
  if (skipped.length === 0) return null
  return (
    <details>
      <summary className="cursor-pointer rounded-xs font-medium touch:py-3">
        {skipped.length === 1 ? 'One event is skipped' : `${skipped.length} events are skipped`}
      </summary>
      <ul className="mt-2 flex flex-col gap-1 text-sm">
        {skipped.map(({ name, why }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and names may repeat.
          <li key={at}>
            <span className="font-medium">{name}</span> <span className="text-muted">{why}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
