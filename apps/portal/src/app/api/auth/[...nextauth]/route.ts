import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions, sessionCookie } from '../../../../server/auth.ts'

type Route = { params: Promise<{ nextauth: string[] }> }

function handler(request: NextRequest, route: Route): Promise<Response> {
  return NextAuth(request, route, authOptions(request.cookies.get(sessionCookie())?.value))
}

export { handler as GET, handler as POST }
