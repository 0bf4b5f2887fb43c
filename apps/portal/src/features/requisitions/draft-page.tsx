import type { Reason } from '@ocs/contracts/reasons'
import type { Requisition } from '@ocs/contracts/requisitions'
import type { ComboItem } from '@ocs/ui/combo-box'
import { Notice } from '@ocs/ui/notice'
import { PageHeader } from '@ocs/ui/page-header'
import { ConfirmForm } from '../../form/confirm-form.tsx'
import { DraftEditor } from './draft-editor.tsx'
import { typedLines } from './draft-lines.ts'
import { discardDraftAction } from './requisition.actions.ts'
import { RequisitionStatusBadge } from './requisition-status.tsx'

const refusals: Partial<Record<Reason, string>> = {
  requisition_empty: 'Add at least one line, then submit again.',
  vendor_not_usable: 'Its vendor cannot be used any more. Choose another one, then submit again.',
  fiscal_year_closed: 'The fiscal year is closed; nothing new can be submitted until the next one is opened.',
  service_unavailable: 'The purchasing service stopped answering. Submit again in a minute.',
  stale_version: 'It was changed somewhere else at the same moment. Check it, then submit again.',
}

/** Why a draft was saved and not submitted, as its address says it; nothing for what is no reason. */
function Refused({ reason }: { reason: unknown }) {
  if (typeof reason !== 'string' || !/^[a-z_]{3,40}$/.test(reason)) return null
  const known = Object.hasOwn(refusals, reason) ? refusals[reason as Reason] : undefined
  return (
    <Notice tone="warning" title="Saved as a draft, but not submitted" className="mb-4">
      {known ?? 'Try to submit it again; if it goes on, tell the technology department.'}
    </Notice>
  )
}

/** A draft to be written on by its requester. */
export function DraftPage(props: {
  draft: Requisition
  places: { id: string; name: string }[]
  vendors: ComboItem[]
  backHref: string
  refused: unknown
}) {
  const { draft, places, vendors, backHref, refused } = props
  const { id, version, title, justification, place, vendor, shippingCents, allowedActions } = draft
  return (
    <>
      <PageHeader
        title={title}
        back={{ href: backHref, label: 'Purchasing' }}
        meta={
          <>
            <RequisitionStatusBadge status={draft.status} />
            <span>Only you see it until you submit it</span>
          </>
        }
        actions={
          allowedActions.includes('discard') ? (
            <ConfirmForm
              label="Discard draft"
              title="Discard this draft?"
              text="It is gone for good, with everything that was written into it."
              confirmLabel="Discard draft"
              isDanger
              size="md"
              action={discardDraftAction}
              hidden={{ id, version }}
            />
          ) : undefined
        }
      />
      <Refused reason={refused} />
      <DraftEditor
        draft={{
          id,
          version,
          title,
          justification,
          placeId: place.id,
          vendor: vendor && { id: vendor.id, label: vendor.name },
          shippingCents,
          lines: typedLines(draft.lines),
        }}
        places={places}
        vendors={vendors}
        maySubmit={allowedActions.includes('submit')}
      />
    </>
  )
}
