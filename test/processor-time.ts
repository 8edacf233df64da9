/**
 * What a piece of work costs this process, in milliseconds of the processor. Unlike the time on the clock it does not
 * grow while other processes are busy, so that a test may hold it to a bound.
 */
export function processorTime<T>(work: () => T): { result: T; ms: number } {
  const begun = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(begun)
  return { result, ms: (user + system) / 1000 }
}
