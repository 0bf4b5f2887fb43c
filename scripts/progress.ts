/** Shows what is going on: `step` runs the work and prints its name and how long it took. */
export type Progress = {
  step<T>(name: string, work: () => Promise<T>): Promise<T>
  /** A remark about the step under way. */
  note(text: string): void
}

/** Nothing is shown, as tests want it. */
export const silent: Progress = { step: (_name, work) => work(), note: () => undefined }

/** The same, but no step begins after the signal. */
export const until = (signal: AbortSignal | undefined, progress: Progress): Progress => ({
  step(name, work) {
    signal?.throwIfAborted()
    return progress.step(name, work)
  },
  note: progress.note,
})

/** Lines on the terminal, each with its seconds. */
export function terminalProgress(out: NodeJS.WriteStream = process.stdout): Progress {
  return {
    async step(name, work) {
      const began = performance.now()
      out.write(out.isTTY ? `  … ${name}` : `  … ${name}\n`)
      const took = () => `${((performance.now() - began) / 1000).toFixed(1)} s`
      const line = (mark: string) => out.write(`${out.isTTY ? '\r\u001b[2K' : ''}  ${mark} ${name} (${took()})\n`)
      try {
        const result = await work()
        line('✔')
        return result
      } catch (error) {
        line('✘')
        throw error
      }
    },
    note(text) {
      out.write(`${out.isTTY ? '\r\u001b[2K' : ''}    ${text}\n`)
    },
  }
}
