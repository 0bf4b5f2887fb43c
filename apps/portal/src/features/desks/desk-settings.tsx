import type { CategoryName } from '@ocs/contracts/categories'
import type { Closure, DeskClock } from '@ocs/contracts/clocks'
import type { Desk } from '@ocs/contracts/tickets'
import { ErrorState } from '@ocs/ui/error-state'
import { Panel } from '@ocs/ui/panel'
import type { PlaceOption } from './closure-forms.tsx'
import { ClosuresPanel } from './closures-panel.tsx'
import { DeskHeader } from './desk-header.tsx'
import { HoursForm } from './hours-form.tsx'
import { OpenAfterForm } from './open-after-form.tsx'
import { TargetsPanel } from './targets-form.tsx'

/** The address of a desk's settings; `showsPast` lists the closures that are over as well. */
export function settingsPath(desk: Desk, showsPast = false): string {
  return `/desks/${desk}/settings${showsPast ? '?closures=all' : ''}`
}

/** How a desk counts time, for who directs it. `managed` are the desks whose settings this person may open. */
export function DeskSettings(props: {
  clock: DeskClock
  closures: Closure[]
  places: PlaceOption[]
  names: CategoryName[]
  managed: Desk[]
  showsPast: boolean
}) {
  const { clock, closures, places, names, managed, showsPast } = props
  const { desk } = clock
  return (
    <>
      <DeskHeader desk={desk} managed={managed} section="settings" />
      <div className="grid items-start gap-4 xl:grid-cols-2" key={desk}>
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="Desk hours">
            <HoursForm clock={clock} />
          </Panel>
          <Panel title="New tickets">
            <OpenAfterForm clock={clock} />
          </Panel>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <TargetsPanel clock={clock} names={names} />
          <ClosuresPanel
            closures={closures}
            places={places}
            past={{
              href: settingsPath(desk, !showsPast),
              label: showsPast ? 'Hide those that are over' : 'Show those that are over',
            }}
          />
        </div>
      </div>
    </>
  )
}

/** What stands in place of the settings while the tickets service does not answer. */
export function DeskSettingsDown({ desk, managed }: { desk: Desk; managed: Desk[] }) {
  return (
    <>
      <DeskHeader desk={desk} managed={managed} section="settings" />
      <ErrorState
        title="The settings of this desk are not available right now"
        text="The tickets service does not answer. Everything else works."
        retryHref={settingsPath(desk)}
      />
    </>
  )
}
