import * as z from 'zod'

/**
 * What a role may do at all. Which records it may do it to is the noun's policy. Every procedure
 * of every service declares one of these as `meta.can`; machines are given them as OAuth scopes.
 */
export const permissions = [
  'tickets:file',
  'tickets:read',
  'tickets:comment',
  'tickets:work',
  'desks:manage',
  'assets:read',
  'assets:manage',
  'requisitions:read',
  'requisitions:write',
  'vendors:manage',
  'people:read',
  'people:manage',
  'places:manage',
  'messages:manage',
  'system:read',
  'audit:read',
  'events:read',
  'directory:sync',
] as const
export const Permission = z.enum(permissions)
export type Permission = z.infer<typeof Permission>

/** Roles of the district. A role is held at one place, or in the whole district. */
export const roles = [
  'staff',
  'student',
  'technology_technician',
  'maintenance_technician',
  'librarian',
  'principal',
  'bookkeeper',
  'finance_director',
  'director_of_schools',
  'food_service_supervisor',
  'technology_director',
  'maintenance_director',
  'admin',
] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

export const roleLabels: Record<Role, string> = {
  staff: 'Staff',
  student: 'Student',
  technology_technician: 'Technology technician',
  maintenance_technician: 'Maintenance technician',
  librarian: 'Librarian',
  principal: 'Principal',
  bookkeeper: 'Bookkeeper',
  finance_director: 'Finance director',
  director_of_schools: 'Director of schools',
  food_service_supervisor: 'Food service supervisor',
  technology_director: 'Technology director',
  maintenance_director: 'Maintenance director',
  admin: 'Admin',
}

/** Filing and following one's own tickets: what every signed-in person may do. */
const everyone = ['tickets:file', 'tickets:read', 'tickets:comment'] as const
const staff = [...everyone, 'assets:read', 'requisitions:read', 'requisitions:write'] as const
const desk = [...staff, 'tickets:work', 'people:read'] as const

/** The permission table: the one place that says what a role may do. */
export const permissionTable: Record<Role, readonly Permission[]> = {
  student: everyone,
  staff,
  technology_technician: [...desk, 'assets:manage'],
  maintenance_technician: desk,
  librarian: [...staff, 'assets:manage', 'people:read'],
  principal: [...staff, 'people:read'],
  bookkeeper: [...staff, 'vendors:manage'],
  finance_director: [...staff, 'vendors:manage'],
  director_of_schools: [...staff, 'people:read'],
  food_service_supervisor: staff,
  technology_director: [...desk, 'desks:manage', 'assets:manage', 'system:read'],
  maintenance_director: [...desk, 'desks:manage'],
  admin: [
    ...desk,
    'desks:manage',
    'assets:manage',
    'vendors:manage',
    'people:manage',
    'places:manage',
    'messages:manage',
    'system:read',
    'audit:read',
  ],
}

/** A role held at a place; `placeId` null means in the whole district. */
export const Grant = z.object({ role: Role, placeId: z.uuid().nullable() })
export type Grant = z.infer<typeof Grant>
