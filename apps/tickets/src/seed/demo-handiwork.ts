import { demoGrants, demoPerson, demoPlace } from '@ocs/contracts/demo'
import { centralDate } from '@ocs/contracts/plain-dates'
import type { RecurrenceForm } from '@ocs/contracts/recurrences'
import type { Desk } from '@ocs/contracts/tickets'
import { dateColumn, moneyColumn } from '@ocs/service-kit/columns'
import type { Db } from '../db.ts'
import { addRecurrence } from '../recurrence/recurrence.store.ts'

type Draft = Omit<RecurrenceForm, 'schedule' | 'template'> & {
  desk: Desk
  rrule: string
  onClosure: RecurrenceForm['schedule']['onClosure']
  place: string
  assignee?: string
  template: Pick<RecurrenceForm['template'], 'title' | 'description' | 'category' | 'checklist'>
}

const drafts: Draft[] = [
  {
    desk: 'maintenance',
    name: 'Filter change',
    rrule: 'FREQ=MONTHLY;BYDAY=1MO',
    onClosure: 'next_open_day',
    place: 'Obion County Central High School',
    assignee: 'maint.central',
    template: {
      title: 'Change the filters of the air handlers',
      description: 'Change all filters on the roof and in the boiler room, and write down what is used.',
      category: 'hvac',
      checklist: ['Roof, north', 'Roof, south', 'Boiler room', 'Date written on every filter'],
    },
  },
  {
    desk: 'technology',
    name: 'Lab check',
    rrule: 'FREQ=WEEKLY;BYDAY=MO',
    onClosure: 'skip',
    place: 'Lake Road Elementary School',
    assignee: 'tech.lakeroad',
    template: {
      title: 'Weekly check of the computer lab',
      description: 'Start every computer once, sign in, and print a page.',
      category: 'hardware',
      checklist: ['Every computer starts', 'Sign-in works', 'Printer has paper and toner', 'Headphones are there'],
    },
  },
  {
    desk: 'technology',
    name: 'Projectors before school starts',
    rrule: 'FREQ=YEARLY;BYMONTH=8;BYDAY=1MO',
    onClosure: 'next_open_day',
    place: 'Obion County Central High School',
    template: {
      title: 'Projector check before the first day of school',
      description: 'Switch on every projector, clean its filter and note the hours of the lamp.',
      category: 'hardware',
      checklist: ['Picture is sharp', 'Filter is clean', 'Remote has batteries'],
    },
  },
]

/** Sets up what comes back on the demo's desks, as their directors would; the first ticket of each is filed after today. */
async function seedRecurrences(db: Db, now: Date): Promise<void> {
  const startsOn = centralDate(new Date(now.getTime() + 24 * 3_600_000))
  for (const { desk, name, rrule, onClosure, place, assignee, template } of drafts) {
    const director = demoPerson(desk === 'technology' ? 'tech.district' : 'maint.district')
    const actor = {
      kind: 'person' as const,
      id: director.id,
      name: director.name,
      grants: demoGrants(director),
      scopes: [],
    }
    const at = demoPlace(place)
    const person = assignee ? demoPerson(assignee) : null
    const recurrence: RecurrenceForm = {
      name,
      schedule: { rrule, startsOn, minuteOfDay: 7 * 60, onClosure },
      template: {
        ...template,
        priority: 'normal',
        place: { id: at.id, name: at.name },
        room: null,
        assetTag: null,
        assignee: person && { id: person.id, name: person.name },
      },
    }
    await addRecurrence(db, { actor, requestId: 'seed', idempotencyKey: null }, { desk, recurrence })
  }
}

const lines = ['Unplug it and look for damage', 'Replace what is broken', 'Test it with the person who reported it']
const parts = [
  { name: 'HDMI cable, 6 ft', quantity: 2, cents: 899, supplier: 'Delta Supply', partNumber: 'HD-206' },
  { name: 'Faucet cartridge', quantity: 1, cents: 2450, supplier: null, partNumber: null },
]

/** Gives the tickets that somebody works on a checklist, half of it done, time, and a part. */
async function seedWork(db: Db): Promise<void> {
  const tickets = await db.ticket.findMany({
    where: { status: 'in_progress', assigneeId: { not: null } },
    orderBy: { createdAt: 'desc' },
    take: 4,
  })
  for (const { id: ticketId, desk, assigneeId, assigneeName, updatedAt } of tickets) {
    const [person, name] = [assigneeId ?? '', assigneeName ?? '']
    const ticked = { tickedById: person, tickedByName: name, tickedAt: updatedAt }
    // Where the category brought none.
    if ((await db.checklistLine.count({ where: { ticketId } })) === 0)
      await db.checklistLine.createMany({ data: lines.map((text, position) => ({ ticketId, text, position })) })
    await db.checklistLine.updateMany({ where: { ticketId, position: 0 }, data: ticked })
    const by = { ticketId, createdAt: updatedAt }
    const worked = { minutes: 45, workedOn: dateColumn(centralDate(updatedAt)), note: 'Looked at it on site' }
    await db.timeEntry.create({ data: { ...by, ...worked, personId: person, personName: name } })
    const part = parts[desk === 'technology' ? 0 : 1]
    if (!part) continue
    const { cents, ...facts } = part
    await db.part.create({
      data: { ...by, ...facts, addedById: person, addedByName: name, unitPrice: moneyColumn(cents) },
    })
  }
}

/** Gives the demo recurring tickets, and a few of its tickets a checklist, time and parts. */
export async function seedHandiwork(db: Db, now: Date): Promise<void> {
  await seedRecurrences(db, now)
  await seedWork(db)
}
