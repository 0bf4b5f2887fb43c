'use client'

import { Button, type ButtonProps } from '@ocs/ui/button'
import { Dialog } from '@ocs/ui/dialog'
import { TextField } from '@ocs/ui/text-field'
import { toast } from '@ocs/ui/toast'
import { Copy } from 'lucide-react'
import { useRef } from 'react'

/** What an AddressDialog takes. */
export type AddressDialogProps = {
  /** The words of the button, and what tells it apart from others like it. */
  label: string
  description: string
  title: string
  /** What the address is good for. */
  text: string
  address: string
  size?: ButtonProps['size']
}

/** A button that shows an address to take along: to copy, or to read where the browser does not let pages copy. */
export function AddressDialog({ label, description, title, text, address, size = 'sm' }: AddressDialogProps) {
  const field = useRef<HTMLInputElement>(null)
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(address)
      toast.success('The address is copied.')
    } catch {
      toast.error('This browser does not let OCS copy. The address is marked: press Ctrl+C.')
    }
  }
  return (
    <Dialog
      title={title}
      trigger={
        <Button size={size} aria-label={description}>
          {label}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-muted">{text}</p>
        <TextField ref={field} label="Address" name="address" readOnly value={address} />
        <Button className="self-start" icon={<Copy aria-hidden />} onPress={copy}>
          Copy
        </Button>
      </div>
    </Dialog>
  )
}
