import { type Actor, actorCan } from '@ocs/contracts/actors'
import type { Permission } from '@ocs/contracts/permissions'
import { deskLabels } from '@ocs/contracts/tickets'
import type { NavItem } from '@ocs/ui/app-nav'
import { House, Laptop, ListTodo, Settings, ShoppingCart, SquarePen } from 'lucide-react'

import { managedDesks } from '../../server/desks.ts'

type Target = { label: string; href: string; within?: string; can: Permission }

const admin: Target[] = [
  { label: 'People', href: '/admin/people', can: 'people:manage' },
  { label: 'Groups', href: '/admin/groups', can: 'people:manage' },
  { label: 'Places', href: '/admin/places', can: 'places:manage' },
  { label: 'Messages', href: '/admin/messages', can: 'messages:manage' },
  { label: 'System', href: '/admin/system', can: 'system:read' },
  { label: 'Audit', href: '/admin/audit', can: 'audit:read' },
]

/** The settings of the desks that an actor directs; an admin's two are told apart. */
function deskTargets(actor: Actor): Target[] {
  const managed = managedDesks(actor)
  return managed.map(desk => ({
    label: managed.length === 1 ? 'Desk settings' : `${deskLabels[desk]} desk`,
    href: `/desks/${desk}/settings`,
    within: `/desks/${desk}`,
    can: 'desks:manage',
  }))
}

/** The parts of Admin that an actor may open; each is asked for again by its page. */
export function adminTargets(actor: Actor): Target[] {
  return [...deskTargets(actor), ...admin].filter(target => actorCan(actor, target.can))
}

/** The menu of an actor: what they may open, and nothing else. The first four stand under the thumb on a phone. */
export function navigationFor(actor: Actor): NavItem[] {
  const own: (NavItem & { can?: Permission })[] = [
    { label: 'Home', href: '/', icon: <House aria-hidden /> },
    { label: 'Tickets', href: '/tickets', icon: <ListTodo aria-hidden />, can: 'tickets:read' },
    { label: 'New ticket', href: '/tickets/new', icon: <SquarePen aria-hidden />, can: 'tickets:file' },
    { label: 'Devices', href: '/inventory', icon: <Laptop aria-hidden />, can: 'assets:read' },
    { label: 'Purchasing', href: '/requisitions', icon: <ShoppingCart aria-hidden />, can: 'requisitions:read' },
  ]
  const items: NavItem[] = own
    .filter(item => !item.can || actorCan(actor, item.can))
    .map(({ label, href, icon }) => ({ label, href, icon }))
  const children = adminTargets(actor).map(({ label, href, within }) => ({ label, href, within }))
  const first = children[0]
  return first ? [...items, { label: 'Admin', href: first.href, icon: <Settings aria-hidden />, children }] : items
}
