import type { Actor } from '@ocs/contracts/actors'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { expect, test } from 'vitest'
import { central, lakeRoad } from '../testing/tickets.ts'
import { closureActionsOf, mayManageClosures, mayManageDesk } from './calendar.policy.ts'

const student = actorOf('student.central')
const local = newPerson([{ role: 'technology_director', placeId: lakeRoad.id }])

/** What somebody may edit: hours of T(echnology) and M(aintenance), closures of the D(istrict), L(ake Road), C(entral). */
const reach = (actor: Actor) =>
  [
    mayManageDesk(actor, 'technology') ? 'T' : '',
    mayManageDesk(actor, 'maintenance') ? 'M' : '',
    mayManageClosures(actor, null) ? 'D' : '',
    mayManageClosures(actor, lakeRoad.id) ? 'L' : '',
    mayManageClosures(actor, central.id) ? 'C' : '',
  ].join('')

test.each([
  ['the technology director edits that desk and all closures', actorOf('tech.district'), 'TDLC'],
  ['the maintenance director edits that desk and all closures', actorOf('maint.district'), 'MDLC'],
  ['an admin edits everything', actorOf('admin'), 'TMDLC'],
  ['a director at one place edits the closures of that place', local, 'L'],
  ['a technician edits nothing', actorOf('tech.lakeroad'), ''],
  ['a principal edits nothing', actorOf('principal.lakeroad'), ''],
  ['a teacher edits nothing', actorOf('teacher.lakeroad'), ''],
  ['a student edits nothing', student, ''],
  [
    'a student to whom somebody gave a role edits nothing',
    { ...student, grants: [...student.grants, { role: 'admin' as const, placeId: null }] },
    '',
  ],
  ['a machine with the scope edits everything', machine(['desks:manage']), 'TMDLC'],
  ['a machine that works tickets edits nothing', machine(['tickets:read', 'tickets:work']), ''],
  ['somebody without a role edits nothing', newPerson([]), ''],
])('%s', (_, actor, expected) => {
  expect(reach(actor)).toBe(expected)
  for (const placeId of [null, lakeRoad.id, central.id])
    expect(closureActionsOf(actor, placeId).length > 0).toBe(mayManageClosures(actor, placeId))
})
