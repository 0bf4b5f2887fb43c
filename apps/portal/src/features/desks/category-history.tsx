import type { CategoryVersion } from '@ocs/contracts/categories'
import { formatInstant } from '@ocs/contracts/plain-dates'
import { Notice } from '@ocs/ui/notice'
import { Panel } from '@ocs/ui/panel'
import { Timeline } from '@ocs/ui/timeline'
import { changedLines } from './category-words.ts'

/** What a version did, and its lines that came or went. */
function deedOf(version: CategoryVersion, before: CategoryVersion | undefined) {
  if (!before) return { what: version.version === 1 ? 'made this category' : 'changed this category', lines: null }
  if (version.active !== before.active)
    return { what: version.active ? 'offered it again' : 'took it out of the form', lines: null }
  const { gone, come } = changedLines(before, version)
  if (gone.length + come.length === 0) return { what: 'changed the order of its questions', lines: null }
  return { what: 'changed it', lines: { gone, come } }
}

function Lines({ gone, come }: { gone: string[]; come: string[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {come.map(line => (
        <li key={`+${line}`}>{line}</li>
      ))}
      {gone.map(line => (
        <li key={`-${line}`} className="text-muted">
          Before: {line}
        </li>
      ))}
    </ul>
  )
}

/** Who changed what about a category, and when; the newest first. `history` is null where it could not be had. */
export function CategoryHistory({ history }: { history: CategoryVersion[] | null }) {
  if (!history) return <Notice tone="warning">The history of this category cannot be shown right now.</Notice>
  return (
    <Panel title="History">
      <Timeline
        items={history.map((version, at) => {
          const { what, lines } = deedOf(version, history[at + 1])
          return {
            key: String(version.version),
            who: version.actor.name,
            when: formatInstant(version.at),
            dateTime: version.at,
            what,
            body: lines ? <Lines {...lines} /> : undefined,
          }
        })}
      />
    </Panel>
  )
}
