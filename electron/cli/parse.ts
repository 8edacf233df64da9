import { answerInPieces } from "#shared/answers/parse-answer"
import { readOutline } from "#shared/model/outline"
import { linkTable } from "#shared/problems/link-table"
import { oneFile, readArgs, readYear } from "./args"
import { readReport } from "./files"
import { type Exit, exit, type Io, printLongJson } from "./io"
import { collectGarbage } from "./memory"

/** From here on what reading leaves behind is too much to stand beside what comes after it. */
const manyBlocks = 20_000

/** `shuzhi parse FILE [--year Y]`: the structure of a report as JSON. */
export async function parse(words: string[], io: Io): Promise<Exit> {
  const { values, files } = readArgs("parse", words, { year: { type: "string" }, json: { type: "boolean" } })
  const year = readYear(values.year)
  const file = oneFile("parse", files)
  const imported = await readReport(file, io)
  const isLong = imported.map.places.length > manyBlocks
  if (isLong) collectGarbage()
  const outline = readOutline(imported.doc)
  const { links } = linkTable(outline)
  if (isLong) collectGarbage()
  await printLongJson(io, answerInPieces(imported, outline, file, links, year))
  return exit.done
}
