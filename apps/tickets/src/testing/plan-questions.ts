import type { TicketFilter } from '@ocs/contracts/ticket-list'
import { actorOf } from '@ocs/service-kit/testing/service'
import { central, lakeRoad } from './tickets.ts'

/** What lists are narrowed by, each in a way that many or few fit. */
export const filters: TicketFilter[] = [
  {},
  { status: 'any_open' },
  { status: 'closed' },
  { status: 'long_term' },
  { desk: 'technology', status: 'any_open' },
  { desk: 'maintenance' },
  { view: 'mine' },
  { view: 'assigned' },
  { view: 'unassigned' },
  { view: 'input' },
  { view: 'watching' },
  { view: 'affected' },
  { view: 'mentions' },
  { category: 'grounds' },
  { category: 'hardware', status: 'closed' },
  { placeId: lakeRoad.id },
  { placeId: central.id, category: 'other' },
  { assigneeId: actorOf('tech.central').id, status: 'closed' },
  { priority: 'urgent' },
  { overdue: true },
  { age: 'day' },
  { age: 'older', status: 'any_open' },
]

/** The same of what is unread. */
export const unreadFilters: TicketFilter[] = [
  { unread: true },
  { unread: true, status: 'any_open' },
  { unread: true, status: 'closed' },
  { unread: true, view: 'mentions' },
  { unread: true, view: 'watching' },
  { unread: true, search: 'projector' },
]

/** What is asked of an archive: its list both ways, at a place or a desk, and what a search finds in it. */
export const archives: TicketFilter[] = [
  { schoolYear: '2025-2026' },
  { schoolYear: '2018-2019' },
  { schoolYear: '2016-2017', desk: 'maintenance' },
  { schoolYear: '2025-2026', placeId: lakeRoad.id },
  { schoolYear: '2020-2021', placeId: central.id, desk: 'technology' },
  { schoolYear: '2025-2026', search: 'projector' },
  { schoolYear: '2017-2018', search: 'nest stairs' },
  { schoolYear: '2025-2026', search: '#4711' },
]

/** Words that are everywhere, rare, mistyped, part of a tag, a number, short, without a letter, in nobody's ticket. */
export const searches = [
  'the',
  'nest stairs',
  'projecter',
  'tc-10',
  '4711',
  '#4711',
  'ac',
  'x',
  '%',
  'c:\\temp',
  'zzzzyx',
]
