import { type RequisitionStatus, requisitionStatusLabels } from '@ocs/contracts/requisitions'
import { Badge, type Tone } from '@ocs/ui/badge'

const tones: Record<RequisitionStatus, Tone> = {
  draft: 'neutral',
  submitted: 'info',
  supervisor_approved: 'accent',
  finance_approved: 'accent',
  director_approved: 'accent',
  po_issued: 'success',
  partly_received: 'warning',
  received: 'success',
  closed: 'muted',
  sent_back: 'warning',
  denied: 'danger',
}

/** A requisition's status as a badge. */
export function RequisitionStatusBadge({ status }: { status: RequisitionStatus }) {
  return (
    <Badge tone={tones[status]} hasDot>
      {requisitionStatusLabels[status]}
    </Badge>
  )
}
