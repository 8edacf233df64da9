/**
 * A time as people say it in a list, on the clock of this machine: 今天 14:32, 昨天 17:05, 12月20日, and with its
 * year when that is another one. Empty for what is no time.
 *
 * @param iso ISO 8601
 * @param now the time that 今天 is seen from
 */
export function when(iso: string, now: Date): string {
  const time = new Date(iso)
  if (Number.isNaN(time.getTime())) return ""
  const days = dayOf(now) - dayOf(time)
  if (days === 0) return `今天 ${clock(time)}`
  if (days === 1) return `昨天 ${clock(time)}`
  const date = `${time.getMonth() + 1}月${time.getDate()}日`
  return time.getFullYear() === now.getFullYear() ? date : `${time.getFullYear()}年${date}`
}

/** Days since 1970 of the calendar, not of the clock: a day with a change of summer time is one day. */
function dayOf(time: Date): number {
  return Date.UTC(time.getFullYear(), time.getMonth(), time.getDate()) / 86_400_000
}

function clock(time: Date): string {
  return `${time.getHours()}:${String(time.getMinutes()).padStart(2, "0")}`
}
