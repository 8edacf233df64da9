import { shorten } from "#shared/checks/naming"
import { placeName } from "#shared/checks/place-name"
import type { Change, Comparison, Saved } from "#shared/merge/types"
import { readOutline } from "#shared/model/outline"
import { versionTime } from "../versions/words"
import type { Matter, Verdict } from "./merge"

/** 改 加 删 移 批: what a row of the list begins with. */
export function letterOf(matter: Matter): string {
  if (matter.group === "comment") return "批"
  return { insert: "加", delete: "删", replace: "改", move: "移" }[matter.change.type]
}

/** A row of the list in words. */
export function titleOf(matter: Matter, comparison: Comparison): string {
  return matter.group === "comment" ? quoted(matter.comment.text) : changeWords(matter.change, comparison)
}

/** Longer stretches are told by their beginning. */
const longest = 18

function changeWords(change: Change, comparison: Comparison): string {
  const { type, from, to, whole } = change
  if (type === "move")
    return `${whole && from.includes("\n") ? "几段" : "整段"}移到${targetOf(change, comparison)}`
  if (from + to === "\n") return type === "insert" ? "从这里另起一段" : "和下一段并成一段"
  if (type === "insert") return `${whole ? "一段 " : ""}${quoted(to)}`
  if (type === "delete") return `${whole ? "整段 " : ""}${quoted(from)}`
  return `${quoted(from)}→${quoted(to)}`
}

const quoted = (text: string) => `“${shorten(text.replace(/\n/g, " "), longest)}”`

/** Where a move comes to stand: 亮点三之后, 最前面. */
function targetOf({ behind }: Change, comparison: Comparison): string {
  if (behind === null || behind < 0) return "最前面"
  const place = placeName({ block: behind, in: "text", from: 0, to: 0 }, readOutline(comparison.ours))
  return place ? `${place}之后` : "下面"
}

/** 亮点一; an empty text where the report has no such place. */
export function placeOf(matter: Matter, comparison: Comparison): string {
  const outline = readOutline(comparison.ours)
  if (matter.group !== "comment") {
    const [span] = matter.change.spans
    return span ? placeName(span, outline) : ""
  }
  const { block } = matter.comment
  return block === null ? "" : placeName({ block, in: "text", from: 0, to: 0 }, outline)
}

export function authorOf(matter: Matter): string {
  const { author } = matter.group === "comment" ? matter.comment : matter.change
  return author ?? "不知是谁"
}

/** Who saved the copy last and when: 周砚秋 12月21日 21:40 存; empty where the file says neither. */
export function savedWords({ by, at }: Saved, now: Date): string {
  const words = [by, at && versionTime(at, now)].filter(Boolean)
  return words.length > 0 ? `${words.join(" ")} 存` : ""
}

export const verdictNames: Record<Verdict, string> = {
  accepted: "已采纳",
  refused: "未采纳",
  todo: "转成了待办",
  done: "已办",
}

export const groupNames: Record<Matter["group"], string> = {
  tracked: "开了修订的",
  untracked: "没开修订、直接改的",
  comment: "批注",
}
