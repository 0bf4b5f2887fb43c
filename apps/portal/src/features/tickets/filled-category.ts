import type { Answers } from '@ocs/contracts/answers'
import { type OfferedCategory, problemsUnder } from '@ocs/contracts/categories'
import type { Desk } from '@ocs/contracts/tickets'
import { InvalidInputError } from '@ocs/service-kit/client'
import {
  answerName,
  answerPrefix,
  noDevice,
  otherDevice,
  typedDevice,
  unlistedDevice,
  versionName,
} from './form-choices.ts'

type Problem = { path: string; message: string }

/** What a person filled in under a category, as the form's fields have it. */
type Filled = {
  desk: Desk
  category: string
  categoryVersion: number | undefined
  device: string
  tag: string
  what: string
  answers: Record<string, string>
}

/** The answers and the version of the chosen category, among all that a form sends; it keeps those of others that were looked at. */
export function typedAnswers(
  fields: Record<string, unknown>,
  desk: Desk,
  category: string,
): Pick<Filled, 'answers' | 'categoryVersion'> {
  const prefix = answerPrefix(desk, category)
  const answers = Object.entries(fields).flatMap(([name, value]) =>
    name.startsWith(prefix) && typeof value === 'string' ? [[name.slice(prefix.length), value.trim()]] : [],
  )
  const version = Number(fields[versionName(desk, category)])
  return {
    answers: Object.fromEntries(answers),
    categoryVersion: Number.isInteger(version) && version > 0 ? version : undefined,
  }
}

/** "NO TAG", as people used to be told to write, means that there is none. */
const isTag = (text: string) => text !== '' && !/^(no tag|none|n\/?a)$/i.test(text)

/** The device by its tag, or in words; and what to say beside which field where it is not clear. */
function deviceOf({ device, tag, what }: Filled, asset: OfferedCategory['asset']) {
  const none = { assetTag: null, assetNote: null }
  if (asset === 'hidden') return { ...none, problem: null }
  const isTyped = device === otherDevice || device === typedDevice
  const named = isTyped ? tag : device
  const isNamed = device !== noDevice && device !== unlistedDevice && isTag(named)
  if (isNamed) return { assetTag: named, assetNote: null, problem: null }
  const isDescribed = what !== '' && (device === unlistedDevice || isTyped)
  if (isDescribed) return { assetTag: null, assetNote: what, problem: null }
  return { ...none, problem: deviceProblem({ device, tag }, asset === 'required') }
}

function deviceProblem({ device, tag }: Pick<Filled, 'device' | 'tag'>, isRequired: boolean): Problem | null {
  if (device === unlistedDevice) return { path: 'what', message: 'Say what it is' }
  if (device === otherDevice && tag === '' && !isRequired)
    return { path: 'tag', message: 'Write the tag on the device, or NO TAG' }
  if (!isRequired) return null
  if (device === otherDevice || device === typedDevice)
    return {
      path: 'tag',
      message: 'Write the tag on the device. If there is none, say that it is not in the inventory',
    }
  return { path: 'device', message: 'Choose the device, or say that it is not in the inventory' }
}

/** An answer as its question takes it; what cannot be read stays as it was typed, to be refused by its name. */
function read(kind: OfferedCategory['fields'][number]['kind'], typed: string): Answers[string] {
  if (kind === 'yes_no' && (typed === 'yes' || typed === 'no')) return typed === 'yes'
  const plain = typed.replaceAll(',', '')
  return kind === 'number' && plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : typed
}

/**
 * What was filled in, as the service takes it. Refuses with a problem beside each field. Where the form showed another version
 * of the category nothing is refused here: the service says what became of it.
 */
export function fillIn(form: Filled, category: OfferedCategory) {
  const { problem, ...device } = deviceOf(form, category.asset)
  const answers = Object.fromEntries(
    category.fields.flatMap(({ id, kind }) => (form.answers[id] ? [[id, read(kind, form.answers[id])]] : [])),
  )
  const isAsShown = form.categoryVersion === undefined || form.categoryVersion === category.version
  const named = problemsUnder({ asset: 'optional', fields: category.fields }, { ...device, answers })
  const problems = named.map(({ field, message }) => ({ path: answerName(form.desk, form.category, field), message }))
  if (problem) problems.unshift(problem)
  if (problems.length > 0 && isAsShown) throw new InvalidInputError('Some answers are missing.', problems)
  return { ...device, answers }
}
