import type { CannedAnswerForm } from '@ocs/contracts/canned-answers'
import { demoGrants, demoPerson } from '@ocs/contracts/demo'
import type { Desk } from '@ocs/contracts/tickets'
import { addAnswer } from '../canned-answer/canned-answer.store.ts'
import type { Db } from '../db.ts'

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

/** Gives both desks of the demo a few ready-made texts, as their directors would write them. */
export async function seedDeskTexts(db: Db): Promise<void> {
  for (const desk of ['technology', 'maintenance'] as const) {
    const { id, name, ...person } = demoPerson(desk === 'technology' ? 'tech.district' : 'maint.district')
    const actor = { kind: 'person' as const, id, name, grants: demoGrants({ id, name, ...person }), scopes: [] }
    for (const answer of answers[desk])
      await addAnswer(db, { actor, requestId: 'seed', idempotencyKey: null }, { desk, answer })
  }
}
