import type { CannedAnswer } from '@ocs/contracts/canned-answers'
import type { Macro } from '@ocs/contracts/macros'
import type { Desk } from '@ocs/contracts/tickets'
import { services, settle } from '../../server/services.ts'
import type { TextHistory } from './answers-page.tsx'

/** What a desk has written down; `mayChange` says whether by the reader too. */
export type DeskTexts = { answers: CannedAnswer[]; macros: Macro[]; mayChange: boolean }

async function readTexts(desk: Desk, all: boolean) {
  const { cannedAnswers, macros } = services().tickets
  return Promise.all([settle(cannedAnswers.list.query({ desk, all })), settle(macros.list.query({ desk, all }))])
}

/** A desk's answers and macros, those that are switched off too; null while they cannot be had. */
export async function deskTexts(desk: Desk): Promise<DeskTexts | null> {
  const whole = await readTexts(desk, true)
  // Who directs the desk at one place only reads what everybody on it reads.
  const mayChange = whole.every(part => part.ok || part.reason !== 'forbidden')
  const [answers, macros] = mayChange ? whole : await readTexts(desk, false)
  return answers.ok && macros.ok ? { answers: answers.value, macros: macros.value, mayChange } : null
}

/** The versions of one of them; null where there are none to be had. */
export async function textHistory({ answers, macros }: DeskTexts, id: string): Promise<TextHistory | null> {
  const { tickets } = services()
  const answer = answers.find(each => each.id === id)
  if (answer) {
    const versions = await settle(tickets.cannedAnswers.versions.query({ id }))
    return versions.ok ? { of: 'answer', name: answer.name, versions: versions.value } : null
  }
  const macro = macros.find(each => each.id === id)
  const versions = macro && (await settle(tickets.macros.versions.query({ id })))
  return macro && versions?.ok ? { of: 'macro', name: macro.name, versions: versions.value } : null
}
