'use client'

import { placeholders } from '@ocs/contracts/placeholders'
import { Button } from '@ocs/ui/button'
import { insertText } from '../../form/insert-text.ts'

/** What a ready-made text may leave open, each a button that puts it where the cursor is. `textId` is the id of the text box. */
export function PlaceholderButtons({ textId }: { textId: string }) {
  return (
    <fieldset className="-mt-2 flex flex-wrap gap-1.5">
      <legend className="mb-1 text-sm text-muted">Filled in when the text is used:</legend>
      {Object.entries(placeholders).map(([name, meaning]) => (
        <Button
          key={name}
          size="sm"
          aria-label={`Insert {${name}}: ${meaning}`}
          onPress={() => insertText(textId, `{${name}}`, 'cursor')}
        >
          {`{${name}}`}
        </Button>
      ))}
    </fieldset>
  )
}
