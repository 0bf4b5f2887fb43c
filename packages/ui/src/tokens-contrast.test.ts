import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

// The least ratios of WCAG 2.2 AA: text (1.4.3); the bounds of controls, marks and the focus ring (1.4.11).
const TEXT = 4.5
const MARK = 3

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

type Pair = { light: string; dark: string }

/** Every colour of tokens.css that is a pair of opaque hex values. */
const colours = new Map<string, Pair>(
  [...css.matchAll(/--ocs-([a-z-]+):\s*light-dark\(\s*(#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\s*\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/** The contrast ratio of two colours, 1 to 21. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

function colour(name: string): Pair {
  const pair = colours.get(name)
  if (!pair) throw new Error(`tokens.css has no colour --ocs-${name}`)
  return pair
}

const grounds = ['canvas', 'surface', 'sunken', 'hover']
const tones = ['info', 'success', 'warning', 'danger']
const statuses = ['new', 'open', 'assigned', 'in-progress', 'on-hold', 'long-term', 'closed'].map(s => `status-${s}`)
const toned = [...tones, ...statuses]
const across = (fronts: string[], backs: string[]) => fronts.flatMap(front => backs.map(back => ({ front, back })))

const textPairs = [
  ...across(['ink', 'muted', 'accent-ink', ...tones.map(tone => `${tone}-ink`)], grounds),
  ...across(['ink', 'muted', 'accent-ink'], ['accent-soft']),
  ...across(
    ['ink', 'muted'],
    tones.map(tone => `${tone}-soft`),
  ),
  ...toned.map(tone => ({ front: `${tone}-ink`, back: `${tone}-soft` })),
  ...across(['on-accent'], ['accent', 'accent-hover']),
  ...across(['on-danger'], ['danger', 'danger-hover']),
]

const markPairs = [
  ...across(['line-strong', 'focus', 'accent'], grounds),
  ...across(['focus', 'accent', 'line-strong'], ['accent-soft']),
  ...across(
    ['focus'],
    tones.map(tone => `${tone}-soft`),
  ),
  ...across(tones, ['canvas', 'surface']),
  ...toned.map(tone => ({ front: tone, back: `${tone}-soft` })),
]

/** Only separates; carries no meaning and bounds no control. */
const decorative = ['line']

function failures(pairs: { front: string; back: string }[], scheme: 'light' | 'dark', least: number): string[] {
  return pairs
    .map(({ front, back }) => ({ front, back, ratio: contrast(colour(front)[scheme], colour(back)[scheme]) }))
    .filter(({ ratio }) => ratio < least)
    .map(({ front, back, ratio }) => `${front} on ${back} is ${ratio.toFixed(2)}, needs ${least}`)
}

describe('the contrast formula', () => {
  it('gives the ratios that WCAG gives, so a pair that is too faint is found', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
    expect(contrast('#777777', '#ffffff')).toBeLessThan(TEXT)
    expect(contrast('#ffffff', '#949494')).toBeGreaterThan(MARK)
  })
})

describe.each(['light', 'dark'] as const)('the %s theme', scheme => {
  it('has text of at least 4.5 to 1 on every ground it is set on', () => {
    expect(failures(textPairs, scheme, TEXT)).toEqual([])
  })

  it('has control borders, marks and focus rings of at least 3 to 1', () => {
    expect(failures(markPairs, scheme, MARK)).toEqual([])
  })
})

describe('tokens.css', () => {
  it('has no colour that these tests leave out', () => {
    const tested = new Set([...textPairs, ...markPairs].flatMap(({ front, back }) => [front, back]))
    expect([...colours.keys()].filter(name => !tested.has(name) && !decorative.includes(name))).toEqual([])
  })

  it('writes every colour as a light and a dark hex, save shadow and backdrop', () => {
    const all = [...css.matchAll(/--ocs-([a-z-]+):[^;]*(?:#|rgb|hsl|oklch)/g)].map(([, name]) => name)
    expect(all.filter(name => !colours.has(name ?? ''))).toEqual(['backdrop', 'shadow-pop'])
  })

  it('makes every colour a Tailwind colour of the same name', () => {
    const themed = new Set([...css.matchAll(/--color-([a-z-]+): var\(--ocs-\1\);/g)].map(([, name]) => name))
    expect([...colours.keys()].filter(name => !themed.has(name))).toEqual([])
  })
})
