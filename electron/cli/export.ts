import { checkReport } from "#shared/checks/run"
import type { Severity } from "#shared/checks/types"
import { writeDocx } from "#shared/docx/export/write"
import { blocksOf } from "#shared/model/outline"
import { isSameFile } from "../storage/files"
import { oneFile, readArgs } from "./args"
import { readReport, writeBytes } from "./files"
import { type Exit, exit, FileError, type Io, printJson, UsageError } from "./io"

/** `shuzhi export FILE -o OUT.docx [--force]`: the report laid out by GB/T 9704—2012. */
export async function exportReport(words: string[], io: Io): Promise<Exit> {
  const { values, files } = readArgs("export", words, {
    output: { type: "string", short: "o" },
    force: { type: "boolean" },
    json: { type: "boolean" },
  })
  const file = oneFile("export", files)
  const out = values.output
  if (typeof out !== "string" || out === "") throw new UsageError("export 缺少 -o OUT.docx，不知道存到哪里。")
  if (!/\.docx$/i.test(out)) throw new UsageError(`-o 后面要写 .docx 文件名，这里是“${out}”。`)

  if (await isSameFile(file, out))
    throw new FileError(`${out}：这就是读入的那份文件，没有覆盖它。换一个文件名。`)
  const { doc } = await readReport(file, io)
  const bytes = await writeDocx(doc)
  await writeBytes(out, bytes, values.force === true)

  const issues: Record<Severity, number> = { error: 0, warning: 0, hint: 0 }
  const { facts, findings } = checkReport(doc, { year: null })
  for (const { severity } of findings) issues[severity]++
  const asides = blocksOf(facts.outline, "aside").length
  if (asides > 0)
    io.stderr.write(`${file}：有 ${asides} 处页码、网页杂字一类的文字没有排进去，原文件里还在。\n`)
  printJson(io, { out, bytes: bytes.length, issues })
  return issues.error > 0 ? exit.findings : exit.done
}
