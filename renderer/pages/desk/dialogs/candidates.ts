import { itemPlace } from "#shared/checks/place-name"
import type { ReportFacts } from "#shared/checks/types"
import type { Item } from "#shared/model/outline"
import { attrsOf } from "#shared/model/schema"
import type { AnswerRole, LinkTable, ProblemAnswer } from "#shared/problems/link-table"
import { leadOf } from "#shared/text/sentences"

/** What the writer decided about a pair; null: nothing yet. */
export type Verdict = "confirmed" | "refused" | null

/** A cause or measure beside a problem: how it stands to it, in words. */
export interface Candidate {
  id: string
  role: AnswerRole
  place: string
  text: string
  verdict: Verdict
  /** 已确认 已否定 文中写明 推断 只是提到 接近, or an empty text for no tie. */
  basis: string
  /** What the tie rests on, as far as a person can follow it. */
  reason: string
  /** 0–1, for the order. */
  strength: number
}

/** The answer table's line for a problem. */
export function answerOf(links: LinkTable, problemId: string): ProblemAnswer | null {
  return links.answers.find(({ problem }) => problem.id === problemId) ?? null
}

/** Every cause and measure of the report, those first that have to do with the problem. */
export function candidatesOf(facts: ReportFacts, answer: ProblemAnswer): Candidate[] {
  const { outline } = facts
  const verdicts = new Map(
    attrsOf
      .report(outline.doc)
      .linkDecisions.filter(({ problem }) => problem === answer.problem.id)
      .map(({ target, verdict }) => [target, verdict]),
  )
  const targets = outline.items.filter(
    (item): item is Item & { role: AnswerRole } => item.role === "cause" || item.role === "measure",
  )
  return targets
    .map((item) => {
      const verdict = verdicts.get(item.id) ?? null
      return {
        id: item.id,
        role: item.role,
        place: itemPlace(item, outline),
        text: textOf(item),
        verdict,
        ...tieOf(answer, item.id, verdict),
      }
    })
    .sort((a, b) => b.strength - a.strength)
}

function tieOf(
  answer: ProblemAnswer,
  id: string,
  verdict: Verdict,
): Pick<Candidate, "basis" | "reason" | "strength"> {
  if (verdict === "refused") return { basis: "已否定", reason: "", strength: 0.34 }
  if (verdict === "confirmed") return { basis: "已确认", reason: "", strength: 3 }
  const link = [...answer.causes, ...answer.measures].find(({ target }) => target === id)
  if (link?.basis === "stated") return { basis: "文中写明", reason: "", strength: 2 }
  if (link)
    return {
      basis: "推断",
      reason: link.strength >= clear ? "说的是一件事" : "可能是一件事",
      strength: 1 + link.strength,
    }
  const mention = answer.mentions.find(({ target }) => target.id === id)
  if (mention) {
    const words = mention.words.map((word) => `“${word}”`).join("")
    return { basis: "只是提到", reason: words && `提到${words}`, strength: 0.5 + mention.strength / 2 }
  }
  const weak = answer.weak.find(({ target }) => target.id === id)
  if (weak) return { basis: "接近", reason: "", strength: 0.35 + weak.strength / 10 }
  return { basis: "", reason: "", strength: 0 }
}

/** From here on an inferred link is told as sure. */
const clear = 0.75

function textOf(item: Item): string {
  const text = item.blocks.find(({ node }) => /\S/.test(node.textContent))?.node.textContent ?? ""
  const { from, to } = leadOf(text)
  return item.ordinal + text.slice(from, to)
}

/** Space goes round: confirmed, refused, undecided. */
export function nextVerdict(verdict: Verdict): Verdict {
  return verdict === null ? "confirmed" : verdict === "confirmed" ? "refused" : null
}
