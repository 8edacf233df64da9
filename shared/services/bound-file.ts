import type { FileProblem, FileRelation } from "../api/contract"
import { fail, ok, type Result } from "../api/result"
import type { ReportJson } from "../model/report"
import type { Binding } from "./library"
import { writingMessages } from "./messages"
import type { Platform } from "./ports"
import { stampOf } from "./stamp"

/** The `.shuzhi` file of a report: the very JSON that the library keeps. */
export function bytesOf(report: ReportJson): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(report))
}

export function isShuzhi(name: string): boolean {
  return /\.shuzhi$/i.test(name)
}

/** How a file with this stamp stands to the recovery copy, which is at `revision`. */
export function relationOf(binding: Binding, content: string, revision: number): FileRelation {
  const held = [...binding.stamps].reverse().find((stamp) => stamp.content === content)
  const copyChanged = revision > ((held ?? binding.stamps[0])?.revision ?? 0)
  if (held) return copyChanged ? "copyChanged" : "same"
  return copyChanged ? "bothChanged" : "fileChanged"
}

/**
 * The binding while a save of this content is under way: after a crash the file holds the old content or this. The
 * first stamp is of what the file is known to have held.
 */
export function intending(binding: Binding, content: string, revision: number): Binding {
  const [known, ...intended] = binding.stamps
  return { ...binding, stamps: [...(known ? [known] : []), ...intended.slice(-1), { content, revision }] }
}

/** The binding of a file that is known to hold this content. */
export function holding(binding: Binding, content: string, revision: number): Binding {
  return { ...binding, stamps: [{ content, revision }] }
}

/**
 * Writes the bound file in place, if it still holds what we last saw in it.
 *
 * @param known contents that may be replaced: what we read or wrote last, and what the page was shown
 * @param anew may a file that is gone be made again?
 */
export async function writeInPlace(
  platform: Platform,
  binding: Binding,
  bytes: Uint8Array,
  known: readonly string[],
  anew: boolean,
): Promise<Result<null, FileProblem["reason"]>> {
  const now = await platform.read(binding.handle)
  if (now.ok) {
    const content = stampOf(now.value.bytes)
    if (content === stampOf(bytes)) return ok(null)
    if (!known.includes(content)) return fail("changedElsewhere", writingMessages.changedElsewhere)
  } else if (now.failure.reason === "denied") {
    // The shell knows who has to allow it.
    return now
  } else if (now.failure.reason !== "gone") {
    return fail(now.failure.reason, writingMessages[now.failure.reason])
  } else if (!anew) {
    return fail("gone", writingMessages.gone)
  }
  return platform.write(binding.handle, bytes)
}
