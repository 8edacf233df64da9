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
import { setContentsAside } from "./noise"
import { proposeProperties } from "./properties"
import { assignRoles } from "./roles"
import { matchSkeleton } from "./skeleton-match"

/**
 * Reads the structure of a report from its text. Every text can be read: what is not understood comes out
 * as items of role other, and no visible character is lost.
 *
 * Three stages: lines and the candidates in them (`lines.ts`, `frame.ts`, `marks.ts`), the cheapest
 * consistent reading of all candidates (`choose.ts`), and the report put together from it (`assemble.ts`,
 * `roles.ts`, `build.ts`).
 */
export function readStructure(source: SourceText): Imported {
  const text = foldForReading(source.text)
  const { lines, asides } = setContentsAside(linesOf({ ...source, text }))
  const frame = frameOf(lines)
  const candidates = candidatesOf(lines, frame.from, frame.to)
  const tree = assemble(text, lines, asides, frame, candidates, choose(candidates))
  assignRoles(text, tree)
  splitLabels(text, tree)
  matchSkeleton(text, tree)
  return buildReport(source, tree, proposeProperties(source.text, tree))
}
