'use client'

import { Button } from '@ocs/ui/button'
import { signIn } from 'next-auth/react'
import { useState } from 'react'

/** One button for each identity provider; it leads away to the provider and back. */
export function SignInButtons({ providers, next }: { providers: { id: string; name: string }[]; next: string }) {
  const [going, setGoing] = useState<string | null>(null)
  const go = (id: string) => {
    setGoing(id)
    // The page is left; only a failure to leave it comes back here.
    signIn(id, { callbackUrl: next }).catch(() => setGoing(null))
  }
  return (
    <div className="flex flex-col gap-2">
      {providers.map(({ id, name }, index) => (
        <Button
          key={id}
          variant={index === 0 ? 'primary' : 'secondary'}
          isPending={going === id}
          isDisabled={going !== null && going !== id}
          onPress={() => go(id)}
        >
          Sign in with {name}
        </Button>
      ))}
      <noscript>Signing in needs JavaScript, which is switched off in this browser.</noscript>
    </div>
  )
}
