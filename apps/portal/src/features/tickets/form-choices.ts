import type { DeviceChoice } from '@ocs/contracts/assets'

/** What the form sends in place of a room: the problem is in none, or in one that is not listed. */
export const noRoom = 'none'

/** What the form sends in place of a device's tag: it is not about a device. */
export const noDevice = 'none'

/** What the form sends where the tag was typed. */
export const otherDevice = 'other'

/** The devices a form offers; `down` where the inventory does not answer, `none` for who may not choose from it. */
export type DeviceOffer = { status: 'offered'; devices: DeviceChoice[] } | { status: 'down' | 'none' }
