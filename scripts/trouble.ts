/** A failure that a person can act on: its message is one plain sentence that says what to do, and is shown without a stack. */
export class Trouble extends Error {
  override name = 'Trouble'
}

const code = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Any error as a sentence for a person; the stack only where it is a fault of the program. */
export function sentence(error: unknown): string {
  if (error instanceof Trouble) return error.message
  if (code(error) === 'ENOSPC' || /no space left on device/i.test(String(error)))
    return 'The disk is full: free some space (1 GB is enough) and run the command again.'
  if (code(error) === 'EACCES') return `No permission: ${error instanceof Error ? error.message : error}.`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** Runs a command's main function; on failure prints one sentence and ends with code 1. */
export async function main(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    console.error(`\n${sentence(error)}`)
    process.exitCode = 1
  }
}
