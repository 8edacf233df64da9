import { noPace, type Pace } from "../source/pace"
import type { SourceText } from "../source/source-text"
import { foldForReading } from "../text/fold"
import { assemble } from "./assemble"
import { buildReport } from "./build"
import { choose } from "./choose"
import { frameOf } from "./frame"
import type { Imported } from "./imported"
import { splitLabels } from "./labels"
import { linesOf } from "./lines"
import { candidatesOf } from "./marks"
import { setContentsAside, setOtherPagesAside } from "./noise"
import { splitParts } from "./parts"
import { proposeProperties } from "./properties"
import { assignRoles } from "./roles"
import { matchSkeleton } from "./skeleton-match"
import { tablesIn } from "./tables"
import type { Tree } from "./tree"
import { joinWrapped, type Reading } from "./wrapped"

/**
 * Reads the structure of a report from its text. Every text can be read: what is not understood comes out
 * as items of role other, and no visible character is lost.
 *
 * Three stages: lines and the candidates in them (`lines.ts`, `wrapped.ts`, `tables.ts`, `frame.ts`, `marks.ts`), the cheapest
 * consistent reading of all candidates (`choose.ts`), and the report put together from it (`assemble.ts`,
 * `parts.ts`, `roles.ts`, `build.ts`).
 *
 * The time it takes grows with the length of the text and nothing else.
 *
 * @throws Refusal when `pace` says that the time is over
 */
export function readStructure(source: SourceText, pace: Pace = noPace): Imported {
  const folded = foldForReading(source.text)
  pace("structure", 0)
  const { raw, text, origin, tree } = readTree(source, folded, pace)
  pace("structure", 0.65)
  splitParts(text, tree)
  assignRoles(text, tree)
  splitLabels(text, tree)
  matchSkeleton(text, tree)
  pace("structure", 0.8)
  const imported = buildReport(source, raw, origin, tree, proposeProperties(raw, tree))
  pace("finish", 0)
  return imported
}

/** A function of its own, so that the lines and candidates of a long text are gone when the report is built. */
function readTree(
  source: SourceText,
  folded: string,
  pace: Pace,
): Pick<Reading, "raw" | "text" | "origin"> & { tree: Tree } {
  const found = setContentsAside(setOtherPagesAside(linesOf({ ...source, text: folded })))
  const { raw, text, origin, lines: all, asides, tables } = joinWrapped(source, folded, found)
  pace("structure", 0.15)
  const { lines, inside, heads, cells } = tables ?? tablesIn(text, all)
  const frame = frameOf(lines)
  const candidates = candidatesOf(lines, frame.from, frame.to, inside)
  const decisions = choose(candidates, (share) => pace("structure", 0.35 + share * 0.2))
  const tree = assemble(text, lines, asides, frame, candidates, decisions, { cells, heads })
  return { raw, text, origin, tree }
}
