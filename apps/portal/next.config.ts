import { join } from 'node:path'
import type { NextConfig } from 'next'

const isHttps = process.env.NEXTAUTH_URL?.startsWith('https:') ?? false

const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(self), microphone=(), geolocation=(), payment=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  ...(isHttps ? [{ key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' }] : []),
]

const config: NextConfig = {
  // scripts/build.ts gives every build a folder of its own, so that it disturbs neither `next dev` nor a stack that runs.
  ...(process.env.OCS_NEXT_DIR && { distDir: process.env.OCS_NEXT_DIR }),
  poweredByHeader: false,
  // The title stands in the head of every page from the start, for whoever asks: a screen reader says it first.
  htmlLimitedBots: /.*/,
  reactStrictMode: true,
  // The design system and the contracts are TypeScript sources.
  transpilePackages: ['@ocs/ui', '@ocs/contracts', '@ocs/service-kit'],
  serverExternalPackages: ['pino', 'prom-client', 'pg', '@prisma/client', '@prisma/adapter-pg'],
  turbopack: { root: join(import.meta.dirname, '../..') },
  outputFileTracingRoot: join(import.meta.dirname, '../..'),
  // Types are checked by the compiler itself, with all workspaces, before anything is built.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [{ source: '/:path*', headers }],
}

export default config
