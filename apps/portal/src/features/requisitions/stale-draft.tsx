import { SubmitButton } from '@ocs/ui/button'
import { TextLink } from '@ocs/ui/link'
import { Notice } from '@ocs/ui/notice'

/** The two ways on when a draft was saved somewhere else meanwhile: look at that first, or save over it. */
export function StaleDraft({ id, href }: { id: string; href: string }) {
  return (
    <div id={id} tabIndex={-1}>
      <Notice tone="warning" title="This draft was saved somewhere else meanwhile">
        <p>
          What you wrote here is still here, and not saved.{' '}
          <TextLink href={href} target="_blank">
            See what was saved
          </TextLink>{' '}
          (opens in a new tab), or save yours over it.
        </p>
        <div className="mt-2">
          <SubmitButton variant="secondary" size="sm" name="intent" value="replace">
            Replace it with mine
          </SubmitButton>
        </div>
      </Notice>
    </div>
  )
}
