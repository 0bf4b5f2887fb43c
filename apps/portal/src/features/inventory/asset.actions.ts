'use server'

import { actorCan } from '@ocs/contracts/actors'
import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { placeChoices } from '../../server/choices.ts'
import { db } from '../../server/db.ts'
import { services } from '../../server/services.ts'
import { currentPerson } from '../../server/session.ts'
import { AssetForm, assetFrom, besideItsNumber } from './asset.form.ts'
import { assetPath } from './asset-filter.ts'
import { findHolders, type HolderChoice, holderById } from './holders.ts'

const can = 'assets:manage'

/** Puts a device into the inventory and opens its page. */
export async function addAssetAction(_state: FormState, data: FormData): Promise<FormState> {
  const fieldOf = { place_inactive: 'place', forbidden: 'place' } as const
  return runAction(data, { can, input: AssetForm, fieldOf }, async (form, ctx) => {
    const asset = assetFrom(form, await placeChoices(db()), await holderById(db(), form.holder))
    const context = { idempotencyKey: ctx.idempotencyKey }
    const added = services().inventory.assets.add.mutate(asset, { context })
    const { tag } = await added.catch(error => Promise.reject(besideItsNumber(error)))
    return { message: `${tag} is in the inventory`, goTo: assetPath(tag) }
  })
}

/** People to give a device to, while somebody types. Nobody for those who may not add devices. */
export async function searchHolders(typed: string): Promise<HolderChoice[]> {
  const current = await currentPerson()
  if (!current || !actorCan(current.actor, can) || typeof typed !== 'string') return []
  return findHolders(db(), typed)
}
