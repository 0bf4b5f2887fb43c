'use client'

import { formatCents } from '@ocs/contracts/requisitions'
import { Button, LinkButton, SubmitButton } from '@ocs/ui/button'
import type { ComboItem } from '@ocs/ui/combo-box'
import { ConfirmDialog } from '@ocs/ui/dialog'
import { FieldErrors } from '@ocs/ui/field'
import { FormActions } from '@ocs/ui/form'
import { Panel } from '@ocs/ui/panel'
import { Select } from '@ocs/ui/select'
import { TextArea } from '@ocs/ui/text-area'
import { TextField } from '@ocs/ui/text-field'
import { toast } from '@ocs/ui/toast'
import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { ActionForm, type ActionFormHandle, useActionForm } from '../../form/action-form.tsx'
import { dollarsField } from '../../form/dollars.ts'
import { type FormState, freshForm } from '../../form/form-state.ts'
import { maxLines, readLines, type TypedLine } from './draft-lines.ts'
import { LineFields } from './line-fields.tsx'
import { saveDraftAction } from './requisition.actions.ts'
import { StaleDraft } from './stale-draft.tsx'
import { type Sums, useLines } from './use-lines.ts'
import { NewVendorDialog, VendorPicker } from './vendor-picker.tsx'

/** What the editor starts from; `id` and `version` only where the draft exists. */
export type DraftFacts = {
  id?: string
  version?: number
  title: string
  justification: string | null
  placeId: string | null
  vendor: ComboItem | null
  shippingCents: number
  lines: TypedLine[]
}

/** What DraftEditor takes. */
export type DraftEditorProps = {
  draft: DraftFacts
  places: { id: string; name: string }[]
  vendors: ComboItem[]
  /** Whether the button to submit is offered. */
  maySubmit: boolean
}

function Purpose({ form, draft, places }: { form: ActionFormHandle } & Pick<DraftEditorProps, 'draft' | 'places'>) {
  return (
    <Panel title="What it is for">
      <div className="flex max-w-3xl flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="Title"
            hint="What is bought, in a few words."
            maxLength={200}
            {...form.field('title', draft.title)}
          />
          <Select
            label="Place"
            hint="The school or office that it is bought for."
            placeholder="Choose a place"
            options={places.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.field('place', draft.placeId)}
          />
        </div>
        <TextArea
          label="Justification"
          isOptional
          hint="Why it is needed, for those who decide."
          rows={3}
          maxLength={2000}
          hasCounter
          {...form.field('justification', draft.justification)}
        />
      </div>
    </Panel>
  )
}

function Totals({ form, sums, shippingCents }: { form: ActionFormHandle; sums: Sums; shippingCents: number }) {
  const shipping = form.field('shippingCents', shippingCents === 0 ? '' : dollarsField(shippingCents))
  return (
    <div className="flex flex-col gap-3 border-t px-4 py-3 sm:items-end">
      <TextField label="Shipping" isOptional prefix="$" inputMode="decimal" className="sm:w-44" {...shipping} />
      <p className="flex items-baseline justify-between gap-6 text-lg sm:justify-end">
        <span className="font-medium">Total</span>
        <output aria-live="off" className="font-semibold tabular-nums">
          {formatCents(sums.total)}
        </output>
      </p>
    </div>
  )
}

function Lines({ form, draft }: { form: ActionFormHandle; draft: DraftFacts }) {
  const { state } = form
  // Without scripts the page comes back with what was typed; with them the fields have kept it.
  const initial = state.status === 'failed' ? readLines(state.values) : draft.lines
  const startShipping = dollarsField(draft.shippingCents)
  const { lines, sums, errors, add, remove, recount } = useLines(initial, startShipping, state.problems)
  const isFull = lines.length >= maxLines
  return (
    <Panel
      title="Items"
      isFlush
      actions={<span className="text-sm text-muted tabular-nums">{`${lines.length} of ${maxLines} lines`}</span>}
    >
      <div onInput={recount}>
        <div className="px-4 not-empty:pt-3">
          <FieldErrors id={form.field('lines').id} errors={form.field('lines').errors} />
        </div>
        <div>
          {lines.map((line, index) => (
            <LineFields
              key={line.key}
              line={line}
              position={index + 1}
              amount={sums.amounts.get(line.key) ?? null}
              errors={errors.get(line.key)}
              onRemove={remove}
            />
          ))}
        </div>
        <div className="px-4 pb-3 max-lg:pt-3">
          <Button id={form.field('lines').id} size="sm" icon={<Plus aria-hidden />} onPress={add} isDisabled={isFull}>
            Add a line
          </Button>
        </div>
        <Totals form={form} sums={sums} shippingCents={draft.shippingCents} />
      </div>
    </Panel>
  )
}

/** Asks before submitting, because it cannot be taken back; then sends the form it stands in. */
function SubmitDraft({ isPending }: { isPending: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const submitter = useRef<HTMLButtonElement>(null)
  return (
    <>
      <button ref={submitter} type="submit" name="intent" value="submit" hidden tabIndex={-1} />
      <Button variant="primary" isPending={isPending} onPress={() => setOpen(true)}>
        Submit
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title="Submit this requisition?"
        text="It is saved, gets its number, and cannot be changed or discarded any more."
        confirmLabel="Submit requisition"
        onConfirm={() => submitter.current?.form?.requestSubmit(submitter.current)}
      />
    </>
  )
}

/** Ties the form to saving. What is saved stays as it stands, because one goes on writing: only a done form is emptied. */
async function saveAndStay(state: FormState, data: FormData): Promise<FormState> {
  const answer = await saveDraftAction(state, data)
  if (answer.status !== 'done') return answer
  toast.success(answer.message)
  return freshForm
}

/** Writes a draft: saves it, or saves and submits it. What is typed stays whatever the answer. */
export function DraftEditor({ draft, places, vendors, maySubmit }: DraftEditorProps) {
  const form = useActionForm(saveAndStay, 'draft')
  const [vendor, setVendor] = useState(draft.vendor)
  const [isAsking, setAsking] = useState(false)
  const { id, version } = draft
  const isStale = form.state.problems.some(problem => problem.field === 'version')
  return (
    <>
      <ActionForm form={form} hidden={id && version ? { id, version } : {}}>
        <div className="flex flex-col gap-4">
          {id && isStale ? <StaleDraft id={form.field('version').id} href={`/requisitions/${id}`} /> : null}
          <Purpose form={form} draft={draft} places={places} />
          <Panel title="From whom">
            <div className="max-w-3xl">
              <VendorPicker
                name="vendorId"
                id={form.field('vendorId').id}
                errors={form.field('vendorId').errors}
                vendors={vendors}
                chosen={vendor}
                onAsk={() => setAsking(true)}
              />
            </div>
          </Panel>
          <Lines form={form} draft={draft} />
          <FormActions>
            {maySubmit ? <SubmitDraft isPending={form.isPending} /> : null}
            <SubmitButton variant="secondary" name="intent" value="save" isPending={form.isPending}>
              Save draft
            </SubmitButton>
            <LinkButton href="/requisitions" variant="quiet">
              Cancel
            </LinkButton>
          </FormActions>
        </div>
      </ActionForm>
      <NewVendorDialog isOpen={isAsking} onOpenChange={setAsking} onMade={setVendor} />
    </>
  )
}
