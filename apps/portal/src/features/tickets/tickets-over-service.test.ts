import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import { type CategoryDefinition, plainDefinition } from '@ocs/contracts/categories'
import type { Role } from '@ocs/contracts/permissions'
import { InvalidInputError } from '@ocs/service-kit/client'
import { actorOf, newPerson } from '@ocs/service-kit/testing/service'
import type { AppRouter } from '@ocs/tickets/router'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPerson, buildPlace, testPortal } from '../../testing/portal.ts'
import { type ServiceProcess, startServiceProcess } from '../../testing/service-process.ts'
import { ChangeTicketForm, changeTicket } from './change-ticket.ts'
import { FileTicketForm, fileTicket } from './file-ticket.ts'
import { noRoom } from './form-choices.ts'

let service: ServiceProcess<AppRouter>
let portal: Awaited<ReturnType<typeof testPortal>>
beforeAll(async () => {
  ;[service, portal] = await Promise.all([startServiceProcess<AppRouter>('tickets'), testPortal()])
})
afterAll(async () => {
  await service?.[Symbol.asyncDispose]()
  await portal?.[Symbol.asyncDispose]()
})

const director = actorOf('tech.district')

/** A form as a browser sends it, for a place made for the test; `changes` replaces fields. */
async function filled(changes: Record<string, string> = {}) {
  const place = await buildPlace(portal.db)
  const typed = {
    desk: 'technology',
    category: 'hardware',
    placeId: place.id,
    roomId: noRoom,
    device: 'none',
    description: 'The projector shows no picture.',
    title: '',
    ...changes,
  }
  return { place, form: FileTicketForm.parse(typed) }
}

const fileAs = (actor: Actor, form: FileTicketForm, key: string | null = null) =>
  fileTicket(portal.db, service.as(actor), form, key)

const changeAs = (actor: Actor, fields: Record<string, string | number>, key: string | null = null) =>
  changeTicket(portal.db, service.as(actor), ChangeTicketForm.parse(fields), key)

async function worker(placeId: string | null, role: Role = 'technology_technician', active = true) {
  const person = await buildPerson(portal.db, { name: `Worker ${randomUUID()}`, active })
  await portal.db.roleAssignment.create({ data: { personId: person.id, role, placeId, source: 'admin' } })
  return person
}

describe('filing', () => {
  test('the same form sent twice at once files one ticket', async () => {
    const { form } = await filled()
    const teacher = newPerson()
    const key = randomUUID()
    const [first, second] = await Promise.all([fileAs(teacher, form, key), fileAs(teacher, form, key)])
    expect(second).toEqual(first)
    const { items } = await service.as(teacher).tickets.list.query({ view: 'mine' })
    expect(items).toHaveLength(1)
  })

  test('a form whose first sending arrived unseen says so when it comes again with other words', async () => {
    const { form } = await filled()
    const teacher = newPerson()
    const key = randomUUID()
    await fileAs(teacher, form, key)
    const again = fileAs(teacher, { ...form, description: 'The projector is still dark.' }, key)
    await expect(again).rejects.toMatchObject({ message: expect.stringContaining('has arrived as a ticket') })
  })

  test('place and room carry the names the portal has for them', async () => {
    const { place, form } = await filled()
    const room = await portal.db.room.create({
      data: { placeId: place.id, name: 'Lab 2', nameKey: 'lab 2', kind: 'lab' },
    })
    const ticket = await fileAs(newPerson(), { ...form, roomId: room.id })
    expect(ticket).toMatchObject({ place: { id: place.id, name: place.name }, room: { id: room.id, name: 'Lab 2' } })
  })

  test('a place out of use, and a room of another place, are refused beside their fields', async () => {
    const { place, form } = await filled()
    const elsewhere = await buildPlace(portal.db)
    const room = await portal.db.room.create({
      data: { placeId: elsewhere.id, name: '1', nameKey: '1', kind: 'other' },
    })
    await expect(fileAs(newPerson(), { ...form, roomId: room.id })).rejects.toMatchObject({ reason: 'not_found' })
    await portal.db.place.update({ where: { id: place.id }, data: { active: false } })
    await expect(fileAs(newPerson(), form)).rejects.toMatchObject({ reason: 'place_inactive' })
  })

  test.each([
    [{ device: 'TC-1' }, 'TC-1'],
    [{ device: 'none', tag: 'TC-1' }, null],
    [{ device: 'other', tag: ' TC-2 ' }, 'TC-2'],
    [{ device: 'other', tag: 'No Tag' }, null],
    [{ device: '' }, null],
    [{ device: 'typed', tag: '' }, null],
    [{ device: 'typed', tag: 'TC-3' }, 'TC-3'],
    [{ desk: 'maintenance', category: 'hvac', device: 'TC-1' }, null],
  ])('the device %j is kept as %j', async (fields, assetTag) => {
    const ticket = await fileAs(newPerson(), (await filled(fields)).form)
    expect(ticket).toMatchObject({ assetTag, assetNote: null })
  })

  test.each([
    [{ category: '' }, 'category'],
    [{ roomId: '' }, 'roomId'],
    [{ placeId: '' }, 'placeId'],
    [{ desk: 'kitchen' }, 'desk'],
    [{ description: 'Too short' }, 'description'],
    [{ title: 'Ab' }, 'title'],
  ])('%j is refused beside its field', async (fields, field) => {
    const sent = { ...(await filled()).form, ...{ device: 'none', title: '' }, ...fields }
    const parsed = FileTicketForm.safeParse(sent)
    expect(parsed.error?.issues.map(issue => issue.path[0])).toContain(field)
  })
})

