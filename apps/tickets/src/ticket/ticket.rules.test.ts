import { isRefusal } from '@ocs/contracts/reasons'
import {
  type Desk,
  type TicketPriority,
  type TicketStatus,
  ticketActions,
  ticketStatuses,
} from '@ocs/contracts/tickets'
import { describe, expect, test } from 'vitest'
import { leave } from '../affected/affected.rules.ts'
import { answerInput, askInput, withdrawInput } from '../input/input.rules.ts'
import { linkStep, mergeInto, splitOff } from '../link/link.rules.ts'
import { rate } from '../satisfaction/satisfaction.rules.ts'
import {
  addNote,
  assign,
  changePriority,
  changeStatus,
  claim,
  close,
  comment,
  obstacle,
  openUnseen,
  reopen,
  type TicketFacts,
} from './ticket.rules.ts'
import { moveTo } from './ticket-facade.rules.ts'

const me = { id: 'me', name: 'Me' }
const other = { id: 'other', name: 'Other' }
const ticket = (status: TicketStatus, assigneeId: string | null = null, askedIds: string[] = []) =>
  ({
    id: 'id',
    desk: 'technology',
    number: 7,
    status,
    assigneeId,
    askedIds,
    affectedIds: ['me'],
    mergedIntoId: null,
    requesterId: 'requester',
    priority: 'normal',
  }) satisfies TicketFacts & { id: string; desk: Desk; number: number; requesterId: string; priority: TicketPriority }

describe('what a rule does to a ticket', () => {
  test.each([
    ['a claimed new ticket is assigned', claim(ticket('new'), me), 'assigned'],
    ['a claimed open ticket is assigned', claim(ticket('open'), me), 'assigned'],
    ['a claimed ticket on hold stays on hold', claim(ticket('on_hold', 'other'), me), undefined],
    ['a ticket given on while in progress stays so', assign(ticket('in_progress', 'me'), other, null), undefined],
    ['a new ticket given to somebody is assigned', assign(ticket('new'), other, null), 'assigned'],
    ['a status change sets the status', changeStatus(ticket('open'), 'on_hold', 'Parts'), 'on_hold'],
    ['closing closes', close(ticket('long_term'), 'Done'), 'closed'],
    ['a reopened ticket waits', reopen(ticket('closed'), 'Again'), 'open'],
    ['a reopened ticket goes back to whom it was given', reopen(ticket('closed', 'me'), 'Again'), 'assigned'],
    ['a new ticket that nobody looked at opens', openUnseen(ticket('new'), 48), 'open'],
    ['a changed priority leaves the status', changePriority(ticket('open'), 'urgent', null), undefined],
    ['a comment changes nothing', comment(ticket('closed'), 'Thanks'), undefined],
    ['a note changes nothing', addNote(ticket('closed'), 'Thanks', []), undefined],
    ['asking for input changes no status', askInput(ticket('new'), other, me), undefined],
  ])('%s', (_, step, status) => {
    expect(isRefusal(step) ? step.refused : step.set.status).toBe(status)
  })
})

