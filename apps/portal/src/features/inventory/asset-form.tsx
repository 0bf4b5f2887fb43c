'use client'

import { assetConditions, assetTypes } from '@ocs/contracts/assets'
import { LinkButton, SubmitButton } from '@ocs/ui/button'
import { DateField } from '@ocs/ui/date-field'
import { FormActions } from '@ocs/ui/form'
import { Panel } from '@ocs/ui/panel'
import { Select } from '@ocs/ui/select'
import { TextField } from '@ocs/ui/text-field'
import { useState } from 'react'
import { ActionForm, type ActionFormHandle, useActionForm } from '../../form/action-form.tsx'
import { SearchPicker } from '../../form/search-picker.tsx'
import type { PlaceChoice } from '../../server/choices.ts'
import { addAssetAction, searchHolders } from './asset.actions.ts'
import { conditionLabels } from './asset-words.ts'

const grid = 'grid gap-4 sm:grid-cols-2'

const asOptions = (choices: { id: string; name: string }[]) =>
  choices.map(({ id, name }) => ({ value: id, label: name }))

function WhatItIs({ form }: { form: ActionFormHandle }) {
  return (
    <Panel title="What it is">
      <div className={grid}>
        <TextField label="Asset tag" autoComplete="off" spellCheck={false} {...form.field('tag')} />
        <TextField label="Serial number" isOptional autoComplete="off" spellCheck={false} {...form.field('serial')} />
        <Select
          label="Type"
          placeholder="Choose what it is"
          options={assetTypes.map(type => ({ value: type, label: type }))}
          {...form.field('type')}
        />
        <Select
          label="Condition"
          options={assetConditions.map(condition => ({ value: condition, label: conditionLabels[condition] }))}
          {...form.field('condition', 'good')}
        />
        <TextField label="Brand" isOptional {...form.field('brand')} />
        <TextField label="Model" {...form.field('model')} />
      </div>
    </Panel>
  )
}

function WhereItIs({ form, places }: { form: ActionFormHandle; places: PlaceChoice[] }) {
  const only = places.length === 1 ? places[0]?.id : undefined
  const place = form.field('place', only)
  const [placeId, setPlaceId] = useState(place.defaultValue)
  const holder = form.field('holder')
  const rooms = places.find(({ id }) => id === placeId)?.rooms ?? []
  return (
    <Panel title="Where it is">
      <div className={grid}>
        <Select
          label="Place"
          placeholder="Choose a place"
          options={asOptions(places)}
          {...place}
          onChange={event => setPlaceId(event.currentTarget.value)}
        />
        <Select
          label="Room"
          isOptional
          placeholder={placeId ? 'No room' : 'Choose a place first'}
          options={asOptions(rooms)}
          {...form.field('room')}
          key={placeId}
        />
        <SearchPicker
          label="Holder"
          isOptional
          hint="Who has it: it is then checked out from the start."
          placeholder="Type a name"
          emptyText="Nobody fits"
          search={searchHolders}
          name={holder.name}
          id={holder.id}
          errors={holder.errors}
        />
      </div>
    </Panel>
  )
}

function Purchase({ form, hasPrice }: { form: ActionFormHandle; hasPrice: boolean }) {
  return (
    <Panel title="Purchase">
      <div className={grid}>
        <TextField label="PO number" isOptional autoComplete="off" {...form.field('poNumber')} />
        <TextField label="Vendor" isOptional {...form.field('vendor')} />
        <TextField label="Funding source" isOptional {...form.field('fundingSource')} />
        {hasPrice ? (
          <TextField
            label="Price"
            isOptional
            prefix="$"
            inputMode="decimal"
            autoComplete="off"
            {...form.field('priceCents')}
          />
        ) : null}
        <DateField label="Purchase date" isOptional {...form.field('purchasedOn')} />
      </div>
    </Panel>
  )
}

/** Adds a device. `places` are those where this person may; the rooms offered are those of the chosen place. */
export function AssetForm({ places, hasPrice }: { places: PlaceChoice[]; hasPrice: boolean }) {
  const form = useActionForm(addAssetAction, 'asset')
  return (
    <ActionForm form={form} className="max-w-3xl">
      <div className="flex flex-col gap-4">
        <WhatItIs form={form} />
        <WhereItIs form={form} places={places} />
        <Purchase form={form} hasPrice={hasPrice} />
        <FormActions>
          <SubmitButton isPending={form.isPending}>Add device</SubmitButton>
          <LinkButton href="/inventory" variant="quiet">
            Cancel
          </LinkButton>
        </FormActions>
      </div>
    </ActionForm>
  )
}
