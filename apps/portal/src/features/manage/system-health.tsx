import { formatInstant } from '@ocs/contracts/plain-dates'
import type { ServiceHealth } from '@ocs/contracts/system'
import { Badge } from '@ocs/ui/badge'
import { ErrorState } from '@ocs/ui/error-state'
import { Notice } from '@ocs/ui/notice'
import { type Column, DataTable } from '@ocs/ui/table'
import type { Settled } from '../../server/services.ts'
import { appLabels } from './audit.words.ts'
import { formatBytes } from './system.words.ts'

const columns: Column[] = [
  { key: 'name', header: 'Application' },
  { key: 'state', header: 'State', isOneLine: true },
  { key: 'response', header: 'Response time', align: 'end', isOneLine: true },
  { key: 'size', header: 'Database', align: 'end', isOneLine: true },
  { key: 'audit', header: 'Audited up to' },
]

/** How far the archive has read an application's feed, and what keeps it from reading on. */
function Reading({ app }: { app: ServiceHealth }) {
  if (app.name === 'manage') return <span className="text-muted">Keeps the archive</span>
  return (
    <div className="min-w-0">
      {app.feedReadAt ? <time dateTime={app.feedReadAt}>{formatInstant(app.feedReadAt)}</time> : 'Not yet'}
      {app.feedError ? <p className="max-w-prose break-words text-sm text-danger-ink">{app.feedError}</p> : null}
    </div>
  )
}

const label = (app: ServiceHealth) => appLabels[app.name] ?? app.name

function cellsOf(app: ServiceHealth) {
  return {
    name: (
      <>
        <span className="font-medium">{label(app)}</span>
        <span className="block break-all text-sm font-normal text-muted">{app.url}</span>
      </>
    ),
    state: (
      <Badge tone={app.ready ? 'success' : 'danger'} hasDot>
        {app.ready ? 'Ready' : 'Not ready'}
      </Badge>
    ),
    response: app.responseMs === null ? 'No answer' : `${app.responseMs.toLocaleString('en-US')} ms`,
    size: app.databaseBytes === null ? 'Not known' : formatBytes(app.databaseBytes),
    audit: <Reading app={app} />,
  }
}

function Verdict({ down }: { down: ServiceHealth[] }) {
  if (down.length === 0) return <Notice tone="success" title="All applications are ready" />
  const isOne = down.length === 1
  return (
    <Notice tone="danger" title={isOne ? '1 application is not ready' : `${down.length} applications are not ready`}>
      {down.map(label).join(', ')}. The parts of pages that need {isOne ? 'it' : 'them'} say so; the rest works.
    </Notice>
  )
}

/** Each application as the manage service has just found it; where that is down itself, a plain notice. */
export function SystemHealth({ health }: { health: Settled<ServiceHealth[]> }) {
  if (!health.ok) {
    return (
      <ErrorState
        title="The state of the applications is not known right now"
        text="The manage service, which measures them, does not answer. The others may well be running."
        retryHref="/admin/system"
      />
    )
  }
  return (
    <div className="flex flex-col gap-4">
      <Verdict down={health.value.filter(app => !app.ready)} />
      <DataTable
        caption="Applications"
        columns={columns}
        rows={health.value.map(app => ({ key: app.name, cells: cellsOf(app) }))}
      />
    </div>
  )
}
