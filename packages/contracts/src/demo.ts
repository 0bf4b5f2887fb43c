import type { PersonKind } from './people.ts'
import type { Grant } from './permissions.ts'
import type { PlaceKind, RoomKind } from './places.ts'

/**
 * The demo district: invented people in places with fixed ids, so that the five databases and the
 * demo identity provider agree without asking each other. Works only with `OCS_DEMO=1`.
 */
export type DemoPlace = {
  id: string
  name: string
  kind: PlaceKind
  rooms: { id: string; name: string; kind: RoomKind }[]
}

export type DemoPerson = {
  id: string
  handle: string
  email: string
  name: string
  kind: PersonKind
  jobTitle: string
  /** Where the person works or learns. */
  placeId: string
  /** The person's own room, offered first in forms. */
  roomId: string | null
  /** Directory groups the identity provider sends at sign-in. */
  groups: string[]
  /** Roles an admin has given by hand; roles that come from groups are not repeated here. */
  grants: Grant[]
}

const id = (family: number, n: number) =>
  `0c500000-${String(family).padStart(4, '0')}-4000-8000-${String(n).padStart(12, '0')}`

const kindOf = (name: string): RoomKind => {
  if (/^(room )?\d+|classroom/i.test(name)) return 'classroom'
  if (/lab|shop/i.test(name)) return 'lab'
  if (/office/i.test(name)) return 'office'
  if (/parking/i.test(name)) return 'outdoors'
  if (/1 to 1/.test(name)) return 'other'
  return 'common_area'
}

const place = (n: number, name: string, kind: PlaceKind, roomNames: string[]): DemoPlace => ({
  id: id(1, n),
  name,
  kind,
  rooms: roomNames.map((roomName, index) => ({
    id: id(2, n * 100 + index + 1),
    name: roomName,
    kind: kindOf(roomName),
  })),
})

const school = ['101', '102', '150', '203', '205', 'Library', 'Main Office', 'Gymnasium', 'Cafeteria', 'Main Hallway']

export const demoPlaces: DemoPlace[] = [
  place(1, 'Central Office', 'DISTRICT_OFFICE', [
    "Director's Office",
    'Main Office',
    'Maintenance Shop',
    'Parking Lot',
  ]),
  place(2, 'Hillcrest Elementary School', 'SCHOOL', [...school, 'Computer Lab', 'Teacher Lounge']),
  place(3, 'Lake Road Elementary School', 'SCHOOL', [...school, 'Computer Lab', 'Teacher Lounge']),
  place(4, 'Obion County Central High School', 'SCHOOL', [
    ...school,
    'Computer Lab 1',
    'Computer Lab 2',
    'Science Lab',
    'Auditorium',
    '1 to 1',
  ]),
  place(5, 'Obion County Middle School', 'SCHOOL', [...school, 'Computer Lab', 'Science Lab']),
  place(6, 'South Fulton Elementary School', 'SCHOOL', [...school, 'Restroom', 'Teacher Lounge']),
  place(7, 'South Fulton Middle/High School', 'SCHOOL', [...school, 'Science Lab', 'Auditorium', 'Parking Lot']),
]

/** A demo place by its exact name; the demo data is wrong if there is none. */
export function demoPlace(name: string): DemoPlace {
  const found = demoPlaces.find(candidate => candidate.name === name)
  if (!found) throw new Error(`The demo district has no place "${name}"`)
  return found
}

const centralOffice = demoPlace('Central Office')
const hillcrest = demoPlace('Hillcrest Elementary School')
const lakeRoad = demoPlace('Lake Road Elementary School')
const central = demoPlace('Obion County Central High School')

type Draft = [
  handle: string,
  name: string,
  jobTitle: string,
  at: DemoPlace,
  room: string | null,
  groups: string[],
  grants: Grant[],
]

