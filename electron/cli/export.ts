import { existsSync } from "node:fs"
import { resolve } from "node:path"
import { type Checked, checkReport } from "#shared/checks/run"
import type { Severity } from "#shared/checks/types"
import { writeTable } from "#shared/docx/export/table"
import { writeDocx } from "#shared/docx/export/write"
import { ledgerWorkbook } from "#shared/ledger/tables"
import { matrixDocument } from "#shared/matrix/table"
import { blocksOf } from "#shared/model/outline"
import { writeWorkbook } from "#shared/xlsx/write"
import { isSameFile } from "../storage/files"
import { oneFile, readArgs } from "./args"
import { readReport, writeBytes } from "./files"
import { type Exit, exit, FileError, type Io, printJson, UsageError } from "./io"

/** What is written beside the report, by the option that asks for it. */
const tables = {
  matrix: {
    ending: ".docx",
    make: ({ facts }: Checked) => writeTable(matrixDocument(facts)),
  },
  ledger: { ending: ".xlsx", make: (checked: Checked) => writeWorkbook(ledgerWorkbook(checked)) },
} as const

/**
 * `shuzhi export FILE -o OUT.docx [--matrix TABLE.docx] [--ledger LEDGER.xlsx] [--force]`: the report laid out by GB/T
 * 9704—2012, its problems with their causes and measures as a table, and its figures as a workbook.
 */
export async function exportReport(words: string[], io: Io): Promise<Exit> {
  const { values, files } = readArgs("export", words, {
    output: { type: "string", short: "o" },
    matrix: { type: "string" },
    ledger: { type: "string" },
    force: { type: "boolean" },
    json: { type: "boolean" },
  })
  const file = oneFile("export", files)
  const out = values.output
  if (typeof out !== "string" || out === "") throw new UsageError("export 缺少 -o OUT.docx，不知道存到哪里。")
  if (!/\.docx$/i.test(out)) throw new UsageError(`-o 后面要写 .docx 文件名，这里是“${out}”。`)
  const beside: { target: string; make(checked: Checked): Promise<Uint8Array> }[] = []
  for (const [option, { ending, make }] of Object.entries(tables)) {
    const target = values[option]
    if (target === undefined) continue
    if (typeof target !== "string" || !target.toLowerCase().endsWith(ending))
      throw new UsageError(`--${option} 后面要写 ${ending} 文件名，这里是“${target}”。`)
    if (resolve(target) === resolve(out))
      throw new UsageError(`--${option} 和 -o 写成了同一个文件。换一个文件名。`)
    beside.push({ target, make })
  }

  for (const target of [out, ...beside.map((table) => table.target)])
    if (await isSameFile(file, target))
      throw new FileError(`${target}：这就是读入的那份文件，没有覆盖它。换一个文件名。`)
  const { doc } = await readReport(file, io)
  const bytes = await writeDocx(doc)
  // All or none: the report is not written where one of its tables will be refused.
  for (const { target } of beside)
    if (values.force !== true && existsSync(target))
      throw new FileError(`${target}：已有同名文件，没有覆盖。换一个文件名，或加 --force 覆盖它。`)
  await writeBytes(out, bytes, values.force === true)
  const checked = checkReport(doc, { year: null })
  for (const { target, make } of beside) await writeBytes(target, await make(checked), values.force === true)

  const issues: Record<Severity, number> = { error: 0, warning: 0, hint: 0 }
  const { facts, findings } = checked
  for (const { severity } of findings) issues[severity]++
  const asides = blocksOf(facts.outline, "aside").length
  if (asides > 0)
    io.stderr.write(`${file}：有 ${asides} 处页码、网页杂字一类的文字没有排进去，原文件里还在。\n`)
  printJson(io, { out, bytes: bytes.length, issues })
  return issues.error > 0 ? exit.findings : exit.done
}
