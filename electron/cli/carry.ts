import { basename } from "node:path"
import { carryAnswer } from "#shared/answers/carry-answer"
import { carryOver } from "#shared/carry/draft"
import { likelyYear } from "#shared/carry/move-on"
import { workingNotes } from "#shared/carry/working-notes"
import { reportFacts } from "#shared/checks/facts"
import { writeWorkingCopy } from "#shared/docx/export/working-copy"
import { writeReport } from "#shared/model/report"
import { bytesOf } from "#shared/services/bound-file"
import { isSameFile } from "../storage/files"
import { oneFile, readArgs, readYear } from "./args"
import { readReport, writeBytes } from "./files"
import { type Exit, exit, FileError, type Io, printJson, UsageError } from "./io"

/**
 * `shuzhi carry LAST --year Y -o DRAFT [--force]`: this year's draft from last year's report, as .shuzhi to write on,
 * or as a working copy in .docx.
 */
export async function carry(words: string[], io: Io): Promise<Exit> {
  const { values, files } = readArgs("carry", words, {
    year: { type: "string" },
    output: { type: "string", short: "o" },
    force: { type: "boolean" },
    json: { type: "boolean" },
  })
  const file = oneFile("carry", files)
  const year = readYear(values.year)
  if (year === undefined)
    throw new UsageError("carry 缺少 --year，不知道要写哪一年的初稿。写成 --year 2026 这样。")
  const out = values.output
  if (typeof out !== "string" || out === "")
    throw new UsageError("carry 缺少 -o DRAFT.shuzhi，不知道存到哪里。")
  if (!/\.(?:shuzhi|docx)$/i.test(out))
    throw new UsageError(`-o 后面要写 .shuzhi 或 .docx 文件名，这里是“${out}”。`)

  if (await isSameFile(file, out))
    throw new FileError(`${out}：这就是去年的那份文件，没有覆盖它。换一个文件名。`)
  const { doc, map } = await readReport(file, io)
  const facts = reportFacts(doc)
  const from = facts.properties.year ?? likelyYear(facts, year)
  if (from === null)
    throw new UsageError(
      `看不出 ${file} 是哪一年的述职，不知道年份要往后推几年。在它的标题或开头写明年度（如 ${year - 1}年），再运行。`,
    )
  if (from >= year)
    throw new UsageError(
      `${file} 是 ${from} 年的述职，--year 要写在它之后的年份，如 --year ${from + 1}；这里是 ${year}。`,
    )

  const carried = carryOver(doc, { name: basename(file), year, from })
  const bytes = /\.docx$/i.test(out)
    ? await writeWorkingCopy(carried.doc, workingNotes(carried))
    : bytesOf(writeReport(carried.doc))
  await writeBytes(out, bytes, values.force === true)
  printJson(io, carryAnswer(carried, out, year, map))
  return exit.done
}
