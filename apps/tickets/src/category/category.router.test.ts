import { randomUUID } from 'node:crypto'
import type { Candidate } from '@ocs/contracts/answers'
import {
  type Category,
  type CategoryDefinition,
  type CategoryField,
  maxCategories,
  plainDefinition,
} from '@ocs/contracts/categories'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileAs, lakeRoad, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const director = actorOf('tech.district')
const teacher = actorOf('teacher.lakeroad')
const categories = () => service.as(director).categories

const form = (label: string, definition: Partial<CategoryDefinition> = {}) => ({
  label,
  hint: '',
  definition: { ...plainDefinition, ...definition },
})

const question = (changes: Partial<CategoryField> = {}): CategoryField => ({
  id: 'q1',
  label: 'How many are broken?',
  help: '',
  kind: 'number',
  required: true,
  options: [],
  active: true,
  ...changes,
})

/** A category of the technology desk that no other test has. */
const add = (definition: Partial<CategoryDefinition> = {}): Promise<Category> =>
  categories().add.mutate({ desk: 'technology', category: form(`C ${randomUUID()}`, definition) })

describe('the categories of a desk', () => {
  test('begin as the ones that there have been, in their order, with a first version by the system', async () => {
    const own = await service.as(actorOf('maint.district')).categories.list.query({ desk: 'maintenance' })
    const keys = ['electrical', 'grounds', 'hvac', 'plumbing', 'structure', 'other']
    expect(own.map(each => each.key)).toEqual(keys)
    expect(own.map(each => each.definition.asset)).toEqual(keys.map(() => 'hidden'))
    const [first] = await service.as(actorOf('admin')).categories.history.query({ id: own[2]?.id ?? '' })
    expect(first).toMatchObject({ version: 1, label: 'Heating and cooling', actor: { name: 'System' } })
  })

  test('are read by whoever may file, without what is not asked and who gets their tickets', async () => {
    const { key } = await add({ fields: [question(), question({ id: 'old', label: 'Old', active: false })] })
    for (const reader of [teacher, actorOf('student.central'), newPerson()]) {
      const offered = await service.as(reader).categories.offered.query({ desk: 'technology' })
      const mine = offered.find(each => each.key === key)
      expect(mine?.fields.map(each => each.id)).toEqual(['q1'])
      expect(mine).not.toHaveProperty('routing')
    }
  })

  test('are changed one version at a time, and every version stays to be read', async () => {
    const { id, version, label } = await add()
    const change = { id, version, category: form(label, { defaultPriority: 'high' }) }
    const changed = await categories().change.mutate(change)
    expect(changed).toMatchObject({ version: 2, definition: { defaultPriority: 'high' } })
    expect(await reasonOf(categories().change.mutate(change))).toBe('stale_version')
    expect(await reasonOf(categories().deactivate.mutate(change))).toBe('stale_version')
    await categories().deactivate.mutate({ id, version: 2 })
    await categories().activate.mutate({ id, version: 3 })
    const history = await categories().history.query({ id })
    expect(history.map(each => [each.version, each.definition.defaultPriority, each.active])).toEqual([
      [4, 'high', true],
      [3, 'high', false],
      [2, 'high', true],
      [1, 'normal', true],
    ])
    expect(history.every(each => each.actor.id === director.id)).toBe(true)
  })

  test('have names of their own, and keys that never change', async () => {
    const [one, other] = [await add(), await add()]
    const taken = { id: one.id, version: 1, category: form(other.label.toUpperCase()) }
    expect(await reasonOf(categories().change.mutate(taken))).toBe('name_taken')
    const again = { desk: 'technology' as const, category: form(other.label) }
    expect(await reasonOf(categories().add.mutate(again))).toBe('name_taken')
    const renamed = await categories().change.mutate({ ...taken, category: form(`Renamed ${randomUUID()}`) })
    expect(renamed.key).toBe(one.key)
    const names = await service.as(teacher).categories.names.query()
    expect(names.find(each => each.key === one.key)?.label).toBe(renamed.label)
  })

  test('are put into an order as a whole', async () => {
    await add()
    const ids = (await categories().list.query({ desk: 'technology' })).map(each => each.id).reverse()
    await categories().arrange.mutate({ desk: 'technology', ids })
    expect((await categories().list.query({ desk: 'technology' })).map(each => each.id)).toEqual(ids)
    const part = ids.slice(1)
    expect(await reasonOf(categories().arrange.mutate({ desk: 'technology', ids: part }))).toBe('stale_version')
    const strange = [...part, randomUUID()]
    expect(await reasonOf(categories().arrange.mutate({ desk: 'technology', ids: strange }))).toBe('stale_version')
  })

  test('are no more than a desk can keep apart, also when several are added at once', async () => {
    await using own = await startTickets()
    const { categories: client } = own.as(actorOf('maint.district'))
    const made = Array.from({ length: maxCategories }, (_, at) =>
      reasonOf(client.add.mutate({ desk: 'maintenance', category: form(`Category ${at}`) })),
    )
    const outcomes = await Promise.all(made)
    expect(outcomes.filter(outcome => outcome === 'no refusal')).toHaveLength(maxCategories - 6)
    expect(new Set(outcomes)).toEqual(new Set(['no refusal', 'too_many_categories']))
    const positions = (await client.list.query({ desk: 'maintenance' })).map(each => each.key)
    expect(new Set(positions).size).toBe(maxCategories)
  })
})