describe('why a rule refuses', () => {
  test.each([
    ['claiming what is mine', claim(ticket('assigned', 'me'), me), 'already_assigned'],
    ['claiming a closed ticket', claim(ticket('closed'), me), 'ticket_closed'],
    ['assigning to whom it is assigned', assign(ticket('assigned', 'other'), other, null), 'already_assigned'],
    ['assigning a closed ticket', assign(ticket('closed'), other, null), 'ticket_closed'],
    ['moving to the same status', changeStatus(ticket('open'), 'open', 'x'), 'same_status'],
    ['moving a closed ticket', changeStatus(ticket('closed'), 'open', 'x'), 'ticket_closed'],
    ['opening what somebody looked at', openUnseen(ticket('assigned', 'me'), 48), 'same_status'],
    ['setting the same priority', changePriority(ticket('open'), 'normal', null), 'same_priority'],
    ['setting the priority of a closed ticket', changePriority(ticket('closed'), 'low', null), 'ticket_closed'],
    ['closing twice', close(ticket('closed'), 'x'), 'ticket_closed'],
    ['asking twice', askInput(ticket('open', null, ['other']), other, me), 'already_asked'],
    ['asking oneself', askInput(ticket('open'), me, me), 'forbidden'],
    ['asking the requester', askInput(ticket('open'), { id: 'requester', name: 'They' }, me), 'forbidden'],
    ['asking about a closed ticket', askInput(ticket('closed'), other, me), 'ticket_closed'],
    ['answering unasked', answerInput(ticket('open'), me, { kind: 'note', note: 'x' }, undefined), 'not_asked'],
    ['withdrawing what is done', withdrawInput(ticket('open'), other), 'not_asked'],
    ['reopening an open ticket', reopen(ticket('open'), 'x'), 'ticket_not_closed'],
  ])('%s', (_, step, reason) => {
    expect(isRefusal(step) && step.refused).toBe(reason)
  })
})

test('an obstacle and its rule agree in every status', () => {
  const far = { ...ticket('open'), id: 'far', number: 8 }
  for (const facts of ticketStatuses.flatMap(status => [
    ticket(status),
    ticket(status, 'me'),
    ticket(status, 'third'),
    ticket(status, null, ['me']),
    { ...ticket(status), affectedIds: [], mergedIntoId: status === 'closed' ? 'elsewhere' : null },
  ])) {
    const target = facts.status === 'open' ? 'on_hold' : 'open'
    const steps = {
      comment: comment(facts, 'x'),
      claim: claim(facts, me),
      assign: assign(facts, other, null),
      changeStatus: changeStatus(facts, target, 'x'),
      changePriority: changePriority(facts, 'high', null),
      close: close(facts, 'x'),
      reopen: reopen(facts, 'x'),
      note: addNote(facts, 'x', []),
      askInput: askInput(facts, other, me),
      answerInput: answerInput(facts, me, { kind: 'note', note: 'x' }, 'request'),
      link: linkStep('linked', 'blocks', far),
      split: splitOff(facts, far),
      merge: mergeInto(facts, far, null),
      leave: leave(facts, me),
      rate: rate({ ...facts, closedAt: new Date() }, { rating: 'solved' }, new Date()),
    }
    for (const action of ticketActions) {
      // Watching is no change of the ticket, so it has no rule.
      if (action === 'watch') continue
      expect(steps[action].action).toBe(action)
      expect(isRefusal(steps[action]), `${action} ${facts.status}`).toBe(obstacle[action](facts, 'me') !== null)
    }
  }
})

test('what is said among the desk is in the comment and not in the event', () => {
  const secret = 'Their password was on a sticky note'
  const answered = answerInput(ticket('open', null, ['me']), me, { kind: 'note', note: secret }, 'request')
  for (const step of [addNote(ticket('open'), secret, [other]), answered]) {
    expect(step).toMatchObject({ verb: 'noted', note: null, said: { kind: 'note', text: secret } })
    expect(JSON.stringify({ ...step, said: null })).not.toContain(secret)
  }
})

describe("the old contract's one change stands for", () => {
  test.each([
    ['open', 'closed', 'close', 'closed'],
    ['new', 'in_progress', 'changeStatus', 'in_progress'],
    ['closed', 'open', 'reopen', 'open'],
    ['closed', 'in_progress', 'changeStatus', 'in_progress'],
    ['open', 'open', 'comment', undefined],
    ['closed', 'closed', 'comment', undefined],
  ] as const)('%s to %s: %s', (from, to, action, status) => {
    const step = moveTo(ticket(from), to, 'message')
    expect(step.action).toBe(action)
    expect(isRefusal(step) ? step.refused : step.set.status).toBe(status)
  })

  test('nothing, when neither status nor message is new', () => {
    expect(moveTo(ticket('open'), 'open', '')).toMatchObject({ refused: 'same_status' })
  })
})
