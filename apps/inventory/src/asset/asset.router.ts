import {
  AddAssetInput,
  Asset,
  AssetListInput,
  AssetPage,
  DeviceChoice,
  DeviceChoicesInput,
  FindDevicesInput,
  NamedDevice,
} from '@ocs/contracts/assets'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import type { Db } from '../db.ts'
import { deviceChoices, findDevices, listAssets } from './asset.list.ts'
import { permissionFor } from './asset.policy.ts'
import { addAsset, getAsset, namedDevice } from './asset.store.ts'

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

    /** Devices anywhere in the district by a part of tag or serial number, for the ticket form; at most 10. */
    find: procedure
      .meta({ can: permissionFor.choose })
      .input(FindDevicesInput)
      .output(z.array(DeviceChoice))
      .query(({ ctx, input }) => findDevices(db, ctx.actor, input)),

    /** The device that a ticket is to be about, by its tag. Errors: `not_found`. */
    named: procedure
      .meta({ can: permissionFor.choose })
      .input(z.object({ tag: Tag }))
      .output(NamedDevice)
      .query(({ ctx, input }) => namedDevice(db, ctx.actor, input)),
  })
}
