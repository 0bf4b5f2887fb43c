import { Counter, collectDefaultMetrics, register } from 'prom-client'

// One registry for the process, whichever of Next's bundles asks; metrics must be registered once.
if (!register.getSingleMetric('ocs_portal_requests_total')) {
  register.setDefaultLabels({ app: 'portal' })
  collectDefaultMetrics({ register })
  new Counter({
    name: 'ocs_portal_requests_total',
    help: 'Requests to the portal, by method and first part of the path',
    labelNames: ['method', 'area'],
  })
}

const areas = new Set([
  '',
  'admin',
  'api',
  'desks',
  'drafts',
  'inventory',
  'me',
  'report',
  'requisitions',
  'search',
  'sign-in',
  'tickets',
])
const methods = new Set(['GET', 'HEAD', 'POST'])

/** Counts a request. Labels come from short lists, so that nobody can make endless series by asking for endless paths. */
export function countRequest(method: string, path: string): void {
  const counter = register.getSingleMetric('ocs_portal_requests_total')
  const first = path.split('/')[1] ?? ''
  const area = areas.has(first) ? `/${first}` : 'other'
  if (counter instanceof Counter) counter.inc({ method: methods.has(method) ? method : 'other', area })
}
