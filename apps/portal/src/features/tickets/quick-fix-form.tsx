'use client'

import type { OfferedCategory } from '@ocs/contracts/categories'
import { type Desk, deskLabels, desks } from '@ocs/contracts/tickets'
import { LinkButton, SubmitButton } from '@ocs/ui/button'
import { FormActions, FormStack } from '@ocs/ui/form'
import { RadioCards } from '@ocs/ui/radio-cards'
import { Select } from '@ocs/ui/select'
import { TextArea } from '@ocs/ui/text-area'
import { TextField } from '@ocs/ui/text-field'
import { useState } from 'react'
import { ActionForm, type ActionFormHandle, useActionForm } from '../../form/action-form.tsx'
import { SearchPicker } from '../../form/search-picker.tsx'
import { findEveryone } from './find-colleagues.ts'
import { PlaceFields } from './place-fields.tsx'
import { quickFixAction } from './quick-fix.actions.ts'
import type { QuickFixStart } from './quick-fix-start.ts'

/** What the form of a quick fix takes. */
type Props = {
  start: QuickFixStart
  /** The desks that the person works, and what each can be asked for. */
  works: Desk[]
  categories: Record<Desk, OfferedCategory[] | null>
  backHref: string
}

/** Logs what was fixed on the spot, in one step. */
export function QuickFixForm({ start, works, categories, backHref }: Props) {
  const form = useActionForm(quickFixAction, 'fix')
  const [desk, setDesk] = useState(start.desk)
  const [where, setWhere] = useState(start.where)
  const { asset } = start
  const hidden = { ...(asset && { asset: asset.tag }), ...(works.length === 1 && { desk: works[0] ?? '' }) }
  return (
    <ActionForm form={form} hidden={hidden}>
      <FormStack>
        {works.length > 1 ? <DeskField form={form} desk={desk} onChange={setDesk} /> : null}
        <Requester form={form} start={start} />
        <PlaceFields form={form} places={start.places} home={start.where} where={where} onMove={setWhere} />
        <Category form={form} desk={desk} categories={categories} />
        <TextField
          {...form.field('assetTag', asset?.tag)}
          label="Asset tag of the device"
          hint={asset ? asset.what : 'Where it was about one.'}
          isOptional
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={50}
        />
        <TextArea {...form.field('wrong')} label="What was wrong?" rows={3} maxLength={5000} hasCounter />
        <TextArea {...form.field('done')} label="What was done?" rows={3} maxLength={5000} hasCounter />
        <FormActions>
          <SubmitButton isPending={form.isPending}>Log and close</SubmitButton>
          <LinkButton href={backHref} variant="quiet">
            Cancel
          </LinkButton>
        </FormActions>
      </FormStack>
    </ActionForm>
  )
}

function DeskField(props: { form: ActionFormHandle; desk?: Desk; onChange: (desk: Desk | undefined) => void }) {
  const { form, desk, onChange } = props
  const { defaultValue: _, ...field } = form.field('desk')
  return (
    <RadioCards
      {...field}
      label="Desk"
      columns={2}
      options={desks.map(value => ({ value, label: deskLabels[value] }))}
      value={desk ?? ''}
      onChange={value => onChange(desks.find(each => each === value))}
    />
  )
}

function Requester({ form, start: { requester } }: { form: ActionFormHandle; start: QuickFixStart }) {
  const { defaultValue: _, ...field } = form.field('requesterId')
  const known = requester && { id: requester.id, label: requester.name }
  return (
    <SearchPicker
      {...field}
      label="Who had the problem?"
      hint="They find it among their tickets, and are not told."
      placeholder="Type a name"
      search={findEveryone}
      defaultItem={known}
      initialItems={known ? [known] : undefined}
      emptyText="Nobody found"
    />
  )
}

function Category(props: { form: ActionFormHandle; desk?: Desk } & Pick<Props, 'categories'>) {
  const { form, desk, categories } = props
  const offered = desk ? (categories[desk] ?? []) : []
  return (
    <Select
      {...form.field('category')}
      label="What was it about?"
      placeholder={desk ? 'Choose what it was about' : 'Choose the desk first'}
      options={offered.map(({ key, label }) => ({ value: key, label }))}
    />
  )
}
