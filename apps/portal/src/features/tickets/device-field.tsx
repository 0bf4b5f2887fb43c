'use client'

import { type DeviceChoice, minDeviceSearch } from '@ocs/contracts/assets'
import { Notice } from '@ocs/ui/notice'
import { Select, type SelectGroup } from '@ocs/ui/select'
import { TextField } from '@ocs/ui/text-field'
import { useState } from 'react'
import type { ActionFormHandle } from '../../form/action-form.tsx'
import { SearchPicker } from '../../form/search-picker.tsx'
import { findDevices } from './find-devices.ts'
import { type DeviceOffer, noDevice, otherDevice, typedDevice, unlistedDevice } from './form-choices.ts'

const optionOf = ({ tag, label }: Pick<DeviceChoice, 'tag' | 'label'>) => ({ value: tag, label: `${label} (${tag})` })

/** The choices. A chosen device that is not offered any more, or never was, keeps its place on top. */
function groupsOf(
  devices: DeviceChoice[],
  chosen: DeviceChoice | null,
  value: string,
  isRequired: boolean,
): SelectGroup[] {
  const isListed =
    ['', otherDevice, unlistedDevice, noDevice].includes(value) || devices.some(device => device.tag === value)
  const gone = chosen?.tag === value ? optionOf(chosen) : { value, label: value }
  return [
    { label: 'Chosen before', options: isListed ? [] : [gone] },
    { label: 'In this room', options: devices.filter(device => device.where === 'room').map(optionOf) },
    { label: 'Yours', options: devices.filter(device => device.where === 'person').map(optionOf) },
    {
      label: 'Something else',
      options: [
        { value: otherDevice, label: 'Another device: find it by its tag' },
        { value: unlistedDevice, label: 'It is not in the inventory: say what it is' },
        ...(isRequired ? [] : [{ value: noDevice, label: 'It is not about one device' }]),
      ],
    },
  ].filter(group => group.options.length > 0)
}

/** What was typed where there was nothing to choose from is another device where there is. */
const begunWith = (device: string) => (device === typedDevice ? otherDevice : device)

const deviceHint = (isRequired: boolean) =>
  isRequired
    ? 'Devices in the room and your own come first.'
    : 'If it is about one. Those in the room and your own come first.'

/**
 * The device a ticket is about: one of the room, one's own, any other by tag or serial number, one in words, or none unless it is
 * required.
 */
export function DeviceField(props: {
  form: ActionFormHandle
  offer: DeviceOffer
  isLoading: boolean
  isRequired: boolean
  /** The device whose code the form was opened from. */
  named: DeviceChoice | null
}) {
  const { form, offer, isLoading, isRequired, named } = props
  const [value, setValue] = useState(() => begunWith(form.field('device').defaultValue))
  const [chosen, setChosen] = useState(named)
  if (offer.status !== 'offered')
    return <TypedDevice form={form} isDown={offer.status === 'down'} isRequired={isRequired} />
  const { defaultValue: _, ...field } = form.field('device')
  const choose = (next: string) => {
    setValue(next)
    setChosen(offer.devices.find(device => device.tag === next) ?? chosen)
  }
  return (
    <>
      <Select
        {...field}
        label="Device"
        hint={isLoading ? 'Looking for the devices of this room…' : deviceHint(isRequired)}
        placeholder="Choose a device"
        options={groupsOf(offer.devices, chosen, value, isRequired)}
        value={value}
        onChange={event => choose(event.currentTarget.value)}
      />
      {value === otherDevice ? <FoundDevice form={form} isRequired={isRequired} /> : null}
      {value === unlistedDevice ? <WhatField form={form} label="What is it?" /> : null}
    </>
  )
}

/** Any device of the district; words that find none stand as they are. */
function FoundDevice({ form, isRequired }: { form: ActionFormHandle; isRequired: boolean }) {
  const before = form.field('tag').defaultValue
  return (
    <SearchPicker
      id={form.idOf('tag')}
      name="found"
      textName="tag"
      label="Asset tag or serial number"
      hint={`They are on the sticker: type at least three characters.${isRequired ? '' : ' Write NO TAG if there is none.'}`}
      errors={form.field('tag').errors}
      defaultText={before}
      search={findDevices}
      minLength={minDeviceSearch}
      emptyText="No device has this. What you typed is sent as it is."
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
      <input type="hidden" name="device" value={typedDevice} />
      {isDown ? (
        <Notice tone="warning">The list of devices is not available right now. Write the tag instead.</Notice>
      ) : null}
      <TextField
        {...form.field('tag')}
        label="Asset tag"
        isOptional={!isRequired}
        hint="It is on the sticker, for example TC-12345."
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={50}
      />
      {isRequired ? <WhatField form={form} label="Or what it is, if it has no tag" /> : null}
    </>
  )
}
