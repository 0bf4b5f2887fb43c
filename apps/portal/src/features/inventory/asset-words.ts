import type { Asset } from '@ocs/contracts/assets'

/** Conditions as people read them. */
export const conditionLabels: Record<Asset['condition'], string> = {
  excellent: 'Excellent',
  good: 'Good',
  fair: 'Fair',
  poor: 'Poor',
  damaged: 'Damaged',
}