describe('what a category asks', () => {
  const question = { help: '', required: true, options: [], active: true }
  const fields = [
    { ...question, id: 'q1', label: 'Is water running?', kind: 'yes_no' as const },
    { ...question, id: 'q2', label: 'How much, in gallons?', kind: 'number' as const, required: false },
  ]

  async function category(definition: Partial<CategoryDefinition> = {}) {
    const added = { label: `C ${randomUUID()}`, hint: '', definition: { ...plainDefinition, ...definition } }
    return service.as(director).categories.add.mutate({ desk: 'technology', category: added })
  }

  const answer = (key: string, id: string) => `answer.technology.${key}.${id}`

  /** The fields beside which a form is refused. */
  async function wrongFields(form: FileTicketForm): Promise<string[]> {
    const error: unknown = await fileAs(newPerson(), form).catch((reason: unknown) => reason)
    return error instanceof InvalidInputError ? error.issues.map(issue => issue.path) : [String(error)]
  }

  test.each([
    [{ device: 'other', tag: ' ' }, 'optional', ['tag']],
    [{ device: 'unlisted', what: ' ' }, 'optional', ['what']],
    [{ device: '' }, 'required', ['device']],
    [{ device: 'none' }, 'required', ['device']],
    [{ device: 'typed', tag: '' }, 'required', ['tag']],
    [{ device: 'other', tag: 'no tag' }, 'required', ['tag']],
  ] as const)('%j where a device is %s is refused beside its field', async (typed, asset, expected) => {
    const { key } = await category({ asset })
    expect(await wrongFields((await filled({ category: key, ...typed })).form)).toEqual(expected)
  })

  test('a device that is not in the inventory is taken in words', async () => {
    const { key } = await category({ asset: 'required' })
    const { form } = await filled({ category: key, device: 'unlisted', what: ' A blue laptop ' })
    expect(await fileAs(newPerson(), form)).toMatchObject({ assetTag: null, assetNote: 'A blue laptop' })
  })

  test('is refused beside its questions until it is answered, and then stored', async () => {
    const { key } = await category({ fields })
    const typed = { category: key, [answer(key, 'q2')]: 'many', [answer('other', 'q9')]: 'left behind' }
    expect(await wrongFields((await filled(typed)).form)).toEqual([answer(key, 'q1'), answer(key, 'q2')])
    const { form } = await filled({ ...typed, [answer(key, 'q1')]: 'no', [answer(key, 'q2')]: '1,200' })
    const ticket = await fileAs(newPerson(), form)
    const answers = await service.as(director).categories.answersOf.query(ticket)
    expect(answers.map(each => each.value)).toEqual([false, 1200])
  })

  test('and was changed since the form was opened is said once, whatever was answered', async () => {
    const added = await category()
    const changed = { ...added, category: { ...added, definition: { ...plainDefinition, fields } } }
    const { form } = await filled({ category: added.key, [`version.technology.${added.key}`]: '1' })
    await service.as(director).categories.change.mutate(changed)
    await expect(fileAs(newPerson(), form)).rejects.toMatchObject({ reason: 'category_changed' })
  })

  test('goes to who works the desk at the place, the technician of the place before all others', async () => {
    const { key } = await category({ routing: { to: 'place_technician' } })
    const { place, form } = await filled({ category: key })
    await worker(null)
    expect((await fileAs(newPerson(), form)).assignee).toBeNull()
    const here = await worker(place.id)
    await worker(place.id, 'technology_director')
    await worker(place.id, 'technology_technician', false)
    expect((await fileAs(newPerson(), form)).assignee).toEqual({ id: here.id, name: here.name })
  })

  test('of the other desk is not offered here', async () => {
    const { form } = await filled({ category: 'plumbing' })
    await expect(fileAs(newPerson(), form)).rejects.toMatchObject({ reason: 'category_not_offered' })
  })
})

