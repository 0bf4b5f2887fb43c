import { actorCan } from '@ocs/contracts/actors'
import { FindDevicesInput } from '@ocs/contracts/assets'
import { DomainError } from '@ocs/contracts/reasons'
import { refusal } from '../../../../../server/refusals.ts'
import { services } from '../../../../../server/services.ts'
import { currentPerson } from '../../../../../server/session.ts'

async function find(request: Request): Promise<Response> {
  const current = await currentPerson()
  if (!current) throw new DomainError('unauthenticated', 'Sign in first.')
  // A student writes what stands on a device; nobody looks through the district's devices by guessing.
  if (!actorCan(current.actor, 'assets:read')) throw new DomainError('forbidden', 'You may not do this.')
  const input = FindDevicesInput.safeParse({ typed: new URL(request.url).searchParams.get('q') })
  const found = input.success ? await services().inventory.assets.find.query(input.data) : []
  return Response.json(found, { headers: { 'cache-control': 'no-store' } })
}

/** Devices of the district for the ticket form: `?q=<a part of tag or serial number>`, at least three characters. For staff. */
export async function GET(request: Request): Promise<Response> {
  return find(request).catch(refusal)
}
