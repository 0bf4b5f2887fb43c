'use client'

import { IconButton } from '@ocs/ui/button'
import { MenuButton } from '@ocs/ui/menu'
import { CircleUserRound, LogOut, UserRound } from 'lucide-react'
import { startTransition } from 'react'
import { signOut } from './shell.actions.ts'

/** What a person can do about themself: see who they are to OCS, and sign out. */
export function PersonMenu({ person }: { person: { name: string } }) {
  return (
    <MenuButton
      label="You"
      trigger={
        <IconButton aria-label={`You: ${person.name}`}>
          <CircleUserRound aria-hidden />
        </IconButton>
      }
      items={[
        { id: 'me', label: 'Your page', href: '/me', icon: <UserRound aria-hidden /> },
        {
          id: 'sign-out',
          label: 'Sign out',
          icon: <LogOut aria-hidden />,
          onAction: () => startTransition(() => signOut()),
        },
      ]}
    />
  )
}
