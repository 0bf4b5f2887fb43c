import { cx } from './cx.ts'
import { Anchor } from './link.tsx'

/** One choice of a facet: a link to the list with it, or without it where it is chosen. */
export interface FacetChoice {
  key: string
  label: string
  href: string
  /** How many there are, in words: "1,000+". */
  count: string
  isSelected?: boolean
}

/** What a FacetGroup takes. */
export interface FacetGroupProps {
  title: string
  choices: FacetChoice[]
  /** So many stand there at once; the rest is a press away. */
  atOnce?: number
}

/** The choices of one facet of a list, each with how many it would show. Nothing without choices. */
export function FacetGroup({ title, choices, atOnce = 8 }: FacetGroupProps) {
  if (choices.length === 0) return null
  // What is chosen is never hidden.
  const first = choices.filter((choice, index) => index < atOnce || choice.isSelected)
  const rest = choices.filter(choice => !first.includes(choice))
  return (
    <nav aria-label={title}>
      <h2 className="mb-0.5 text-sm font-medium text-muted">{title}</h2>
      <Choices choices={first} />
      {rest.length > 0 ? (
        <details>
          <summary className="cursor-pointer rounded-control px-2 py-1 text-sm text-accent-ink hover:underline touch:min-h-11">
            {rest.length} more
          </summary>
          <Choices choices={rest} />
        </details>
      ) : null}
    </nav>
  )
}

function Choices({ choices }: { choices: FacetChoice[] }) {
  return (
    <ul>
      {choices.map(choice => (
        <li key={choice.key}>
          <Anchor
            href={choice.href}
            aria-current={choice.isSelected ? 'true' : undefined}
            className={cx(
              'flex min-h-7 items-center gap-2 rounded-control px-2 py-1 text-sm leading-tight hover:bg-hover touch:min-h-11',
              'aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent-ink',
            )}
          >
            <span className="min-w-0 flex-1">{choice.label}</span>
            <span className={cx('tabular-nums', !choice.isSelected && 'text-muted')}>{choice.count}</span>
          </Anchor>
        </li>
      ))}
    </ul>
  )
}
