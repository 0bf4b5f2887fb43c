import { cx } from './cx.ts'

/** How much a button asks for attention: one primary a view; danger only for what destroys. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

/** `sm` for rows and toolbars, `md` for forms and pages. */
export type ButtonSize = 'sm' | 'md'

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent border-transparent hover:bg-accent-hover active:bg-accent-hover',
  secondary: 'bg-surface text-ink border-line-strong hover:bg-hover active:bg-sunken',
  quiet: 'bg-transparent text-ink border-transparent hover:bg-hover active:bg-sunken',
  danger: 'bg-danger text-on-danger border-transparent hover:bg-danger-hover active:bg-danger-hover',
}

const sizes: Record<ButtonSize, string> = {
  sm: 'min-h-7 px-2 text-sm gap-1.5',
  md: 'min-h-9 px-3 text-base gap-2',
}

const squares: Record<ButtonSize, string> = { sm: 'size-7', md: 'size-9' }

/** The classes shared by buttons and by links that look like buttons. */
export function buttonStyle(variant: ButtonVariant, size: ButtonSize, isSquare = false): string {
  return cx(
    'touch:min-h-11 touch:min-w-11 relative inline-flex shrink-0 select-none items-center justify-center rounded-control border font-medium no-underline transition-colors duration-75',
    'disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-muted [&_svg]:size-4 [&_svg]:shrink-0',
    variants[variant],
    isSquare ? squares[size] : cx(sizes[size], 'text-center'),
  )
}
