import {
  AddAssetInput,
  Asset,
  AssetListInput,
  AssetPage,
  DeviceChoice,
  DeviceChoicesInput,
} from '@ocs/contracts/assets'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import type { Db } from '../db.ts'
import { deviceChoices, listAssets } from './asset.list.ts'
import { permissionFor } from './asset.policy.ts'
import { addAsset, getAsset } from './asset.store.ts'

const tags = ['assets']
const Tag = z.string().trim().min(1).max(50)

/** A path segment arrives as it was sent, with `%2F` for a slash. */
const TagInPath = z
  .string()
  .max(500)
  .transform((segment, ctx) => {
    try {
      return decodeURIComponent(segment)
    } catch {
      ctx.addIssue('The tag in the address is not escaped correctly')
      return z.NEVER
    }
  })
  .pipe(Tag)

/** The things the district owns. Who may see or add which is the policy's. */
export function assetRouter(db: Db) {
  return router({
    /** Puts a thing into the inventory. Errors: `forbidden`, `already_exists`. */
    add: procedure
      .meta({ can: permissionFor.add, openapi: { method: 'POST', path: '/inventory/assets', tags, protect: true } })
      .input(AddAssetInput)
      .output(Asset)
      .mutation(({ ctx, input }) => addAsset(db, ctx, input)),

    /** A page of the assets that the caller may see, in natural order of tag. Errors: `bad_cursor`. */
    list: procedure
      .meta({ can: permissionFor.read, openapi: { method: 'GET', path: '/inventory/assets', tags, protect: true } })
      .input(AssetListInput)
      .output(AssetPage)
      .query(({ ctx, input }) => listAssets(db, ctx.actor, input)),

    /** One asset. Errors: `not_found`. */
    get: procedure
      .meta({ can: permissionFor.read })
      .input(z.object({ tag: Tag }))
      .output(Asset)
      .query(({ ctx, input }) => getAsset(db, ctx.actor, input)),

    /** One asset, for REST. Errors: `not_found`. */
    getByPath: procedure
      .meta({
        can: permissionFor.read,
        openapi: { method: 'GET', path: '/inventory/assets/{tag}', tags, protect: true },
      })
      .input(z.object({ tag: TagInPath }))
      .output(Asset)
      .query(({ ctx, input }) => getAsset(db, ctx.actor, input)),

    /** Devices for the ticket form: in this room, and of this person; at most 20 of each. */
    choices: procedure
      .meta({ can: permissionFor.choose })
      .input(DeviceChoicesInput)
      .output(z.array(DeviceChoice))
      .query(({ ctx, input }) => deviceChoices(db, ctx.actor, input)),
  })
}
