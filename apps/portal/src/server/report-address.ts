import { env } from './env.ts'

/** The address to put on a door or a device as a code: whoever opens it reports a problem with exactly that. */
export function reportAddress(of: { room: string } | { asset: string }): string {
  return new URL(`/report?${new URLSearchParams(of)}`, env().NEXTAUTH_URL).href
}
