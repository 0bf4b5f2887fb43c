'use client'

import { Button, SubmitButton } from '@ocs/ui/button'
import type { ComboItem } from '@ocs/ui/combo-box'
import { Dialog } from '@ocs/ui/dialog'
import { FormActions, FormStack } from '@ocs/ui/form'
import { TextArea } from '@ocs/ui/text-area'
import { TextField } from '@ocs/ui/text-field'
import { toast } from '@ocs/ui/toast'
import { ActionForm, useActionForm } from '../../form/action-form.tsx'
import { SearchPicker } from '../../form/search-picker.tsx'
import { requestVendorAction, searchVendors } from './requisition.actions.ts'

/** Picks a vendor, or leads to asking for a new one. `chosen` is what it starts from; a new one mounts it anew. */
export function VendorPicker(props: {
  name: string
  id: string
  errors: string[] | undefined
  vendors: ComboItem[]
  chosen: ComboItem | null
  onAsk: () => void
}) {
  const { vendors, chosen, onAsk, ...field } = props
  return (
    <div className="grid items-end gap-2 sm:grid-cols-[minmax(0,1fr)_auto]">
      <SearchPicker
        key={chosen?.id}
        {...field}
        label="Vendor"
        hint="Needed to submit; a draft can be saved without."
        placeholder="Type a name"
        emptyText="No vendor fits: ask for a new one"
        search={searchVendors}
        initialItems={vendors}
        defaultItem={chosen}
      />
      <Button onPress={onAsk}>Ask for a new vendor</Button>
    </div>
  )
}

/** Asks for a vendor that is not in the list. It stands beside the draft's form, not in it: a form in a form sends both. */
export function NewVendorDialog(props: {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onMade: (vendor: ComboItem) => void
}) {
  const { isOpen, onOpenChange, onMade } = props
  return (
    <Dialog title="Ask for a new vendor" isOpen={isOpen} onOpenChange={onOpenChange} isDismissable={false}>
      {close => <NewVendorForm onMade={onMade} close={close} />}
    </Dialog>
  )
}

function NewVendorForm({ onMade, close }: { onMade: (vendor: ComboItem) => void; close: () => void }) {
  const form = useActionForm(async (state, data) => {
    const answer = await requestVendorAction(state, data)
    const { id, name } = answer.values
    if (answer.status === 'done' && id && name) {
      onMade({ id, label: name })
      close()
      toast.success(answer.message)
    }
    return answer
  }, 'vendor')
  return (
    <ActionForm form={form}>
      <p className="mb-4 text-muted">
        You can use it at once on your own requests. Others see it once the bookkeeper has approved it.
      </p>
      <FormStack>
        <TextField label="Name" autoComplete="off" {...form.field('name')} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label="E-mail" type="email" isOptional autoComplete="off" {...form.field('email')} />
          <TextField label="Phone" type="tel" isOptional autoComplete="off" {...form.field('phone')} />
        </div>
        <TextArea label="Address" isOptional rows={3} {...form.field('address')} />
        <FormActions>
          <SubmitButton isPending={form.isPending}>Ask for this vendor</SubmitButton>
          <Button variant="quiet" onPress={close}>
            Cancel
          </Button>
        </FormActions>
      </FormStack>
    </ActionForm>
  )
}
