import type { DeviceChoice } from '@ocs/contracts/assets'
import type { Desk } from '@ocs/contracts/tickets'

/** What the form sends in place of a room: the problem is in none, or in one that is not listed. */
export const noRoom = 'none'

/** What the form sends in place of a device's tag: it is not about a device. */
export const noDevice = 'none'

/** What the form sends where the tag was typed. */
export const otherDevice = 'other'

/** The devices a form offers; `down` where the inventory does not answer, `none` for who may not choose from it. */
export type DeviceOffer = { status: 'offered'; devices: DeviceChoice[] } | { status: 'down' | 'none' }

/** What the form sends where there was nothing to choose from: the tag was typed, or left out. */
export const typedDevice = 'typed'

/** What the form sends where the device is not in the inventory and was described. */
export const unlistedDevice = 'unlisted'

/** What the names of a category's answers begin with; those of several categories can stand in one form. */
export const answerPrefix = (desk: Desk, category: string) => `answer.${desk}.${category}.`

/** The name of the field of an answer. */
export const answerName = (desk: Desk, category: string, field: string) => `${answerPrefix(desk, category)}${field}`

/** The name of the field that says which version of a category was filled in. */
export const versionName = (desk: Desk, category: string) => `version.${desk}.${category}`
