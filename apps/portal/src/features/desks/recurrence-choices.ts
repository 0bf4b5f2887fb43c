import { centralDate } from '@ocs/contracts/plain-dates'
import type { Desk } from '@ocs/contracts/tickets'
import { offeredCategories } from '../../server/categories.ts'
import { deskPeople, placeChoices } from '../../server/choices.ts'
import { db } from '../../server/db.ts'
import type { RecurrenceChoices } from './recurrence-editor.tsx'

/** What the form of a recurring ticket chooses from. People of all places: who may be given it there is checked when it is saved. */
export async function recurrenceChoices(desk: Desk): Promise<RecurrenceChoices> {
  const [places, categories, people] = await Promise.all([
    placeChoices(db()),
    offeredCategories(desk),
    deskPeople(db(), desk, null),
  ])
  return {
    places,
    categories: (categories ?? []).map(({ key, label }) => ({ value: key, label })),
    people: people.map(({ id, name }) => ({ value: id, label: name })),
    today: centralDate(new Date()),
  }
}
