import type { CannedAnswerForm } from '@ocs/contracts/canned-answers'
import { demoGrants, demoPerson } from '@ocs/contracts/demo'
import type { MacroForm } from '@ocs/contracts/macros'
import type { Desk } from '@ocs/contracts/tickets'
import { addAnswer } from '../canned-answer/canned-answer.store.ts'
import type { Db } from '../db.ts'
import { addMacro } from '../macro/macro.store.ts'

const answers: Record<Desk, CannedAnswerForm[]> = {
  technology: [
    {
      name: 'Ask for the asset tag',
      text: 'Hello {requester first name},\n\nwhat is the number on the sticker of the device? It looks like TC-12345.\n\n{me}',
      status: 'on_hold',
    },
    {
      name: 'Restart it first',
      text: 'Hello {requester first name},\n\nplease hold the power button for ten seconds, wait, and switch it on again. Did that help?\n\n{me}',
      status: null,
    },
    {
      name: 'Done',
      text: 'This is done, {requester first name}. Reopen the ticket if it comes back.',
      status: 'closed',
    },
  ],
  maintenance: [
    {
      name: 'When may we come in',
      text: 'Hello {requester first name},\n\nwhen is nobody in {room}, so that we can work there?\n\n{me}',
      status: 'on_hold',
    },
    {
      name: 'Part is on order',
      text: 'The part for {room} is on order. We come as soon as it is here.',
      status: 'on_hold',
    },
  ],
}

const macros: Record<Desk, MacroForm[]> = {
  technology: [
    {
      name: 'Take it and say so',
      steps: [
        { kind: 'claim' },
        { kind: 'answer', text: 'Hello {requester first name}, I have your ticket and come to {room} today. {me}' },
      ],
    },
    {
      name: 'Replaced from stock',
      steps: [
        { kind: 'note', text: 'Replaced from stock; the old device is in the workshop.' },
        { kind: 'close', text: 'Your device in {room} is replaced, {requester first name}.' },
      ],
    },
  ],
  maintenance: [
    {
      name: 'Dangerous: today',
      steps: [
        { kind: 'priority', priority: 'urgent' },
        { kind: 'answer', text: 'Please keep everybody away from {room}. We come today.' },
      ],
    },
  ],
}

/** Gives both desks of the demo a few ready-made texts, as their directors would write them. */
export async function seedDeskTexts(db: Db): Promise<void> {
  for (const desk of ['technology', 'maintenance'] as const) {
    const { id, name, ...person } = demoPerson(desk === 'technology' ? 'tech.district' : 'maint.district')
    const actor = { kind: 'person' as const, id, name, grants: demoGrants({ id, name, ...person }), scopes: [] }
    const doer = { actor, requestId: 'seed', idempotencyKey: null }
    for (const answer of answers[desk]) await addAnswer(db, doer, { desk, answer })
    for (const macro of macros[desk]) await addMacro(db, doer, { desk, macro })
  }
}
