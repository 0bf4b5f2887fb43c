'use client'

import type { ClosureImport } from '@ocs/contracts/clocks'
import { Button, SubmitButton } from '@ocs/ui/button'
import { Dialog } from '@ocs/ui/dialog'
import { Field } from '@ocs/ui/field'
import { FormActions, FormStack } from '@ocs/ui/form'
import { TextArea } from '@ocs/ui/text-area'
import { useState } from 'react'
import { ActionForm, useActionForm } from '../../form/action-form.tsx'
import { wholeDistrict } from './closure.form.ts'
import { type PlaceOption, WhereField } from './closure-forms.tsx'
import { previewImportAction } from './desk-settings.actions.ts'
import { ImportPreview } from './import-preview.tsx'

/** A calendar file that was read: what is in it, for where, and what importing it would do. */
type Reading = { ics: string; placeId: string; preview: ClosureImport }

/** Imports closures out of a calendar file, in a dialog: first the file, then what it would change, then the import. */
export function ImportClosures({ places }: { places: PlaceOption[] }) {
  return (
    <Dialog title="Import a calendar file" size="lg" isDismissable={false} trigger={<Button size="sm">Import</Button>}>
      {close => <Steps places={places} close={close} />}
    </Dialog>
  )
}

/** What is in a file, as far as the service reads; a character more makes it say that the file is too large. */
async function beginningOf(file: File | undefined): Promise<string> {
  return (await file?.text())?.slice(0, 500_001) ?? ''
}

function Steps({ places, close }: { places: PlaceOption[]; close: () => void }) {
  const [ics, setIcs] = useState('')
  const [placeId, setPlaceId] = useState(wholeDistrict)
  const [reading, setReading] = useState<Reading | null>(null)
  if (reading) return <ImportPreview {...reading} onBack={() => setReading(null)} close={close} />
  return (
    <ChooseFile
      places={places}
      ics={ics}
      placeId={placeId}
      onIcs={setIcs}
      onRead={read => {
        setPlaceId(read.placeId)
        setReading(read)
      }}
      close={close}
    />
  )
}

function ChooseFile(props: {
  places: PlaceOption[]
  ics: string
  placeId: string
  onIcs: (ics: string) => void
  onRead: (reading: Reading) => void
  close: () => void
}) {
  const { places, ics, placeId, onIcs, onRead, close } = props
  const form = useActionForm(async (state, data) => {
    const { preview, ...answer } = await previewImportAction(state, data)
    const sent = (name: string) => String(data.get(name) ?? '')
    if (preview) onRead({ ics: sent('ics'), placeId: sent('placeId'), preview })
    return answer
  }, 'import')
  const { defaultValue: _, ...text } = form.field('ics')
  return (
    <div onReset={event => event.preventDefault()}>
      <ActionForm form={form}>
        <FormStack>
          <Field
            label="Calendar file"
            name="file"
            id="import-file"
            hint="A file that ends in .ics, such as a school calendar exports it."
          >
            <input
              type="file"
              id="import-file"
              accept=".ics,text/calendar"
              aria-describedby="import-file-hint"
              className="control bg-surface! file:mr-3 file:rounded-control file:border file:border-line-strong file:bg-surface file:px-2 file:text-ink"
              onChange={async event => onIcs(await beginningOf(event.currentTarget.files?.[0]))}
            />
          </Field>
          <TextArea
            {...text}
            label="Or paste what is in it"
            rows={4}
            value={ics}
            onChange={event => onIcs(event.currentTarget.value)}
            spellCheck={false}
          />
          <WhereField form={form} places={places} initial={placeId} />
          <FormActions>
            <SubmitButton isPending={form.isPending}>Preview</SubmitButton>
            <Button variant="quiet" onPress={close}>
              Cancel
            </Button>
          </FormActions>
        </FormStack>
      </ActionForm>
    </div>
  )
}
