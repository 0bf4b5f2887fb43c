/** Runs once when the server starts: wrong settings end it here, and the services are told the places. */
export async function register(): Promise<void> {
  // Nothing below exists in Next's edge runtime, for which this file is compiled too.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { start } = await import('./server/start.ts')
  start()
}
