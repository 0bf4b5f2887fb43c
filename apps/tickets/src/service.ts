import { createService, type Service, type ServiceOptions } from '@ocs/service-kit/service'
import { archiveJob, archiveJobs } from './archive/archive.jobs.ts'
import { createJobs } from './clock/jobs.ts'
import { openDb } from './db.ts'
import { recurrenceJob, recurrenceJobs } from './recurrence/recurrence.jobs.ts'
import { appRouter } from './router.ts'
import { recountJob, slaJobs } from './sla/sla.jobs.ts'

type Settings = Omit<ServiceOptions, 'name' | 'router' | 'db'> & { databaseUrl: string; now?: () => Date }

/** The tickets service on its database; `main.ts` runs it, tests start it. What it does by itself runs while it is started. */
export function ticketsService({ databaseUrl, now, ...settings }: Settings): Service {
  const db = openDb(databaseUrl)
  const jobs = createJobs({
    jobs: [...slaJobs(db), ...recurrenceJobs(db), ...archiveJobs(db)],
    now,
    failed(job, error) {
      if (settings.logLevel === 'silent') return
      const line = { level: 50, time: Date.now(), name: 'tickets', job, msg: 'failed', err: String(error) }
      process.stderr.write(`${JSON.stringify(line)}\n`)
    },
  })
  const service = createService({
    name: 'tickets',
    router: appRouter(
      db,
      databaseUrl,
      () => jobs.wake(recountJob),
      () => jobs.wake(recurrenceJob),
    ),
    db,
    ...settings,
  })
  return {
    async start() {
      const started = await service.start()
      jobs.start()
      // What a new release has to count and to put away before anybody waits for it.
      jobs.wake(recountJob)
      jobs.wake(archiveJob)
      return started
    },
    async stop() {
      await jobs.stop()
      await service.stop()
    },
  }
}
