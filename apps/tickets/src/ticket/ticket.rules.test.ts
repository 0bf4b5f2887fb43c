import { isRefusal } from '@ocs/contracts/reasons'
import { type TicketStatus, ticketActions, ticketStatuses } from '@ocs/contracts/tickets'
import { describe, expect, test } from 'vitest'
import {
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
const ticket = (status: TicketStatus, assigneeId: string | null = null) =>
  ({ status, assigneeId, priority: 'normal' }) as const satisfies TicketFacts & { priority: string }

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
    ['reopening an open ticket', reopen(ticket('open'), 'x'), 'ticket_not_closed'],
  ])('%s', (_, step, reason) => {
    expect(isRefusal(step) && step.refused).toBe(reason)
  })
})

test('an obstacle and its rule agree in every status', () => {
  for (const facts of ticketStatuses.flatMap(status => [
    ticket(status),
    ticket(status, 'me'),
    ticket(status, 'third'),
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
    }
    for (const action of ticketActions) {
      expect(steps[action].action).toBe(action)
      expect(isRefusal(steps[action]), `${action} ${facts.status}`).toBe(obstacle[action](facts, 'me') !== null)
    }
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
