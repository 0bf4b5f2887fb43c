import { Desk } from '@ocs/contracts/tickets'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import * as z from 'zod'
import { recurrenceChoices } from '../../../../../features/desks/recurrence-choices.ts'
import { RecurrencePage } from '../../../../../features/desks/recurrence-page.tsx'
import { RecurrencesDown } from '../../../../../features/desks/recurrences-page.tsx'
import { managedDesks } from '../../../../../server/desks.ts'
import { services, settle } from '../../../../../server/services.ts'
import { requirePerson } from '../../../../../server/session.ts'

const Params = z.object({ desk: Desk, id: z.uuid() })

export const metadata: Metadata = { title: 'Recurring ticket' }

export default async function Page({ params }: { params: Promise<{ desk: string; id: string }> }) {
  const { actor } = await requirePerson('desks:manage')
  const { data: key } = Params.safeParse(await params)
  const managed = managedDesks(actor)
  if (!key || !managed.includes(key.desk)) return notFound()
  const { desk, id } = key
  const { recurrences } = services().tickets
  const [recurrence, births, versions, choices] = await Promise.all([
    settle(recurrences.get.query({ id })),
    settle(recurrences.births.query({ id })),
    settle(recurrences.versions.query({ id })),
    recurrenceChoices(desk),
  ])
  if (!recurrence.ok)
    return recurrence.reason === 'not_found' ? notFound() : <RecurrencesDown desk={desk} managed={managed} />
  if (recurrence.value.desk !== desk) return notFound()
  return (
    <RecurrencePage
      key={id}
      recurrence={recurrence.value}
      choices={choices}
      births={births.ok ? births.value : []}
      versions={versions.ok ? versions.value : []}
    />
  )
}