describe('assigning', () => {
  async function ticketFor(changes: Record<string, string> = {}) {
    const { place, form } = await filled(changes)
    const { desk, number, version } = await fileAs(newPerson(), form)
    return { place, fields: { desk, number, version, deed: 'assign', note: '' } }
  }

  test('goes to people who work this desk at this place or everywhere', async () => {
    const { place, fields } = await ticketFor()
    const here = await worker(place.id)
    const given = await changeAs(director, { ...fields, assigneeId: here.id })
    expect(given.assignee).toEqual({ id: here.id, name: here.name })
    const everywhere = await worker(null, 'technology_director')
    const moved = await changeAs(director, { ...fields, version: given.version, assigneeId: everywhere.id })
    expect(moved.assignee?.id).toBe(everywhere.id)
  })

  test.each<[who: string, make: (placeId: string) => Promise<{ id: string }>]>([
    ['of the other desk', placeId => worker(placeId, 'maintenance_technician')],
    ['of another place', async () => worker((await buildPlace(portal.db)).id)],
    ['who is switched off', placeId => worker(placeId, 'technology_technician', false)],
    ['without a role', () => buildPerson(portal.db)],
    ['whom nobody knows', async () => ({ id: randomUUID() })],
  ])('a person %s is refused and the ticket stays as it was', async (_who, make) => {
    const { place, fields } = await ticketFor()
    const { id } = await make(place.id)
    await expect(changeAs(director, { ...fields, assigneeId: id })).rejects.toMatchObject({ reason: 'in_use' })
    const { desk, number } = fields
    expect(await service.as(director).tickets.get.query({ desk, number })).toMatchObject({ assignee: null, version: 1 })
  })
})

describe('changing', () => {
  async function open() {
    const { desk, number, version } = await fileAs(newPerson(), (await filled()).form)
    return { desk, number, version }
  }

  test('a stale version changes nothing and writes no history', async () => {
    const ticket = await open()
    await changeAs(director, { ...ticket, deed: 'claim' })
    const late = changeAs(director, { ...ticket, deed: 'close', note: 'Done.' })
    await expect(late).rejects.toMatchObject({ reason: 'stale_version' })
    const history = await service.as(director).tickets.history.query(ticket)
    expect(history.map(item => item.verb)).toEqual(['filed', 'assigned'])
  })

  test('a comment does not mind a change in between, and a repeated one is written once', async () => {
    const ticket = await open()
    await changeAs(director, { ...ticket, deed: 'claim' })
    const key = randomUUID()
    await changeAs(director, { ...ticket, deed: 'comment', note: 'On my way.' }, key)
    await changeAs(director, { ...ticket, deed: 'comment', note: 'On my way.' }, key)
    const history = await service.as(director).tickets.history.query(ticket)
    expect(history.map(item => item.verb)).toEqual(['filed', 'assigned', 'commented'])
  })

  test('status, closing and reopening carry their note', async () => {
    const ticket = await open()
    const moved = await changeAs(director, {
      ...ticket,
      deed: 'changeStatus',
      status: 'on_hold',
      note: 'A part is ordered.',
    })
    const closed = await changeAs(director, { ...ticket, version: moved.version, deed: 'close', note: 'Repaired.' })
    const again = await changeAs(director, {
      ...ticket,
      version: closed.version,
      deed: 'reopen',
      note: 'Broken again.',
    })
    expect([moved.status, closed.status, again.status]).toEqual(['on_hold', 'closed', 'open'])
    const history = await service.as(director).tickets.history.query(ticket)
    expect(history.map(item => item.note)).toEqual([null, 'A part is ordered.', 'Repaired.', 'Broken again.'])
  })

  test.each(['comment', 'changeStatus', 'close', 'reopen'])('%s without a note is refused beside the note', deed => {
    const fields = { desk: 'technology', number: '1', version: '1', deed, status: 'open', note: '  ' }
    expect(ChangeTicketForm.safeParse(fields).error?.issues.map(issue => issue.path[0])).toEqual(['note'])
  })
})
