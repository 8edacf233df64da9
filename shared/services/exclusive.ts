/** Runs works on one thing one after the other, in the order they came; works on different things do not wait. */
export class Exclusive {
  private readonly tails = new Map<string, Promise<unknown>>()

  run<T>(thing: string, work: () => Promise<T>): Promise<T> {
    const before = this.tails.get(thing) ?? Promise.resolve()
    const run = before.then(work, work)
    const tail = run.catch(() => {})
    this.tails.set(thing, tail)
    void tail.then(() => {
      if (this.tails.get(thing) === tail) this.tails.delete(thing)
    })
    return run
  }
}
