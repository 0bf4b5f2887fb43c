import { maxChecklistLines } from '@ocs/contracts/checklists'
import type { Ticket } from '@ocs/contracts/tickets'
import { actorOf } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDb } from '../db.ts'
import { fileAs, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'
import { startChecklist } from './checklist.store.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const [teacher, tech, director] = [actorOf('teacher.lakeroad'), actorOf('tech.lakeroad'), actorOf('tech.district')]
const list = (actor = tech) => service.as(actor).checklist

/** A ticket with these lines. */
async function withLines(...texts: string[]): Promise<{ ticket: Ticket; ids: string[] }> {
  const ticket = await fileAs(service, teacher)
  for (const text of texts) await list().add.mutate({ ...ticket, text })
  const { lines } = await list().of.query(ticket)
  return { ticket, ids: lines.map(line => line.id) }
}

const shown = async (ticket: Ticket, actor = tech) =>
  (await list(actor).of.query(ticket)).lines.map(({ text, ticked }) => `${text}: ${ticked?.by.name ?? 'open'}`)

describe('a checklist', () => {
  test('keeps its lines in order, says who ticked them, and shows all of it to the requester', async () => {
    const { ticket, ids } = await withLines('Unplug', 'Replace', 'Test')
    await list().tick.mutate({ ...ticket, id: ids[1] ?? '', ticked: true })
    await list().edit.mutate({ ...ticket, id: ids[1] ?? '', text: 'Replace the lamp' })
    await list().remove.mutate({ ...ticket, id: ids[0] ?? '' })
    expect(await shown(ticket, teacher)).toEqual([`Replace the lamp: ${tech.name}`, 'Test: open'])
    expect((await list(teacher).of.query(ticket)).mayChange).toBe(false)
    expect((await list().of.query(ticket)).mayChange).toBe(true)
  })

  test('two who tick different lines at once both win, and of two who tick one the first has done it', async () => {
    const { ticket, ids } = await withLines('a', 'b')
    const [a = '', b = ''] = ids
    await Promise.all([
      list().tick.mutate({ ...ticket, id: a, ticked: true }),
      list(director).tick.mutate({ ...ticket, id: b, ticked: true }),
    ])
    await list(director).tick.mutate({ ...ticket, id: a, ticked: true })
    expect(await shown(ticket)).toEqual([`a: ${tech.name}`, `b: ${director.name}`])
    await list(director).tick.mutate({ ...ticket, id: a, ticked: false })
    await list(director).tick.mutate({ ...ticket, id: a, ticked: false })
    expect(await shown(ticket)).toEqual(['a: open', `b: ${director.name}`])
    const verbs = (await service.as(tech).tickets.history.query(ticket)).map(line => line.verb)
    expect(verbs).toEqual(['filed', 'line_added', 'line_added', 'line_ticked', 'line_ticked', 'line_unticked'])
  })

  test('changes nothing else: the version stays, nothing becomes unread, and its history is the desk’s', async () => {
    const { ticket, ids } = await withLines('a')
    await list().tick.mutate({ ...ticket, id: ids[0] ?? '', ticked: true })
    const after = await service.as(teacher).tickets.get.query(ticket)
    expect(after).toMatchObject({ version: ticket.version, updatedAt: ticket.updatedAt })
    expect((await service.as(director).attention.of.query(ticket)).asOf).toBe(
      (await service.as(teacher).attention.of.query(ticket)).asOf,
    )
    expect(await service.as(teacher).tickets.history.query(ticket)).toHaveLength(1)
    const told = (await service.as(tech).tickets.history.query(ticket)).map(({ verb, item }) => `${verb} ${item}`)
    expect(told).toEqual(['filed null', 'line_added a', 'line_ticked a'])
  })

  test('stays as it is while the ticket is closed', async () => {
    const { ticket, ids } = await withLines('a')
    await service.as(tech).tickets.close.mutate({ ...ticket, note: 'Done' })
    expect(await reasonOf(list().tick.mutate({ ...ticket, id: ids[0] ?? '', ticked: true }))).toBe('ticket_closed')
    expect(await reasonOf(list().add.mutate({ ...ticket, text: 'b' }))).toBe('ticket_closed')
    expect((await list().of.query(ticket)).mayChange).toBe(false)
  })

  test('that a ticket begins with comes before what is added, and is full at fifty lines', async () => {
    const ticket = await fileAs(service, teacher)
    const db = openDb(service.databaseUrl)
    const many = Array.from({ length: maxChecklistLines + 5 }, (_, at) => `${at}`)
    await db.$transaction(async tx => {
      await startChecklist(tx, ticket.id, ['first', 'second'])
      await startChecklist(tx, ticket.id, many)
    })
    await db.$disconnect()
    const texts = (await shown(ticket)).map(line => line.replace(': open', ''))
    expect(texts).toEqual(['first', 'second', ...many.slice(0, maxChecklistLines - 2)])
    expect(await reasonOf(list().add.mutate({ ...ticket, text: 'one more' }))).toBe('list_full')
    expect(await service.as(tech).tickets.history.query(ticket)).toHaveLength(1)
  })

  test('comes with the category under which a ticket is filed', async () => {
    const { categories } = service.as(director)
    const category = (await categories.list.query({ desk: 'technology' })).find(each => each.key === 'relocation')
    if (!category) throw new Error('The technology desk moves equipment')
    const { id, version, label, hint, definition } = category
    const checklist = ['Back up', 'Carry']
    await categories.change.mutate({ id, version, category: { label, hint, definition: { ...definition, checklist } } })
    expect(await shown(await fileAs(service, teacher, { category: 'relocation' }))).toEqual([
      'Back up: open',
      'Carry: open',
    ])
    expect(await shown(await fileAs(service, teacher))).toEqual([])
  })
})
