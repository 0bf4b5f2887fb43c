import { db } from '../../../../server/db.ts'
import { env } from '../../../../server/env.ts'
import { type TokenAnswer, tokenError } from '../../../../server/oauth.rules.ts'
import { issueToken } from '../../../../server/oauth.ts'

/** A request has a handful of short parameters. Bytes. */
const longest = 16_384

function answer({ status, body }: TokenAnswer): Response {
  const headers = new Headers({ 'cache-control': 'no-store', pragma: 'no-cache' })
  if (status === 401) headers.set('www-authenticate', 'Basic realm="OCS", charset="UTF-8"')
  if (status === 429) headers.set('retry-after', '60')
  return Response.json(body, { status, headers })
}

/** OAuth 2.0 token endpoint for machines: client credentials, form-encoded. */
export async function POST(request: Request): Promise<Response> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') {
    return answer(tokenError('invalid_request', 'Send application/x-www-form-urlencoded.'))
  }
  if (Number(request.headers.get('content-length') ?? 0) > longest) return new Response(null, { status: 413 })
  const body = await request.text()
  if (body.length > longest) return new Response(null, { status: 413 })
  const { OCS_TOKEN_PRIVATE_KEY: privateKey, OCS_MANAGE_CLIENT_SECRET: manageSecret } = env()
  return answer(await issueToken(db(), { privateKey, manageSecret }, request.headers.get('authorization'), body))
}
