import { type Desk, deskLabels } from '@ocs/contracts/tickets'
import { PageHeader } from '@ocs/ui/page-header'
import { Tabs } from '@ocs/ui/tabs'

/** The pages on which a desk is directed; each stands at `/desks/<desk>/<its key>`. */
const sections = {
  settings: {
    label: 'Hours and targets',
    subtitle: 'When the desk is at work, and what it means to keep. All times are Central.',
  },
  categories: {
    label: 'Categories',
    subtitle: 'What the desk can be asked for, what each category asks, and who gets its tickets.',
  },
  answers: {
    label: 'Answers and macros',
    subtitle: 'Texts and steps that everybody on this desk can use.',
  },
  recurring: {
    label: 'Recurring tickets',
    subtitle: 'Tickets that are filed by themselves on their day.',
  },
} as const
export type DeskSection = keyof typeof sections

/** The head of every page of a desk's settings. `managed` are the desks whose settings this person may open. */
export function DeskHeader({ desk, managed, section }: { desk: Desk; managed: Desk[]; section: DeskSection }) {
  const keys = Object.keys(sections) as DeskSection[]
  const pages = keys.map(key => ({
    label: sections[key].label,
    href: `/desks/${desk}/${key}`,
    isSelected: key === section,
  }))
  const desks = managed.map(each => ({
    label: deskLabels[each],
    href: `/desks/${each}/${section}`,
    isSelected: each === desk,
  }))
  return (
    <>
      <PageHeader title={`${deskLabels[desk]} desk settings`} subtitle={sections[section].subtitle} />
      {desks.length > 1 ? <Tabs label="Desks" tabs={desks} /> : null}
      {pages.length > 1 ? <Tabs label="Settings" tabs={pages} /> : null}
    </>
  )
}
