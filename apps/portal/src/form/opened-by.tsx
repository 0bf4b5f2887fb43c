'use client'

import { createContext, type ReactNode, useContext, useState } from 'react'

const Opener = createContext('')

/** Says to the forms of a page whom it was made for: the id of that person, or of nobody. */
export function OpenedBy({ personId, children }: { personId: string | null; children: ReactNode }) {
  return <Opener value={personId ?? ''}>{children}</Opener>
}

/** Whom a form was opened by. A page that is refreshed below it, for somebody who signed in since, does not hand it over. */
export function useOpenedBy(): string {
  const [openedBy] = useState(useContext(Opener))
  return openedBy
}
