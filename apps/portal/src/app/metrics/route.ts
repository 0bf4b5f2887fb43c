import { metricsText } from '../../server/metrics-text.ts'

export const dynamic = 'force-dynamic'

/** Metrics for Prometheus; the reverse proxy keeps this path to the inside. */
export async function GET(): Promise<Response> {
  const { type, text } = await metricsText()
  return new Response(text, { headers: { 'content-type': type } })
}
