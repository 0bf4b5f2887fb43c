import { type AuditListInput, AuditListInput as Input } from '@ocs/contracts/system'
import * as z from 'zod'
import { filterParam, listParams } from '../../form/list-address.ts'

/** The filters of the audit archive, as they stand in the address. `person` is the id of who did it. */
export const AuditFilter = z.object({
  ...listParams,
  service: filterParam(Input.shape.service.unwrap()),
  noun: filterParam(Input.shape.noun.unwrap()),
  person: filterParam(Input.shape.actorId.unwrap()),
})
export type AuditFilter = z.infer<typeof AuditFilter>

/** The filters as the manage service takes them. */
export function auditQuery({ q, service, noun, person, cursor }: AuditFilter): AuditListInput {
  return { search: q, service, noun, actorId: person, cursor, limit: 50 }
}