const allStaff = ['All_Staff']
const drafts: Draft[] = [
  ['teacher.lakeroad', 'Dana Whitfield', 'Teacher', lakeRoad, '101', allStaff, []],
  ['teacher.central', 'Marcus Oakley', 'Teacher', central, '205', allStaff, []],
  [
    'tech.lakeroad',
    'Priya Lindgren',
    'Technology technician',
    lakeRoad,
    'Computer Lab',
    allStaff,
    [
      { role: 'technology_technician', placeId: lakeRoad.id },
      { role: 'technology_technician', placeId: hillcrest.id },
    ],
  ],
  [
    'tech.central',
    'Owen Castellano',
    'Technology technician',
    central,
    'Computer Lab 1',
    allStaff,
    [{ role: 'technology_technician', placeId: central.id }],
  ],
  [
    'tech.district',
    'Ruth Abernathy',
    'Technology director',
    centralOffice,
    'Main Office',
    ['All_Staff', 'Technology Department'],
    [],
  ],
  [
    'maint.district',
    'Gil Thornberry',
    'Maintenance director',
    centralOffice,
    'Maintenance Shop',
    ['All_Staff', 'Maintenance Department'],
    [],
  ],
  [
    'maint.central',
    'Tess Delacroix',
    'Maintenance technician',
    central,
    null,
    allStaff,
    [{ role: 'maintenance_technician', placeId: central.id }],
  ],
  [
    'principal.lakeroad',
    'Helen Marchetti',
    'Principal',
    lakeRoad,
    'Main Office',
    allStaff,
    [{ role: 'principal', placeId: lakeRoad.id }],
  ],
  [
    'principal.central',
    'Victor Osei',
    'Principal',
    central,
    'Main Office',
    allStaff,
    [{ role: 'principal', placeId: central.id }],
  ],
  [
    'librarian.central',
    'June Pemberton',
    'Librarian',
    central,
    'Library',
    allStaff,
    [{ role: 'librarian', placeId: central.id }],
  ],
  [
    'bookkeeper',
    'Nora Fitzroy',
    'Bookkeeper',
    centralOffice,
    'Main Office',
    allStaff,
    [{ role: 'bookkeeper', placeId: null }],
  ],
  ['finance', 'Leon Brandvold', 'Finance director', centralOffice, 'Main Office', ['All_Staff', 'Finance'], []],
  [
    'director',
    'Carla Montrose',
    'Director of schools',
    centralOffice,
    "Director's Office",
    ['All_Staff', 'Director of Schools'],
    [],
  ],
  [
    'foodservice',
    'Amos Kettering',
    'Food service supervisor',
    centralOffice,
    'Main Office',
    allStaff,
    [{ role: 'food_service_supervisor', placeId: null }],
  ],
  ['student.central', 'Robin Halloway', 'Student', central, null, ['All_Students'], []],
  ['admin', 'Iris Valdane', 'Admin', centralOffice, 'Main Office', allStaff, [{ role: 'admin', placeId: null }]],
]

/** Group-to-role table of the demo district; what a directory group grants at sign-in. */
export const demoGroupRoles: { group: string; role: Grant['role']; priority: number }[] = [
  { group: 'All_Students', role: 'student', priority: 10 },
  { group: 'All_Staff', role: 'staff', priority: 20 },
  { group: 'Technology Department', role: 'technology_director', priority: 30 },
  { group: 'Maintenance Department', role: 'maintenance_director', priority: 30 },
  { group: 'Finance', role: 'finance_director', priority: 40 },
  { group: 'Director of Schools', role: 'director_of_schools', priority: 50 },
]

export const demoPeople: DemoPerson[] = drafts.map(([handle, name, jobTitle, at, room, groups, grants], index) => {
  const student = groups.includes('All_Students')
  return {
    id: id(3, index + 1),
    handle,
    email: `${handle}@${student ? 'students.demo.ocs.example' : 'demo.ocs.example'}`,
    name,
    kind: student ? 'student' : 'staff',
    jobTitle,
    placeId: at.id,
    roomId: at.rooms.find(candidate => candidate.name === room)?.id ?? null,
    groups,
    grants,
  }
})

/** A demo person by handle; the demo data is wrong if there is none. */
export function demoPerson(handle: string): DemoPerson {
  const found = demoPeople.find(person => person.handle === handle)
  if (!found) throw new Error(`The demo district has no person "${handle}"`)
  return found
}

/** The actor token content of a demo person, group roles included; for seeds and tests. */
export function demoGrants(person: DemoPerson): Grant[] {
  const fromGroups = demoGroupRoles.filter(row => person.groups.includes(row.group))
  return [...fromGroups.map(row => ({ role: row.role, placeId: null })), ...person.grants]
}
