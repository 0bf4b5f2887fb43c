import type { Actor } from '@ocs/contracts/actors'
import { ticketActions } from '@ocs/contracts/tickets'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { describe, expect, test } from 'vitest'
import { central, lakeRoad } from '../testing/tickets.ts'
import { type PolicyFacts, ticketPolicy } from './ticket.policy.ts'

const facts = (changes: Partial<PolicyFacts> = {}): PolicyFacts => ({
  desk: 'technology',
  placeId: lakeRoad.id,
  requesterId: 'somebody',
  assigneeId: null,
  requesterIsStudent: false,
  askedIds: [],
  affectedIds: [],
  mergedIntoId: null,
  status: 'open',
  ...changes,
})
const reads = (actor: Actor, ticket: PolicyFacts) => ticketPolicy(actor).may('read', ticket)
const deeds = (actor: Actor, ticket: PolicyFacts) =>
  ticketActions.filter(action => ticketPolicy(actor).may(action, ticket)).join(' ')

const all = ticketActions.filter(action => !['answerInput', 'leave', 'rate'].includes(action)).join(' ')
const teacher = actorOf('teacher.lakeroad')
const student = actorOf('student.central')
const techLakeRoad = actorOf('tech.lakeroad')
const librarian = actorOf('librarian.central')
const own = (actor: Actor) => ({ requesterId: actor.id })

describe('who does what', () => {
  test.each([
    ['a requester', teacher, facts(own(teacher)), 'comment close reopen watch rate'],
    ['a student who filed it', student, facts(own(student)), 'comment close reopen watch rate'],
    ['a technician at the place', techLakeRoad, facts(), all],
    ['a director of the desk', actorOf('tech.district'), facts({ placeId: null }), all],
    ['an admin', actorOf('admin'), facts({ placeId: null, desk: 'maintenance' }), all],
    ['the assignee, at whatever place', techLakeRoad, facts({ placeId: central.id, assigneeId: techLakeRoad.id }), all],
    ['the assignee without a desk', teacher, facts({ assigneeId: teacher.id }), 'comment close reopen watch'],
    ['who is asked for input', librarian, facts({ askedIds: [librarian.id] }), 'comment answerInput'],
    [
      'a technician who is asked and has the problem too',
      techLakeRoad,
      facts({ askedIds: [techLakeRoad.id], affectedIds: [techLakeRoad.id] }),
      ticketActions.filter(action => action !== 'rate').join(' '),
    ],
    ['who has the problem too', librarian, facts({ affectedIds: [librarian.id] }), 'comment watch leave'],
    ['a principal', actorOf('principal.lakeroad'), facts(), ''],
    ['the director of schools', actorOf('director'), facts({ placeId: null }), ''],
    ['a machine that reads and comments', machine(['tickets:read', 'tickets:comment']), facts(), 'comment'],
    ['a machine that only reads', machine(['tickets:read']), facts(), ''],
    ['a machine with all scopes', machine(['tickets:read', 'tickets:comment', 'tickets:work']), facts(), all],
  ])('%s', (_, actor, ticket, expected) => {
    expect(reads(actor, ticket)).toBe(true)
    expect(deeds(actor, ticket)).toBe(expected)
  })
})

describe('who does not even see it', () => {
  test.each([
    ['another teacher of the same school', teacher, facts()],
    ['a technician of another school', actorOf('tech.central'), facts()],
    ['a technician of the other desk', techLakeRoad, facts({ desk: 'maintenance' })],
    ['a technician, at a place the district does not know', techLakeRoad, facts({ placeId: null })],
    ['a director of the other desk', actorOf('maint.district'), facts()],
    ['a principal of another school', actorOf('principal.central'), facts()],
    ['a librarian', actorOf('librarian.central'), facts({ placeId: central.id })],
    ['a student who was asked for input', student, facts({ askedIds: [student.id] })],
    ['a librarian, where somebody else was asked', librarian, facts({ askedIds: [teacher.id] })],
    ['a student who has the problem too', student, facts({ affectedIds: [student.id] })],
    ['who has the problem of a student', librarian, facts({ affectedIds: [librarian.id], requesterIsStudent: true })],
    ['who has it, where nobody knows', librarian, facts({ affectedIds: [librarian.id], requesterIsStudent: null })],
    ['a student to whom it was given', student, facts({ assigneeId: student.id })],
    [
      'a student with a role',
      { ...student, grants: [...student.grants, { role: 'admin' as const, placeId: null }] },
      facts(),
    ],
    ['a machine that only files', machine(['tickets:file']), facts()],
    ['somebody without a role', newPerson([]), facts()],
  ])('%s', (_, actor, ticket) => {
    expect(reads(actor, ticket)).toBe(false)
    expect(deeds(actor, ticket)).toBe('')
  })
})
