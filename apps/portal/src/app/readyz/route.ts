import { db } from '../../server/db.ts'
import { log } from '../../server/log.ts'

export const dynamic = 'force-dynamic'

/** Whether the portal can work: its database answers. 503 while it does not. */
export async function GET(): Promise<Response> {
  try {
    await db().$queryRaw`select 1`
    return Response.json({ status: 'ready' })
  } catch (error) {
    log().warn({ err: error }, 'not ready')
    return Response.json({ status: 'database unavailable' }, { status: 503 })
  }
}
