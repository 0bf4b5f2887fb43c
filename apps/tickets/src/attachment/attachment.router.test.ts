import { randomUUID } from 'node:crypto'
import { maxAttachments } from '@ocs/contracts/attachments'
import { actorOf, machine } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Db, openDb } from '../db.ts'
import { fileFor } from '../testing/files.ts'
import { fileAs, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'
import { removableMs } from './attachment.policy.ts'
import { listAttachments, removeAttachment } from './attachment.store.ts'

let service: Tickets
let db: Db
beforeAll(async () => {
  service = await startTickets()
  db = openDb(service.databaseUrl)
})
afterAll(async () => {
  await db.$disconnect()
  await service[Symbol.asyncDispose]()
})

const teacher = actorOf('teacher.lakeroad')
const technician = actorOf('tech.lakeroad')
const at = (path: ReturnType<typeof fileFor>, id: string) => ({ desk: path.desk, number: path.number, id })

test('a file is listed for everybody who reads the ticket, without the place of its bytes', async () => {
  const ticket = await fileAs(service, teacher)
  const file = fileFor(ticket, { name: 'Back of the printer.jpg' })
  const added = await service.as(teacher).attachments.add.mutate(file)
  expect(added).toMatchObject({ name: file.name, uploadedBy: { id: teacher.id }, allowedActions: ['remove'] })
  const [listed, ...others] = await service.as(technician).attachments.list.query(ticket)
  expect(others).toEqual([])
  expect(listed).toEqual({ ...added, storageKey: undefined })
  expect(Object.keys(listed ?? {})).not.toContain('storageKey')
  expect(await service.as(technician).attachments.get.query(at(file, added.id))).toEqual(added)
})

test('adding and removing are lines of the history that name the file, and leave the version of the ticket alone', async () => {
  const ticket = await fileAs(service, teacher)
  const file = fileFor(ticket, { name: 'Screen.png', type: 'image/png' })
  const { id } = await service.as(teacher).attachments.add.mutate(file)
  await service.as(teacher).attachments.remove.mutate(at(file, id))
  const history = await service.as(teacher).tickets.history.query(ticket)
  expect(history.map(({ verb, file: name, note }) => [verb, name, note])).toEqual([
    ['filed', null, null],
    ['attached', 'Screen.png', null],
    ['attachment_removed', 'Screen.png', null],
  ])
  expect((await service.as(teacher).tickets.get.query(ticket)).version).toBe(ticket.version)
  const old = await service.as(teacher).facade.tech.updates.query({ id: ticket.number })
  expect(old.map(update => update.update_message)).toEqual(['Removed the file Screen.png', 'Added the file Screen.png'])
})

test('what was removed is nowhere to be read any more, and its row stays', async () => {
  const ticket = await fileAs(service, teacher)
  const file = fileFor(ticket)
  const { id } = await service.as(teacher).attachments.add.mutate(file)
  await service.as(teacher).attachments.remove.mutate(at(file, id))
  expect(await service.as(teacher).attachments.list.query(ticket)).toEqual([])
  expect(await reasonOf(service.as(teacher).attachments.get.query(at(file, id)))).toBe('not_found')
  expect(await reasonOf(service.as(teacher).attachments.remove.mutate(at(file, id)))).toBe('not_found')
  expect(await db.attachment.findUnique({ where: { id } })).toMatchObject({ name: file.name })
})

test('of twelve files that come at once a ticket takes ten', async () => {
  const ticket = await fileAs(service, teacher)
  const client = service.as(teacher).attachments
  const outcomes = await Promise.all(
    Array.from({ length: maxAttachments + 2 }, () => reasonOf(client.add.mutate(fileFor(ticket)))),
  )
  expect(outcomes.filter(outcome => outcome === 'too_many_files')).toHaveLength(2)
  const files = await client.list.query(ticket)
  expect(files).toHaveLength(maxAttachments)
  await client.remove.mutate({ desk: ticket.desk, number: ticket.number, id: files[0]?.id ?? '' })
  expect(await reasonOf(client.add.mutate(fileFor(ticket)))).toBe('no refusal')
})

test('a repeated sending with the same key is the same file, though its bytes were stored anew', async () => {
  const ticket = await fileAs(service, teacher)
  const client = service.as(teacher).attachments
  const options = { context: { idempotencyKey: randomUUID() } }
  const file = fileFor(ticket)
  const first = await client.add.mutate(file, options)
  expect(await client.add.mutate({ ...file, storageKey: fileFor(ticket).storageKey }, options)).toEqual(first)
  expect(await client.list.query(ticket)).toHaveLength(1)
  expect(await reasonOf(client.add.mutate(fileFor(ticket), options))).toBe('idempotency_key_reused')
})

test('nobody can name the bytes of another file', async () => {
  const [mine, other] = [await fileAs(service, teacher), await fileAs(service, actorOf('teacher.central'))]
  const { storageKey } = await service
    .as(actorOf('teacher.central'))
    .attachments.add.mutate(fileFor(other, { name: 'Private.pdf', type: 'application/pdf', width: null, height: null }))
  expect(await reasonOf(service.as(teacher).attachments.add.mutate(fileFor(mine, { storageKey })))).toBe(
    'already_exists',
  )
})

test('one removes one’s own file for half an hour; who works the ticket removes any, at any time', async () => {
  const ticket = await fileAs(service, teacher)
  const file = fileFor(ticket)
  const { id, createdAt } = await service.as(teacher).attachments.add.mutate(file)
  const before = new Date(Date.parse(createdAt) + removableMs - 1)
  const after = new Date(Date.parse(createdAt) + removableMs)
  const actionsOf = async (actor: typeof teacher, now: Date) =>
    (await listAttachments(db, actor, ticket, now))[0]?.allowedActions
  expect(await actionsOf(teacher, before)).toEqual(['remove'])
  expect(await actionsOf(teacher, after)).toEqual([])
  const doer = { actor: teacher, requestId: randomUUID(), idempotencyKey: null }
  expect(await reasonOf(removeAttachment(db, doer, at(file, id), after))).toBe('forbidden')
  expect(await actionsOf(technician, after)).toEqual(['remove'])
  await removeAttachment(db, { ...doer, actor: technician }, at(file, id), after)
  expect(await service.as(teacher).attachments.list.query(ticket)).toEqual([])
})

test('who reads a ticket without commenting on it puts no file there', async () => {
  const ticket = await fileAs(service, teacher)
  expect(await reasonOf(service.as(actorOf('principal.lakeroad')).attachments.list.query(ticket))).toBe('no refusal')
  expect(await reasonOf(service.as(actorOf('principal.lakeroad')).attachments.add.mutate(fileFor(ticket)))).toBe(
    'forbidden',
  )
  expect(await reasonOf(service.as(machine(['tickets:read'])).attachments.add.mutate(fileFor(ticket)))).toBe(
    'forbidden',
  )
})

test('a file with one measure, a strange type or a key that could be a path is refused', async () => {
  const ticket = await fileAs(service, teacher)
  const client = service.as(teacher).attachments
  for (const wrong of [{ width: null }, { type: 'text/html' as 'image/png' }, { storageKey: '../../../etc/passwd' }]) {
    expect(await reasonOf(client.add.mutate({ ...fileFor(ticket), ...wrong }))).toBe('invalid_input')
  }
})
