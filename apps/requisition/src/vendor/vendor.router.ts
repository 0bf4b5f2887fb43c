import { PageInput } from '@ocs/contracts/pages'
import { Vendor, VendorInput, VendorPage } from '@ocs/contracts/requisitions'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import type { Db } from '../db.ts'
import { permissionFor } from './vendor.policy.ts'
import { approveVendor, listVendors, requestVendor } from './vendor.store.ts'

const VendorListInput = z.object({
  search: z.string().trim().max(200).optional(),
  /** `usable`: on the caller's own requisitions. `pending`: not approved yet. Absent: all the caller may see. */
  view: z.enum(['usable', 'pending']).optional(),
  ...PageInput.shape,
})

/** Whom the district buys from. Who may see, use or approve which is the policy's. */
export function vendorRouter(db: Db) {
  return router({
    /** A page of the vendors that the caller may see, by name. Errors: `bad_cursor`. */
    list: procedure
      .meta({ can: permissionFor.read })
      .input(VendorListInput)
      .output(VendorPage)
      .query(({ ctx, input }) => listVendors(db, ctx.actor, input)),

    /** Asks for a vendor; the caller may use it at once. Errors: `already_exists`. */
    request: procedure
      .meta({ can: permissionFor.request })
      .input(VendorInput)
      .output(Vendor)
      .mutation(({ ctx, input }) => requestVendor(db, ctx, input)),

    /** Opens a vendor to everybody. Errors: `not_found`, `already_exists`. */
    approve: procedure
      .meta({ can: permissionFor.approve })
      .input(z.object({ id: z.uuid() }))
      .output(Vendor)
      .mutation(({ ctx, input }) => approveVendor(db, ctx, input)),
  })
}
