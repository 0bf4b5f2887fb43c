/** Runs once when the server starts: wrong settings end it here, and the services are told the places. */
export async function register(): Promise<void> {
  // Next compiles this file for its edge runtime too, where the database does not exist, and leaves out what this excludes.
  // biome-ignore lint/style/noProcessEnv: not a setting; Next puts the runtime's name here while it compiles.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { start } = await import('./server/start.ts')
    await start()
  }
}
