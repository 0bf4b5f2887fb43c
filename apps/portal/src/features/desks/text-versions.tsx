import type { PersonRef } from '@ocs/contracts/people'
import { formatInstant } from '@ocs/contracts/plain-dates'
import { LinkButton } from '@ocs/ui/button'
import { Panel } from '@ocs/ui/panel'
import { Timeline } from '@ocs/ui/timeline'

/** One version of something that a director edits; `body` is how it read. */
type Version = { version: number; name: string; active: boolean; at: string; by: PersonRef; body: string }

/** What an edit did, as the end of a sentence: told from the version before it. */
function deed(version: Version, before: Version | undefined): string {
  if (!before) return version.version === 1 ? 'added this' : 'saved this'
  if (version.active !== before.active) return version.active ? 'switched this on' : 'switched this off'
  return version.name === before.name ? 'changed this' : `changed this, and its name from “${before.name}”`
}

/** The versions of one ready-made text, the newest first: who saved what when. */
export function TextVersions(props: { name: string; closeHref: string; versions: Version[] }) {
  const { name, closeHref, versions } = props
  return (
    <Panel
      title={`History of “${name}”`}
      actions={
        <LinkButton href={closeHref} variant="quiet" size="sm">
          Close history
        </LinkButton>
      }
    >
      <Timeline
        label={`History of ${name}`}
        items={versions.map((version, index) => ({
          key: String(version.version),
          who: version.by.name,
          what: deed(version, versions[index + 1]),
          when: formatInstant(version.at),
          dateTime: version.at,
          body: version.body,
        }))}
      />
    </Panel>
  )
}
