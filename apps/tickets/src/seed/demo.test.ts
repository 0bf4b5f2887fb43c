import { demoPeople, demoPlaces } from '@ocs/contracts/demo'
import { deskLabels, desks, overdueStates, ticketPriorities, ticketStatuses } from '@ocs/contracts/tickets'
import { createTestDatabase } from '@ocs/service-kit/testing/database'
import { expect, test } from 'vitest'
import { openDb } from '../db.ts'
import { openUnseenTickets } from '../sla/open-unseen.store.ts'
import { overdueState } from '../sla/sla.rules.ts'
import { seedDemo } from './demo.ts'
import { seedLarge } from './large.ts'

test('the demo has tickets of every desk, place and status, with a past, and a second run changes nothing', async () => {
  await using database = await createTestDatabase('tickets')
  const db = openDb(database.url)
  const now = new Date()
  await seedDemo(db, now)
  const tickets = await db.ticket.findMany({ orderBy: [{ desk: 'asc' }, { number: 'asc' }] })
  expect(new Set(tickets.map(ticket => ticket.desk))).toEqual(new Set(desks))
  expect(new Set(tickets.map(ticket => ticket.status))).toEqual(new Set(ticketStatuses))
  expect(new Set(tickets.map(ticket => ticket.placeId))).toEqual(new Set(demoPlaces.map(place => place.id)))
  expect(tickets.filter(ticket => ticket.answers !== null).length).toBeGreaterThan(20)
  const known = demoPeople.map(person => person.id)
  expect(tickets.filter(ticket => !known.includes(ticket.requesterId))).toEqual([])
  expect(tickets.filter(ticket => ticket.updatedAt < ticket.createdAt || ticket.updatedAt > now)).toEqual([])
  for (const desk of desks) {
    const times = tickets.filter(ticket => ticket.desk === desk).map(ticket => ticket.createdAt.getTime())
    expect(times, deskLabels[desk]).toEqual(times.toSorted((a, b) => a - b))
  }

  const states = tickets.map(ticket => overdueState(ticket, now))
  expect(new Set(states)).toEqual(new Set(overdueStates))
  expect(new Set(tickets.map(ticket => ticket.priority))).toEqual(new Set(ticketPriorities))
  expect(
    tickets.filter(ticket => ticket.firstAnsweredAt !== null && ticket.firstAnsweredAt < ticket.createdAt),
  ).toEqual([])
  const closures = await db.closure.findMany()
  await openUnseenTickets(db, now)
  expect(await db.ticket.count({ where: { status: 'new' } })).toBe(
    tickets.filter(({ status }) => status === 'new').length,
  )

  await seedDemo(db, now)
  expect(await db.closure.findMany()).toEqual(closures)
  expect(await db.ticket.findMany({ orderBy: [{ desk: 'asc' }, { number: 'asc' }] })).toEqual(tickets)
  await seedLarge(db, 500)
  expect(await db.ticket.count()).toBe(500)
  await db.$disconnect()
})