describe('filing under a category', () => {
  test('keeps the answers under the words in which they were asked then', async () => {
    const { key, id, version, label } = await add({ fields: [question()], defaultPriority: 'urgent' })
    expect(await reasonOf(fileAs(service, teacher, { category: key }))).toBe('answer_refused')
    const ticket = await fileAs(service, teacher, { category: key, categoryVersion: 1, answers: { q1: 12 } })
    expect(ticket).toMatchObject({ priority: 'urgent', status: 'new', version: 1 })
    expect(ticket.clock.firstAnswerDueAt).not.toBeNull()
    const fields = [question({ label: 'How many work?' })]
    await categories().change.mutate({ id, version, category: form(label, { fields }) })
    const answers = await service.as(actorOf('tech.lakeroad')).categories.answersOf.query(ticket)
    expect(answers).toEqual([{ id: 'q1', label: 'How many are broken?', kind: 'number', value: 12 }])
    const late = fileAs(service, teacher, { category: key, categoryVersion: 1, answers: { q1: 12 } })
    expect(await reasonOf(late)).toBe('category_changed')
  })

  test('that is not offered any more, or of the other desk, is refused', async () => {
    const { key, id, version } = await add()
    await categories().deactivate.mutate({ id, version })
    for (const category of [key, 'plumbing', 'no-such'])
      expect(await reasonOf(fileAs(service, teacher, { category }))).toBe('category_not_offered')
  })

  test('that has no device clears it, and one that needs it takes words in its place', async () => {
    const [hidden, required] = [await add({ asset: 'hidden' }), await add({ asset: 'required' })]
    expect(await fileAs(service, teacher, { category: hidden.key, assetTag: 'TC-1' })).toMatchObject({ assetTag: null })
    expect(await reasonOf(fileAs(service, teacher, { category: required.key }))).toBe('answer_refused')
    const described = await fileAs(service, teacher, { category: required.key, assetNote: 'A blue laptop' })
    expect(described).toMatchObject({ assetTag: null, assetNote: 'A blue laptop' })
  })
})

describe('routing', () => {
  const at = (name: string, works: Candidate['works'] = 'place_technician'): Candidate => ({
    id: randomUUID(),
    name,
    works,
  })
  const file = (category: string, candidates: Candidate[], key?: string) =>
    service
      .as(teacher)
      .tickets.file.mutate({ ...input, category, candidates }, key ? { context: { idempotencyKey: key } } : undefined)
  const input = {
    desk: 'technology' as const,
    description: 'It shows no picture at all.',
    place: { id: lakeRoad.id, name: lakeRoad.name },
    room: null,
    assetTag: null,
  }

  test('gives a ticket away at filing, by the system, with its clock running and unread for who has it', async () => {
    const to = actorOf('tech.lakeroad')
    const { key } = await add({ routing: { to: 'person', person: { id: to.id, name: to.name } } })
    const ticket = await file(key, [{ id: to.id, name: to.name, works: 'place_technician' }])
    expect(ticket).toMatchObject({ status: 'assigned', assignee: { id: to.id }, clock: { firstAnsweredAt: null } })
    const history = await service.as(to).tickets.history.query(ticket)
    expect(history.map(each => [each.verb, each.actor.name])).toEqual([
      ['filed', teacher.name],
      ['assigned', 'System'],
    ])
    expect((await service.as(to).attention.unread.query({ ids: [ticket.id] })).ids).toEqual([ticket.id])
    expect((await service.as(teacher).attention.unread.query({ ids: [ticket.id] })).ids).toEqual([])
  })

  test('to a person who does not work there now, or without candidates, lets it wait', async () => {
    const { key } = await add({ routing: { to: 'person', person: { id: randomUUID(), name: 'Somebody gone' } } })
    for (const candidates of [[at('Somebody else')], []])
      expect(await file(key, candidates)).toMatchObject({ status: 'new', assignee: null, version: 1 })
  })

  test('by load shares tickets evenly, also when many are filed at once, and tells no director', async () => {
    const { key } = await add({ routing: { to: 'least_loaded' } })
    const people = [at('One'), at('Two', 'technician'), at('Three'), at('Director', 'director')]
    const filed = await Promise.all(Array.from({ length: 9 }, () => file(key, people)))
    const counts = people.map(person => filed.filter(ticket => ticket.assignee?.id === person.id).length)
    expect(counts).toEqual([3, 3, 3, 0])
  })

  test('by place skips whoever works in the whole district', async () => {
    const { key } = await add({ routing: { to: 'place_technician' } })
    expect(await file(key, [at('District', 'technician')])).toMatchObject({ assignee: null })
    const here = at('Here')
    expect(await file(key, [at('District', 'technician'), here])).toMatchObject({ assignee: { id: here.id } })
  })

  test('happens once for a request that comes twice, also when the candidates have changed', async () => {
    const { key } = await add({ routing: { to: 'least_loaded' } })
    const [one, two] = [at('One'), at('Two')]
    const request = randomUUID()
    const first = await file(key, [one], request)
    expect(await file(key, [two], request)).toEqual(first)
  })

  test('is not for a machine that only files', async () => {
    const { key } = await add({ routing: { to: 'least_loaded' } })
    const ask = (scopes: Parameters<typeof machine>[0]) =>
      service.as(machine(scopes)).tickets.file.mutate({ ...input, category: key, candidates: [at('One')] })
    expect(await reasonOf(ask(['tickets:file']))).toBe('forbidden')
    expect(await ask(['tickets:file', 'tickets:work'])).toMatchObject({ status: 'assigned' })
  })
})
