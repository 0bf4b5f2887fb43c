'use client'

import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import { useUiRouter } from './ui-provider.tsx'

/** The props of `<a>`, with an address that is always there. */
export interface LinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  href: string
}

/** A link without looks: the router's where `UiProvider` gave one, else a plain `<a>`. */
export function Anchor(props: LinkProps) {
  const Routed = useUiRouter()?.linkComponent
  const isOutside = !props.href.startsWith('/') || props.target !== undefined || props.download !== undefined
  if (!Routed || isOutside) return <a {...props} />
  // Every page is made anew for its reader: to load those ahead that one might go to costs much and shows nothing sooner.
  return <Routed {...props} prefetch={false} />
}

/** A link in running text. */
export function TextLink({ className, ...props }: LinkProps) {
  return (
    <Anchor
      {...props}
      className={cx('rounded-xs text-accent-ink underline underline-offset-2 hover:decoration-2', className)}
    />
  )
}
