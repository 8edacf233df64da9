import { readDocx } from "#shared/docx/import/read-docx"
import { readFile } from "#shared/reading/read-file"
import type { SourceText } from "#shared/source/source-text"
import { processorTime } from "../../../../processor-time"
import { oddKinds } from "./list"
import { mutate, randomFrom, type Source, sourceOf } from "./mutants"

/** What came of a run of mutants. */
export interface MutationSummary {
  mutants: number
  seed: number
  sources: number
  /** How many were read, and how many refused, by reason. */
  outcomes: Record<string, number>
  /** Milliseconds of the processor. */
  slowestMs: number
  slowest: string
  /** Mutants for which something was not as it must be: none. */
  wrong: { mutant: number; how: string; what: string }[]
}

/** The longest file that mutants are made of; the slow ones have cases of their own. */
const mostBytes = 48 * 1024
const listed = 20

/** The small ones of the valid files on the list. None holds a replacement character, so that no mutant does. */
export function mutationSources(): Source[] {
  const { "damaged and hostile": _, ...kinds } = oddKinds
  const sources: Source[] = []
  for (const { name, bytes, expected } of Object.values(kinds).flat()) {
    if ("refused" in expected || expected.text.includes("\ufffd") || expected.text.length > 4000) continue
    const made = bytes()
    if (made.length > mostBytes) continue
    try {
      const source = sourceOf(name, made)
      if (source.trees.size > 0) sources.push(source)
    } catch {
      // A zip that this unzipper does not take: only its bytes could be changed, and those of others do as well.
    }
  }
  return sources
}

/** Why the answer for a mutant is wrong, or null. */
function complaint(bytes: Uint8Array): { outcome: string; wrong: string | null } {
  const result = readFile("报告.docx", bytes)
  if (!result.ok) {
    const { reason, message } = result.failure
    if (reason === "unexpected") return { outcome: reason, wrong: "nobody thought of this" }
    return { outcome: reason, wrong: /^[^。]{4,}。/.test(message) ? null : `message: ${message}` }
  }
  const { format, map, notices } = result.value
  if (map.text.includes("\ufffd")) return { outcome: "read", wrong: "a replacement character" }
  if (notices.some((notice) => notice.trim() === "")) return { outcome: "read", wrong: "an empty notice" }
  const source = format === "docx" ? readDocx(bytes) : null
  return {
    outcome: format === "docx" ? "read" : `read as ${format}`,
    wrong: source?.ok ? misplaced(source.value) : null,
  }
}

function misplaced({ text, paragraphs }: SourceText): string | null {
  let at = 0
  for (const { start, end, numberEnd, anchors } of paragraphs) {
    if (start !== at || numberEnd < start || numberEnd > end) return "a paragraph out of place"
    if (anchors.some((anchor) => anchor.at < start || anchor.at > end)) return "an anchor out of place"
    if (text.slice(start, end).includes("\n")) return "two lines in one"
    at = end + 1
  }
  return paragraphs.length === 0 || at === text.length + 1 ? null : "text in no paragraph"
}

/**
 * Reads mutants of the valid files, the same ones for the same seed.
 *
 * @param patienceMs the most that one may take of the processor
 */
export function runMutants(mutants: number, seed: number, patienceMs: number): MutationSummary {
  const sources = mutationSources()
  const summary: MutationSummary = {
    mutants,
    seed,
    sources: sources.length,
    outcomes: {},
    slowestMs: 0,
    slowest: "",
    wrong: [],
  }
  const note = (mutant: number, how: string, what: string) => {
    if (summary.wrong.length < listed) summary.wrong.push({ mutant, how, what })
  }
  for (let n = 0; n < mutants; n++) {
    const random = randomFrom(seed * 1_000_003 + n)
    const source = sources[n % sources.length]!
    const { how, bytes } = mutate(source, random, sources)
    const label = `${source.name}: ${how}`
    const { result: outcome, ms } = processorTime(() => {
      try {
        const { outcome, wrong } = complaint(bytes)
        if (wrong !== null) note(n, label, wrong)
        return outcome
      } catch (problem) {
        note(n, label, `thrown: ${problem instanceof Error ? problem.stack?.slice(0, 400) : String(problem)}`)
        return "thrown"
      }
    })
    if (ms > patienceMs) note(n, label, `${Math.round(ms)} ms`)
    if (ms > summary.slowestMs) {
      summary.slowestMs = Math.round(ms)
      summary.slowest = label
    }
    summary.outcomes[outcome] = (summary.outcomes[outcome] ?? 0) + 1
  }
  return summary
}
