'use client'

import type { Closure } from '@ocs/contracts/clocks'
import { DateField } from '@ocs/ui/date-field'
import { Select } from '@ocs/ui/select'
import { TextField } from '@ocs/ui/text-field'
import type { ActionFormHandle } from '../../form/action-form.tsx'
import { DialogForm } from '../../form/dialog-form.tsx'
import { wholeDistrict } from './closure.form.ts'
import { addClosureAction, changeClosureAction } from './desk-settings.actions.ts'

/** A place that can be closed. */
export type PlaceOption = { value: string; label: string }

/** Where something is closed: the whole district, or one place. */
export function WhereField({
  form,
  places,
  initial,
}: {
  form: ActionFormHandle
  places: PlaceOption[]
  initial?: string
}) {
  return (
    <Select
      label="Where"
      options={[{ value: wholeDistrict, label: 'Whole district' }, ...places]}
      {...form.field('placeId', initial ?? wholeDistrict)}
    />
  )
}

function Fields({ form, places, closure }: { form: ActionFormHandle; places: PlaceOption[]; closure?: Closure }) {
  const own = closure?.place
  const isListed = !own?.id || places.some(place => place.value === own.id)
  return (
    <>
      <TextField
        label="Name"
        autoComplete="off"
        placeholder="Snow day"
        maxLength={100}
        {...form.field('name', closure?.name)}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField label="First day" {...form.field('startsOn', closure?.startsOn)} />
        <DateField
          label="Last day"
          isOptional
          hint="If it is more than one day."
          {...form.field('endsOn', closure?.endsOn)}
        />
      </div>
      <WhereField
        form={form}
        places={isListed ? places : [...places, { value: own?.id ?? '', label: own?.name ?? '' }]}
        initial={own?.id ?? wholeDistrict}
      />
    </>
  )
}

/** Enters a closure by hand, in a dialog. */
export function AddClosure({ places }: { places: PlaceOption[] }) {
  return (
    <DialogForm label="Add closure" title="Add closure" submitLabel="Add closure" action={addClosureAction}>
      {form => <Fields form={form} places={places} />}
    </DialogForm>
  )
}

/** Changes a closure, in a dialog. */
export function EditClosure({ closure, places }: { closure: Closure; places: PlaceOption[] }) {
  return (
    <DialogForm
      label="Edit"
      description={`Edit ${closure.name}`}
      title="Edit closure"
      submitLabel="Save"
      variant="quiet"
      action={changeClosureAction}
      hidden={{ id: closure.id, version: closure.version }}
    >
      {form => <Fields form={form} places={places} closure={closure} />}
    </DialogForm>
  )
}
