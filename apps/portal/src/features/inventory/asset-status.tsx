import { type Asset, assetStatusLabels } from '@ocs/contracts/assets'
import { Badge, type Tone } from '@ocs/ui/badge'

const tones: Record<Asset['status'], Tone> = {
  available: 'success',
  checked_out: 'info',
  in_repair: 'warning',
  disposed: 'muted',
  lost: 'danger',
}

/** A device's status as a badge. */
export function AssetStatus({ status }: { status: Asset['status'] }) {
  return (
    <Badge tone={tones[status]} hasDot>
      {assetStatusLabels[status]}
    </Badge>
  )
}

/** Brand and model in one line: `Dell Chromebook 3100`. */
export function modelName({ brand, model }: Pick<Asset, 'brand' | 'model'>): string {
  return [brand, model].filter(Boolean).join(' ')
}
