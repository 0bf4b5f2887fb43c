import type { Vendor } from '@ocs/contracts/requisitions'
import type { ComboItem } from '@ocs/ui/combo-box'

/** A vendor as the picker offers it. */
export function vendorItem({ id, name, approved }: Pick<Vendor, 'id' | 'name' | 'approved'>): ComboItem {
  return { id, label: name, ...(!approved && { detail: 'Asked for by you, not approved yet' }) }
}
