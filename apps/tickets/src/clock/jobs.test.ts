import { afterEach, describe, expect, test, vi } from 'vitest'
import { createJobs } from './jobs.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** A job whose runs end when the test says so. */
function slowJob() {
  const ends: (() => void)[] = []
  const times: Date[] = []
  const run = (now: Date) => {
    times.push(now)
    return new Promise<void>(resolve => ends.push(resolve))
  }
  return { job: { name: 'slow', everySeconds: 60, run }, ends, times }
}

const failed = () => {
  throw new Error('No job of this test fails')
}

describe('jobs', () => {
  test('run once an interval, with the time they are told', async () => {
    vi.useFakeTimers()
    const run = vi.fn(async () => {})
    const jobs = createJobs({ jobs: [{ name: 'a', everySeconds: 60, run }], now: () => new Date(7), failed })
    jobs.start()
    await vi.advanceTimersByTimeAsync(59_000)
    expect(run).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(121_000)
    expect(run).toHaveBeenCalledTimes(3)
    expect(run).toHaveBeenLastCalledWith(new Date(7))
    await jobs.stop()
    await vi.advanceTimersByTimeAsync(300_000)
    expect(run).toHaveBeenCalledTimes(3)
  })

  test('never run twice at once; woken while they run, they run once more', async () => {
    const { job, ends, times } = slowJob()
    const jobs = createJobs({ jobs: [job], failed })
    for (let at = 0; at < 5; at++) jobs.wake('slow')
    expect(times).toHaveLength(1)
    ends[0]?.()
    await vi.waitFor(() => expect(times).toHaveLength(2))
    ends[1]?.()
    await jobs.stop()
    expect(times).toHaveLength(2)
  })

  test('that are running when the service stops come to their end first', async () => {
    const { job, ends } = slowJob()
    const jobs = createJobs({ jobs: [job], failed })
    jobs.wake('slow')
    let stopped = false
    const stopping = jobs.stop().then(() => {
      stopped = true
    })
    await Promise.resolve()
    expect(stopped).toBe(false)
    ends[0]?.()
    await stopping
  })

  test('that fail are told of, and run again', async () => {
    const told: string[] = []
    const run = vi.fn().mockRejectedValueOnce(new Error('No database')).mockResolvedValue(undefined)
    const jobs = createJobs({
      jobs: [{ name: 'a', everySeconds: 60, run }],
      failed: (name, error) => told.push(`${name}: ${error}`),
    })
    jobs.wake('a')
    await vi.waitFor(() => expect(told).toEqual(['a: Error: No database']))
    jobs.wake('a')
    await jobs.stop()
    expect(run).toHaveBeenCalledTimes(2)
  })
})
