import { actorOf, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lakeRoad, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const director = () => service.as(actorOf('tech.district')).cannedAnswers
const technician = () => service.as(actorOf('tech.lakeroad')).cannedAnswers
const form = (name: string, text = 'Restart it, {requester first name}.') => ({ name, text, status: null })
const add = (name: string) => director().add.mutate({ desk: 'technology', answer: form(name) })

test('who works the desk reads the active answers by name, and nobody else reads any', async () => {
  await add('Room 10')
  await add('Room 9')
  const off = await add('Old')
  await director().switch.mutate({ id: off.id, version: off.version, active: false })
  const names = (await technician().list.query({ desk: 'technology' })).map(each => each.name)
  expect(names).toEqual(['Room 9', 'Room 10'])
  expect((await director().list.query({ desk: 'technology', all: true })).map(each => each.name)).toContain('Old')
  for (const who of ['teacher.lakeroad', 'maint.central', 'principal.lakeroad', 'student.central'])
    expect(await reasonOf(service.as(actorOf(who)).cannedAnswers.list.query({ desk: 'technology' })), who).toBe(
      'forbidden',
    )
  expect(await reasonOf(technician().list.query({ desk: 'technology', all: true }))).toBe('forbidden')
})

test('only who directs the desk in the whole district adds an answer', async () => {
  const local = newPerson([{ role: 'technology_director', placeId: lakeRoad.id }])
  for (const actor of [local, actorOf('maint.district'), actorOf('tech.lakeroad')])
    expect(await reasonOf(service.as(actor).cannedAnswers.add.mutate({ desk: 'technology', answer: form('No') }))).toBe(
      'forbidden',
    )
})

test('of two edits at once one is told that it is late, and both versions can be read with who made them', async () => {
  const { id, version } = await add('Raced')
  const edit = (text: string) =>
    reasonOf(director().change.mutate({ id, version, answer: { ...form('Raced', text), status: 'closed' } }))
  expect((await Promise.all([edit('One'), edit('Two')])).sort()).toEqual(['no refusal', 'stale_version'])
  const versions = await director().versions.query({ id })
  expect(versions.map(each => each.version)).toEqual([2, 1])
  expect(versions[1]).toMatchObject({
    text: form('Raced').text,
    status: null,
    by: { name: actorOf('tech.district').name },
  })
  expect(versions[0]).toMatchObject({ status: 'closed' })
})

test('a placeholder that there is not is refused by its name', async () => {
  const refused = director().add.mutate({ desk: 'technology', answer: form('Wrong', 'Dear {requster},') })
  await expect(refused).rejects.toMatchObject({
    reason: 'invalid_input',
    issues: [{ path: 'answer.text', message: expect.stringContaining('{requster}') }],
  })
})

test('two answers of a desk never have one name, while the other desk may use it', async () => {
  const { id, version } = await add('Twice')
  expect(await reasonOf(add('Twice'))).toBe('name_taken')
  const other = await add('Thrice')
  expect(await reasonOf(director().change.mutate({ id: other.id, version: 1, answer: form('Twice') }))).toBe(
    'name_taken',
  )
  expect((await director().list.query({ desk: 'technology' })).find(each => each.id === id)?.version).toBe(version)
  const maintenance = service.as(actorOf('maint.district')).cannedAnswers
  expect((await maintenance.add.mutate({ desk: 'maintenance', answer: form('Twice') })).name).toBe('Twice')
})

test('switching off what is off already changes nothing', async () => {
  const { id, version } = await add('Switched')
  const off = await director().switch.mutate({ id, version, active: false })
  expect(await director().switch.mutate({ id, version: off.version, active: false })).toEqual(off)
  expect(await director().versions.query({ id })).toHaveLength(2)
})
