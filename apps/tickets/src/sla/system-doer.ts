import { systemRef } from '@ocs/contracts/actors'
import type { Doer } from '@ocs/service-kit/transaction'

/** The service itself, where a rule acts on time: in the history it is "System", in the policy a machine that works both desks. */
export const systemDoer: Doer = {
  actor: { kind: 'machine', ...systemRef, grants: [], scopes: ['tickets:read', 'tickets:comment', 'tickets:work'] },
  requestId: 'system',
  idempotencyKey: null,
}
