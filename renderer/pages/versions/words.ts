import type { VersionEntry } from "#shared/api/contract"
import { clock } from "../../panels/status/saving"
import { when } from "../start/when"

/** When a version was kept, to the minute: 昨天 17:05, 12月20日 9:12. */
export function versionTime(iso: string, now: Date): string {
  const day = when(iso, now)
  return day === "" || day.includes(":") ? day : `${day} ${clock(iso)}`
}

/** What a version is called in a sentence. */
export function versionName({ name, at }: VersionEntry, now: Date): string {
  return name === null ? versionTime(at, now) : `“${name}”`
}

/** How long a version is, seen from now: 5,012字，比现在少 35字. */
export function lengthWords(characters: number, now: number): string {
  const length = `${characters.toLocaleString("en-US")}字`
  if (characters === now) return `${length}，与现在一样长`
  const by = `${Math.abs(characters - now).toLocaleString("en-US")}字`
  return `${length}，比现在${characters > now ? "多" : "少"} ${by}`
}

/** The first name of a series that none of the versions has: 送审稿, 送审稿2, 送审稿3. */
export function freeName(name: string, versions: readonly VersionEntry[]): string {
  const taken = new Set(versions.map((version) => version.name))
  let free = name
  for (let count = 2; taken.has(free); count++) free = `${name}${count}`
  return free
}
