import { randomBytes, randomUUID } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { isDevelopment } from './server/env.ts'
import { countRequest } from './server/metrics.ts'

function contentSecurityPolicy(nonce: string): string {
  const script = `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`
  return [
    "default-src 'self'",
    `script-src ${script}`,
    // Overlays and tables are placed by style attributes, which no nonce can cover.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Next answers a path with broken percent signs with a 500; it is the asker's mistake. */
function canBeRead(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/**
 * Before every page: a fresh nonce for its scripts, an id for the request, and the path asked for, which
 * `requirePerson` sends along to the sign-in page. It decides nothing about who may see what.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  countRequest(request.method, pathname)
  if (!canBeRead(pathname))
    return new NextResponse('This address cannot be read. Check it and try again.', { status: 400 })
  const policy = contentSecurityPolicy(randomBytes(16).toString('base64'))
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-ocs-path', `${pathname}${search}`)
  headers.set('x-request-id', randomUUID())
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

// Files come and go past this: it would cut an upload off at 10 MB, and their answers have a policy of their own.
export const config = {
  matcher: [
    {
      source: '/((?!_next/static|_next/image|favicon.ico|icon.svg|healthz|readyz|metrics|tickets/[^/]+/[^/]+/files).*)',
      missing: [{ type: 'header', key: 'next-router-prefetch' }],
    },
  ],
}
