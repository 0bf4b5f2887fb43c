import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** The Prometheus metrics of one application: process metrics, and calls by procedure and outcome, and the size of its database. */
export function createMetrics(app: string, databaseBytes: () => Promise<number | null>) {
  const registry = new Registry()
  registry.setDefaultLabels({ app })
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'ocs_procedure_duration_seconds',
    help: 'How long a procedure took, by procedure and outcome (ok or the reason of the refusal)',
    labelNames: ['procedure', 'outcome'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  const responses = new Counter({
    name: 'ocs_http_responses_total',
    help: 'HTTP responses by status',
    labelNames: ['status'],
    registers: [registry],
  })
  new Gauge({
    name: 'ocs_database_bytes',
    help: 'Size of the application database in bytes; missing while the database does not answer',
    registers: [registry],
    async collect() {
      const bytes = await databaseBytes()
      if (bytes === null) this.reset()
      else this.set(bytes)
    },
  })
  return {
    registry,
    observe: (procedure: string, outcome: string, seconds: number) => duration.observe({ procedure, outcome }, seconds),
    responded: (status: number) => responses.inc({ status: String(status) }),
  }
}
