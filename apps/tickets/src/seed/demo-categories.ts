import type { Answers } from '@ocs/contracts/answers'
import { type CategoryDefinition, type CategoryField, plainDefinition } from '@ocs/contracts/categories'
import type { Desk } from '@ocs/contracts/tickets'
import type { Doer } from '@ocs/service-kit/transaction'
import { changeCategory, listCategories } from '../category/category.store.ts'
import type { Db } from '../db.ts'
import { pick } from './demo-problems.ts'

const ask = (id: string, label: string, changes: Partial<CategoryField> = {}): CategoryField => ({
  ...{ id, label, help: '', kind: 'yes_no', required: false, options: [], active: true },
  ...changes,
})

/** What the demo's directors have set up, by the key of the category. */
const setups: Record<Desk, Record<string, Partial<CategoryDefinition>>> = {
  technology: {
    hardware: {
      asset: 'required',
      fields: [ask('turns-on', 'Does it turn on?')],
      checklist: ['Look at power and cables first', 'Write down the serial number', 'Test it with who reported it'],
    },
    software: { fields: [ask('program', 'Which program or website?', { kind: 'text' })] },
    networking: {
      fields: [
        ask('who', 'Who is affected?', { kind: 'choice', options: ['Only me', 'This room', 'The whole building'] }),
      ],
    },
    relocation: {
      fields: [
        ask('where-to', 'Where should it go?', { kind: 'text', required: true }),
        ask('when', 'By when?', { kind: 'text', help: 'For example: before testing week.' }),
      ],
      checklist: ['Label the cables', 'Test it in its new place', 'Change the room in the inventory'],
      routing: { to: 'place_technician' },
    },
  },
  maintenance: {
    electrical: { asset: 'hidden', fields: [ask('danger', 'Are there sparks, smoke or a smell?')] },
    hvac: {
      asset: 'hidden',
      fields: [ask('degrees', 'How warm is it in the room?', { kind: 'number', help: 'In degrees Fahrenheit.' })],
    },
    plumbing: {
      asset: 'hidden',
      fields: [ask('water', 'Is water running now?')],
      checklist: ['Shut the valve', 'Dry the floor or put up a sign', 'Look for damage in the rooms below'],
    },
  },
}

/** What the filers of the demo have answered. */
const given: Record<string, Answers[]> = {
  hardware: [{ 'turns-on': true }, {}, { 'turns-on': false }],
  software: [{ program: 'Grade book' }, {}],
  networking: [{ who: 'This room' }, { who: 'The whole building' }],
  relocation: [{ 'where-to': 'Work room', when: 'Before testing week' }],
  electrical: [{ danger: false }, {}],
  hvac: [{ degrees: 84 }, {}, { degrees: 61 }],
  plumbing: [{ water: true }, { water: false }],
}

/** What was answered to the category of a demo ticket. */
export function demoAnswers(category: string, at: number): Answers {
  return pick(given[category] ?? [{}], at)
}

/** Lets each director set up the categories of their desk. */
export async function setUpDemoCategories(db: Db, directors: Record<Desk, Doer>): Promise<void> {
  for (const desk of ['technology', 'maintenance'] as const) {
    for (const category of await listCategories(db, directors[desk].actor, desk)) {
      const setup = setups[desk][category.key]
      if (!setup) continue
      const { id, version, label, hint } = category
      const form = { label, hint, definition: { ...plainDefinition, ...setup } }
      await changeCategory(db, directors[desk], { id, version }, 'changed', form)
    }
  }
}
