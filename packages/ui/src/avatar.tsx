import { cx } from './cx.ts'

const sizes = { sm: '-my-0.5 size-6 text-[0.625rem]', md: 'size-8 text-xs', lg: 'size-12 text-lg' }

/** The first letters of the first and last of a person's names: "Ana Maria Ruiz" is "AR". */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const last = words.length > 1 ? words.at(-1) : ''
  return [words[0], last]
    .map(word => (word ? [...word][0] : ''))
    .join('')
    .toUpperCase()
}

/** A person as initials. Decorative: the name must stand beside it, unless `isNamed` gives it to screen readers here. */
export function Avatar(props: { name: string; size?: 'sm' | 'md' | 'lg'; isNamed?: boolean }) {
  const { name, size = 'sm', isNamed = false } = props
  return (
    <span
      {...(isNamed ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
      className={cx(
        'inline-grid shrink-0 select-none place-items-center rounded-full bg-accent-soft font-semibold text-accent-ink',
        sizes[size],
      )}
    >
      {initials(name)}
    </span>
  )
}
