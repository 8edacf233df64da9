import type { EditorState } from "prosemirror-state"
import type { Summary } from "#shared/api/contract"
import { blocksOf } from "#shared/model/outline"
import { attrsOf } from "#shared/model/schema"
import { countCharacters } from "#shared/text/space"
import { joinTitle } from "#shared/text/title"
import { findingsOf } from "./findings"

/** What lists show of the report in the editor. */
export function summaryOf(state: EditorState): Omit<Summary, "exportedAt"> {
  const { checked } = findingsOf(state)
  const { outline } = checked.facts
  const { year, unit } = attrsOf.report(state.doc).properties
  const of = (severity: string) => checked.findings.filter((finding) => finding.severity === severity).length
  return {
    title: joinTitle(blocksOf(outline, "title").map((block) => block.node.textContent)).text,
    year,
    unit,
    characters: outline.blocks.reduce(
      (sum, block) =>
        block.type === "aside" ? sum : sum + countCharacters(block.ordinal + block.node.textContent),
      0,
    ),
    errors: of("error"),
    warnings: of("warning"),
  }
}
