'use client'

import { LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { type ButtonProps as AriaButtonProps, Button as RacButton } from 'react-aria-components/Button'
import { useFormStatus } from 'react-dom'
import { type ButtonSize, type ButtonVariant, buttonStyle } from './button-style.ts'
import { cx } from './cx.ts'
import { Anchor, type LinkProps } from './link.tsx'

/** Everything react-aria's Button takes (`onPress`, `type`, `isDisabled`, `name`, `value`, `form`, `formAction`), and its looks. */
export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'render'> {
  children: ReactNode
  variant?: ButtonVariant
  size?: ButtonSize
  /** Drawn before the words; decorative. */
  icon?: ReactNode
  /** Shows a spinner, ignores presses, keeps focus and width, and tells screen readers. */
  isPending?: boolean
  className?: string
}

function Spinner() {
  return (
    <span className="absolute inset-0 grid place-items-center">
      <LoaderCircle aria-hidden className="animate-spin" />
    </span>
  )
}

/** A button. `type` is "button" unless told otherwise; use SubmitButton to send a form. */
export function Button(props: ButtonProps) {
  const { children, variant = 'secondary', size = 'md', icon, isPending, className, ...rest } = props
  return (
    <RacButton {...rest} isPending={isPending} className={cx(buttonStyle(variant, size), className)}>
      {/* The words stay in place under the spinner, so the button keeps its width and its name. */}
      <span className={cx('inline-flex items-center gap-[inherit]', isPending && 'opacity-0')}>
        {icon}
        {children}
      </span>
      {isPending ? <Spinner /> : null}
    </RacButton>
  )
}

/** Sends the form it stands in; pending while that form's action runs. Primary unless told otherwise. */
export function SubmitButton({ variant = 'primary', isPending, ...rest }: Omit<ButtonProps, 'type'>) {
  const { pending } = useFormStatus()
  return <Button {...rest} type="submit" variant={variant} isPending={isPending ?? pending} />
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton(
  props: LinkProps & { variant?: ButtonVariant; size?: ButtonSize; icon?: ReactNode; children: ReactNode },
) {
  const { variant = 'secondary', size = 'md', icon, children, className, ...rest } = props
  return (
    <Anchor {...rest} className={cx(buttonStyle(variant, size), className)}>
      {icon}
      {children}
    </Anchor>
  )
}

/** Props of IconButton: as Button, but the name is required and the icon is the content. */
export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'aria-label'> {
  'aria-label': string
  children: ReactNode
}

/** A square button with only an icon. */
export function IconButton(props: IconButtonProps) {
  const { children, variant = 'quiet', size = 'md', isPending, className, ...rest } = props
  return (
    <RacButton {...rest} isPending={isPending} className={cx(buttonStyle(variant, size, true), className)}>
      <span className={cx('contents', isPending && 'invisible')}>{children}</span>
      {isPending ? <Spinner /> : null}
    </RacButton>
  )
}
