/** Lets at most so many pieces of work run at a time; the others wait in the order they came. */
export function createGate(places: number): <R>(work: () => Promise<R>) => Promise<R> {
  const waiting: (() => void)[] = []
  let running = 0
  return async work => {
    if (running >= places) await new Promise<void>(resolve => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      // The place goes to the next one without being free in between.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
