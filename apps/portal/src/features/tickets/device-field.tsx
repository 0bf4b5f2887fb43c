'use client'

import type { DeviceChoice } from '@ocs/contracts/assets'
import { Notice } from '@ocs/ui/notice'
import { Select, type SelectGroup } from '@ocs/ui/select'
import { TextField } from '@ocs/ui/text-field'
import { useState } from 'react'
import type { ActionFormHandle } from '../../form/action-form.tsx'
import { type DeviceOffer, noDevice, otherDevice, unlistedDevice } from './form-choices.ts'

function groupsOf(devices: DeviceChoice[], chosen: DeviceChoice | null, isRequired: boolean): SelectGroup[] {
  const options = (from: DeviceChoice[]) => from.map(({ tag, label }) => ({ value: tag, label: `${label} (${tag})` }))
  const isGone = chosen && !devices.some(device => device.tag === chosen.tag)
  return [
    { label: 'Chosen before', options: isGone ? options([chosen]) : [] },
    { label: 'In this room', options: options(devices.filter(device => device.where === 'room')) },
    { label: 'Yours', options: options(devices.filter(device => device.where === 'person')) },
    {
      label: 'Something else',
      options: [
        { value: otherDevice, label: 'Another device: write its tag' },
        { value: unlistedDevice, label: 'It is not in the inventory: say what it is' },
        ...(isRequired ? [] : [{ value: noDevice, label: 'It is not about one device' }]),
      ],
    },
  ].filter(group => group.options.length > 0)
}

/** The device a ticket is about: one of the room, one's own, one by its tag, one in words, or none unless it is required. */
export function DeviceField(props: {
  form: ActionFormHandle
  offer: DeviceOffer
  isLoading: boolean
  isRequired: boolean
}) {
  const { form, offer, isLoading, isRequired } = props
  const [value, setValue] = useState('')
  const [chosen, setChosen] = useState<DeviceChoice | null>(null)
  if (offer.status !== 'offered')
    return <TypedDevice form={form} isDown={offer.status === 'down'} isRequired={isRequired} />
  const { defaultValue: _, ...field } = form.field('device')
  const choose = (next: string) => {
    setValue(next)
    setChosen(offer.devices.find(device => device.tag === next) ?? null)
  }
  return (
    <>
      <Select
        {...field}
        label="Device"
        hint={isLoading ? 'Looking for the devices of this room…' : 'Devices in the room and your own come first.'}
        placeholder="Choose a device"
        options={groupsOf(offer.devices, chosen, isRequired)}
        value={value}
        onChange={event => choose(event.currentTarget.value)}
      />
      {value === otherDevice ? <TagField form={form} isRequired={isRequired} /> : null}
      {value === unlistedDevice ? <WhatField form={form} label="What is it?" /> : null}
    </>
  )
}

function TagField({ form, isRequired }: { form: ActionFormHandle; isRequired: boolean }) {
  return (
    <TextField
      {...form.field('tag')}
      label="Asset tag"
      hint={`It is on the sticker, for example TC-12345.${isRequired ? '' : ' Write NO TAG if there is none.'}`}
      autoComplete="off"
      autoCapitalize="characters"
      maxLength={50}
    />
  )
}

/** A device that has no tag, in words. */
function WhatField({ form, label }: { form: ActionFormHandle; label: string }) {
  return (
    <TextField
      {...form.field('what')}
      label={label}
      hint="For example: blue Dell laptop, my own."
      autoComplete="off"
      maxLength={200}
    />
  )
}

function TypedDevice(props: { form: ActionFormHandle; isDown: boolean; isRequired: boolean }) {
  const { form, isDown, isRequired } = props
  return (
    <>
      <input type="hidden" name="device" value={otherDevice} />
      {isDown ? (
        <Notice tone="warning">The list of devices is not available right now. Write the tag instead.</Notice>
      ) : null}
      <TagField form={form} isRequired={isRequired} />
      {isRequired ? <WhatField form={form} label="Or what it is, if it has no tag" /> : null}
    </>
  )
}
