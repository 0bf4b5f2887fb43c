import { maxTicketViews, type TicketViewForm } from '@ocs/contracts/ticket-views'
import { actorOf, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDb } from '../db.ts'
import { reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const view = (changes: Partial<TicketViewForm> = {}): TicketViewForm => ({
  name: 'Printers of the morning',
  desk: 'technology',
  shared: false,
  query: { status: 'any_open', search: 'printer', sort: 'room', direction: 'desc' },
  ...changes,
})
const views = (actor: ReturnType<typeof actorOf>) => service.as(actor).views
const techLakeRoad = actorOf('tech.lakeroad')

describe('a view', () => {
  test('keeps a list as it was set up, comes last, can be default, changed and removed', async () => {
    const me = newPerson()
    const first = await views(me).save.mutate(view())
    const second = await views(me).save.mutate(view({ name: 'Mine', desk: null, query: { view: 'mine' } }))
    expect(first).toMatchObject({
      ...view(),
      version: 1,
      isOwn: true,
      isDefault: false,
      allowedActions: ['change', 'remove'],
    })
    await views(me).chooseDefault.mutate({ viewId: second.id })
    await views(me).arrange.mutate({ ids: [second.id] })
    expect((await views(me).list.query()).map(one => [one.name, one.isDefault])).toEqual([
      ['Mine', true],
      ['Printers of the morning', false],
    ])
    const changed = await views(me).change.mutate({ id: first.id, version: 1, view: view({ name: 'Printers' }) })
    expect(changed).toMatchObject({ name: 'Printers', version: 2 })
    expect(await reasonOf(views(me).remove.mutate({ id: first.id, version: 1 }))).toBe('stale_version')
    await views(me).remove.mutate({ id: first.id, version: 2 })
    await views(me).chooseDefault.mutate({ viewId: null })
    expect((await views(me).list.query()).map(one => [one.name, one.isDefault])).toEqual([['Mine', false]])
  })

  test('is chosen or not found, also when it is taken away at the same time', async () => {
    const me = newPerson()
    const said: unknown[] = []
    for (let at = 0; at < 6; at++) {
      const { id, version } = await views(me).save.mutate(view())
      const choose = () => reasonOf(views(me).chooseDefault.mutate({ viewId: id }))
      const remove = reasonOf(views(me).remove.mutate({ id, version }))
      said.push(...(await Promise.all([choose(), choose(), remove, choose(), choose()])))
    }
    expect(said.filter(each => each !== 'no refusal' && each !== 'not_found')).toEqual([])
  })

  test('has a name of its own, whatever its case', async () => {
    const me = newPerson()
    await views(me).save.mutate(view())
    expect(await reasonOf(views(me).save.mutate(view({ name: 'PRINTERS of the morning' })))).toBe('name_taken')
    await views(me).save.mutate(view({ desk: null }))
    await views(newPerson()).save.mutate(view())
  })

  test('is one of at most fifty, also when several are kept at once', async () => {
    const me = newPerson()
    for (let at = 0; at < maxTicketViews - 1; at++) await views(me).save.mutate(view({ name: `View ${at}` }))
    const last = await Promise.all(['a', 'b', 'c'].map(name => reasonOf(views(me).save.mutate(view({ name })))))
    expect(last.toSorted()).toEqual(['no refusal', 'too_many_views', 'too_many_views'])
    expect(await views(me).list.query()).toHaveLength(maxTicketViews)
  })
})

describe('a shared view', () => {
  test('is seen by all who work its desk, at any place, and by nobody else', async () => {
    const shared = await views(techLakeRoad).save.mutate(view({ name: 'For all of us', shared: true }))
    const sees = async (handle: string) => (await views(actorOf(handle)).list.query()).some(one => one.id === shared.id)
    expect(await Promise.all(['tech.central', 'tech.district', 'admin'].map(sees))).toEqual([true, true, true])
    expect(
      await Promise.all(['maint.central', 'teacher.lakeroad', 'principal.lakeroad', 'student.central'].map(sees)),
    ).toEqual([false, false, false, false])
    await views(actorOf('tech.central')).chooseDefault.mutate({ viewId: shared.id })
    const theirs = (await views(actorOf('tech.central')).list.query()).find(one => one.id === shared.id)
    expect(theirs).toMatchObject({ isOwn: false, isDefault: true, allowedActions: [] })
    const { id, version } = shared
    const foreign = views(actorOf('tech.central')).change.mutate({ id, version, view: view() })
    expect(await reasonOf(foreign)).toBe('forbidden')
    const directed = await views(actorOf('tech.district')).change.mutate({
      id,
      version,
      view: view({ name: 'Ours', shared: true }),
    })
    expect(directed.name).toBe('Ours')
    expect(await reasonOf(views(actorOf('maint.district')).remove.mutate({ id, version: 2 }))).toBe('not_found')
    await views(actorOf('tech.district')).remove.mutate({ id, version: 2 })
    expect(await sees('tech.lakeroad')).toBe(false)
  })

  test('leaves none of one’s own out of the list, however many there are', async () => {
    const me = newPerson([{ role: 'technology_technician', placeId: null }])
    const own = await views(me).save.mutate(view({ name: 'Zebra' }))
    const shared = await views(techLakeRoad).save.mutate(view({ name: 'Antelope', shared: true }))
    const db = openDb(service.databaseUrl)
    await db.$executeRaw`
      insert into ticket_view (id, owner_id, owner_name, name, desk, shared, query, position, created_at, updated_at)
      select gen_random_uuid(), gen_random_uuid(), owner_name, name, desk, shared, query, position, created_at, updated_at
      from ticket_view, generate_series(1, 300) where id = ${shared.id}::uuid`
    const listed = await views(me).list.query()
    await db.$executeRaw`delete from ticket_view where name = 'Antelope'`
    await db.$disconnect()
    expect(listed[0]?.id).toBe(own.id)
  })

  test('is shared by somebody who works its desk only', async () => {
    for (const handle of ['teacher.lakeroad', 'principal.lakeroad', 'maint.central', 'student.central']) {
      expect(await reasonOf(views(actorOf(handle)).save.mutate(view({ shared: true }))), handle).toBe('forbidden')
    }
    expect(await reasonOf(views(techLakeRoad).save.mutate(view({ shared: true, desk: null })))).toBe('invalid_input')
    const own = await views(actorOf('teacher.lakeroad')).save.mutate(view({ name: 'Not to be shared' }))
    const sharing = views(actorOf('teacher.lakeroad')).change.mutate({ ...own, view: view({ shared: true }) })
    expect(await reasonOf(sharing)).toBe('forbidden')
  })
})
