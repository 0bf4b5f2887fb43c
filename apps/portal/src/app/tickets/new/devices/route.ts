import { deviceOffer } from '../../../../features/tickets/devices.ts'
import { currentPerson } from '../../../../server/session.ts'

/** The devices that the ticket form offers when the room in it changes: `?room=<id>`, or the person's own without it. */
export async function GET(request: Request): Promise<Response> {
  const headers = { 'cache-control': 'no-store' }
  const current = await currentPerson()
  if (!current) return Response.json({ reason: 'unauthenticated', message: 'Sign in first.' }, { status: 401, headers })
  return Response.json(await deviceOffer(current, new URL(request.url).searchParams.get('room')), { headers })
}
