'use client'

import type { DeviceChoice } from '@ocs/contracts/assets'
import type { AssetRule, OfferedCategory } from '@ocs/contracts/categories'
import { type Desk, desks } from '@ocs/contracts/tickets'
import { Button } from '@ocs/ui/button'
import { Notice } from '@ocs/ui/notice'
import { RadioCards } from '@ocs/ui/radio-cards'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ActionFormHandle } from '../../form/action-form.tsx'
import { CategoryQuestions } from './category-questions.tsx'
import { DeviceField } from './device-field.tsx'
import type { DeviceOffer } from './form-choices.ts'

/** Before a category is chosen the device is asked for where any of the desk's would. */
function assetRule(chosen: OfferedCategory | undefined, offered: OfferedCategory[]): AssetRule {
  if (chosen) return chosen.asset
  return offered.some(each => each.asset !== 'hidden') ? 'optional' : 'hidden'
}

/** What a ticket is about, and all that this decides: the device and the questions of the category. */
export function CategoryFields(props: {
  form: ActionFormHandle
  desk: Desk
  categories: Record<Desk, OfferedCategory[] | null>
  devices: { offer: DeviceOffer; isLoading: boolean; named: DeviceChoice | null }
}) {
  const { form, desk, categories, devices } = props
  // What a draft had chosen.
  const begun = form.field('category').defaultValue
  const [keys, setKeys] = useState<Partial<Record<Desk, string>>>(begun ? { [desk]: begun } : {})
  const [visited, setVisited] = useState<string[]>(begun ? [`${desk}.${begun}`] : [])
  const offered = categories[desk]
  const chosen = offered?.find(each => each.key === keys[desk])
  const asset = assetRule(chosen, offered ?? [])
  const choose = (key: string) => {
    setKeys({ ...keys, [desk]: key })
    setVisited([...new Set([...visited, `${desk}.${key}`])])
  }
  const { defaultValue: _, ...field } = form.field('category')
  return (
    <>
      {offered?.length ? (
        <RadioCards
          {...field}
          label="What is it about?"
          columns={2}
          options={offered.map(({ key, label, hint }) => ({ value: key, label, description: hint }))}
          value={chosen?.key ?? ''}
          onChange={choose}
        />
      ) : (
        <NoCategories isAway={offered === null} />
      )}
      {/* Kept when it is not asked and then asked again; the server ignores it meanwhile. */}
      <div hidden={asset === 'hidden'} className={asset === 'hidden' ? undefined : 'flex flex-col gap-4'}>
        <DeviceField
          form={form}
          isRequired={asset === 'required'}
          offer={devices.offer}
          isLoading={devices.isLoading}
          named={devices.named}
        />
      </div>
      {desks.flatMap(of =>
        (categories[of] ?? [])
          .filter(each => visited.includes(`${of}.${each.key}`))
          .map(each => (
            <CategoryQuestions
              key={`${of}.${each.key}`}
              form={form}
              desk={of}
              category={each}
              isChosen={of === desk && each === chosen}
            />
          )),
      )}
    </>
  )
}

/** What stands in place of the categories: the service is away, or the desk has taken all of them out. */
function NoCategories({ isAway }: { isAway: boolean }) {
  const { refresh } = useRouter()
  const again = (
    <Button size="sm" onPress={refresh}>
      Try again
    </Button>
  )
  return (
    <Notice tone="warning" title="Tickets cannot be taken right now" action={again}>
      {isAway
        ? 'The tickets service does not answer. What you write here stays: try again in a minute.'
        : 'This desk does not offer anything to choose from. Ask its director.'}
    </Notice>
  )
}
