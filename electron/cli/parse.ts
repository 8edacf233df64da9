import { answerInPieces } from "#shared/answers/parse-answer"
import { readOutline } from "#shared/model/outline"
import { linkTable } from "#shared/problems/link-table"
import { oneFile, readArgs, readYear } from "./args"
import { readReport } from "./files"
import { type Exit, exit, type Io, printJson } from "./io"

/** `shuzhi parse FILE [--year Y]`: the structure of a report as JSON. */
export async function parse(words: string[], io: Io): Promise<Exit> {
  const { values, files } = readArgs("parse", words, { year: { type: "string" }, json: { type: "boolean" } })
  const year = readYear(values.year)
  const file = oneFile("parse", files)
  const imported = await readReport(file, io)
  const outline = readOutline(imported.doc)
  const { links } = linkTable(outline)
  printJson(io, answerInPieces(imported, outline, file, links, year))
  return exit.done
}
