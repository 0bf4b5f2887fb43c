import { actorOf, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileAs, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const teacher = actorOf('teacher.lakeroad')
const tech = actorOf('tech.lakeroad')

/** A ticket about which a new colleague is asked. */
async function asked() {
  const colleague = newPerson([{ role: 'librarian', placeId: null }], 'Wilhelmina Tate')
  const filed = await fileAs(service, teacher)
  const key = { desk: filed.desk, number: filed.number }
  const person = { id: colleague.id, name: colleague.name }
  await service.as(tech).input.ask.mutate({ ...key, asked: person, question: 'Was it lent out?' })
  return { colleague, person, filed, key, they: service.as(colleague) }
}

test('who is asked reads that one ticket, finds it waiting, and may say something', async () => {
  const { they, key, filed } = await asked()
  await fileAs(service, teacher)
  const { items } = await they.tickets.list.query({})
  expect(items.map(ticket => ticket.id)).toEqual([filed.id])
  expect(items[0]?.allowedActions).toEqual(['comment', 'answerInput'])
  expect((await they.tickets.list.query({ view: 'input' })).items).toHaveLength(1)
  expect(await they.input.waiting.query()).toMatchObject([
    { question: 'Was it lent out?', asker: { name: tech.name }, ticket: { ...key, title: filed.title } },
  ])
  expect((await they.attention.counts.query()).input).toBe(1)
  await they.tickets.comment.mutate({ ...key, note: 'I am looking' })
})

test('an internal answer is read by the desk and by nobody else, and ends the right to read', async () => {
  const { they, key, colleague } = await asked()
  await service.as(tech).comments.note.mutate({ ...key, note: 'Between us' })
  expect(await they.input.answer.mutate({ ...key, kind: 'note', note: 'It was with a student' })).toBeNull()
  expect(await reasonOf(they.tickets.get.query(key))).toBe('not_found')
  expect(await they.input.waiting.query()).toEqual([])
  expect(await service.as(teacher).comments.of.query(key)).toEqual([])
  const desk = service.as(tech)
  expect((await desk.comments.of.query(key)).map(comment => [comment.author.id, comment.text])).toEqual([
    [tech.id, 'Between us'],
    [colleague.id, 'It was with a student'],
  ])
  expect(await desk.input.of.query(key)).toMatchObject([{ answeredAt: expect.any(String), withdrawnAt: null }])
  expect((await desk.tickets.history.query(key)).map(line => line.verb)).toEqual([
    'filed',
    'input_asked',
    'noted',
    'noted',
    'input_answered',
  ])
  expect((await service.as(teacher).tickets.history.query(key)).map(line => line.verb)).toEqual(['filed'])
})

test('asked a second time, one sees what one answered the first time, and no other note', async () => {
  const { they, key, person } = await asked()
  const desk = service.as(tech)
  await desk.comments.note.mutate({ ...key, note: 'Between us' })
  await they.input.answer.mutate({ ...key, kind: 'note', note: 'Mine' })
  await desk.input.ask.mutate({ ...key, asked: person, question: 'Are you sure?' })
  expect((await they.comments.of.query(key)).map(comment => comment.text)).toEqual(['Mine'])
  expect(await they.input.of.query(key)).toMatchObject([{ isMine: true }, { isMine: true, answeredAt: null }])
})

test('a public answer is read by the requester', async () => {
  const { they, key } = await asked()
  await they.input.answer.mutate({ ...key, kind: 'answer', note: 'It is on shelf 4' })
  expect(await service.as(teacher).comments.of.query(key)).toMatchObject([{ kind: 'answer', text: 'It is on shelf 4' }])
})

test('taken back, a request grants nothing any more', async () => {
  const { they, key, person } = await asked()
  const take = () => service.as(tech).input.withdraw.mutate({ ...key, askedId: person.id })
  await take()
  expect(await reasonOf(they.tickets.get.query(key))).toBe('not_found')
  expect(await reasonOf(they.input.answer.mutate({ ...key, kind: 'note', note: 'Late' }))).toBe('not_found')
  expect(await reasonOf(take())).toBe('not_asked')
})

test('closing a ticket ends what was asked about it', async () => {
  const { they, key, filed } = await asked()
  await service.as(tech).tickets.close.mutate({ ...key, version: filed.version, note: 'Found' })
  expect(await reasonOf(they.tickets.get.query(key))).toBe('not_found')
  expect(await service.as(tech).input.of.query(key)).toMatchObject([{ withdrawnAt: expect.any(String) }])
})

test('of two who ask the same colleague at once, one does', async () => {
  const { key } = await asked()
  const third = newPerson()
  const asking = { ...key, asked: { id: third.id, name: third.name }, question: 'Well?' }
  const both = [tech, actorOf('tech.district')].map(actor => reasonOf(service.as(actor).input.ask.mutate(asking)))
  expect((await Promise.all(both)).sort()).toEqual(['already_asked', 'no refusal'])
  expect((await service.as(tech).input.of.query(key)).filter(request => request.asked.id === third.id)).toHaveLength(1)
})

test('of an answer and its withdrawal at once, one counts', async () => {
  const { they, key, person } = await asked()
  await Promise.all([
    reasonOf(they.input.answer.mutate({ ...key, kind: 'note', note: 'Yes' })),
    reasonOf(service.as(tech).input.withdraw.mutate({ ...key, askedId: person.id })),
  ])
  const [request] = await service.as(tech).input.of.query(key)
  expect([request?.answeredAt, request?.withdrawnAt].filter(Boolean)).toHaveLength(1)
})
