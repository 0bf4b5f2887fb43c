/** Work that a service does by itself. Several processes may run it at once; it must see to it that things happen once. */
export type Job = {
  name: string
  everySeconds: number
  run: (now: Date) => Promise<unknown>
}

/** Running jobs. */
export type Jobs = {
  /** Runs a job as soon as it is free, beside its usual times. */
  wake: (name: string) => void
  /** Starts none any more and lets the running ones end. */
  stop: () => Promise<void>
}

type Options = {
  jobs: Job[]
  /** What time it is; tests bring their own. */
  now?: () => Date
  /** Told of a failure. The job runs again at its next time. */
  failed: (job: string, error: unknown) => void
}

/**
 * Makes jobs run at their times, each never twice at once in this process. Nothing runs before `start`, but a job can
 * be woken; the first run is one interval after the start, so that a service that starts has its hands free.
 */
export function createJobs({ jobs, now = () => new Date(), failed }: Options): Jobs & { start: () => void } {
  const running = new Map<string, Promise<void>>()
  const again = new Set<string>()
  const timers: NodeJS.Timeout[] = []
  let stopped = false

  async function work(job: Job): Promise<void> {
    do {
      again.delete(job.name)
      try {
        await job.run(now())
      } catch (error) {
        failed(job.name, error)
      }
    } while (again.has(job.name) && !stopped)
    running.delete(job.name)
  }

  function wake(name: string): void {
    const job = jobs.find(candidate => candidate.name === name)
    if (!job) throw new Error(`There is no job "${name}"`)
    if (stopped) return
    // A run that has begun may have looked already; another one must follow it.
    if (running.has(name)) again.add(name)
    else running.set(name, work(job))
  }

  return {
    wake,
    start() {
      for (const job of jobs) timers.push(setInterval(() => wake(job.name), job.everySeconds * 1000).unref())
    },
    async stop() {
      stopped = true
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running.values())
    },
  }
}
