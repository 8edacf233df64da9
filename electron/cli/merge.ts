import { type ChangeAnswer, type MergeAnswer, mergeAnswer } from "#shared/answers/merge-answer"
import { writeDocx } from "#shared/docx/export/write"
import { applyChanges } from "#shared/merge/apply"
import { compareCopy } from "#shared/merge/compare"
import { readCopy } from "#shared/merge/read-copy"
import { addTodos } from "#shared/merge/todos"
import type { EditedCopy } from "#shared/merge/types"
import { writeReport } from "#shared/model/report"
import { isSameFile } from "../storage/files"
import { readArgs } from "./args"
import { readBytes, readReport, writeBytes } from "./files"
import { type Exit, exit, FileError, type Io, printJson, UsageError } from "./io"

/**
 * `shuzhi merge MINE EDITED.docx [-o OUT] [--json] [--force]`: what was changed in the copy that came back. With OUT
 * all changes are accepted and the comments become 待办; a .docx has no place for these, and has the text alone.
 */
export async function merge(words: string[], io: Io): Promise<Exit> {
  const { values, files } = readArgs("merge", words, {
    output: { type: "string", short: "o" },
    force: { type: "boolean" },
    json: { type: "boolean" },
  })
  const [mine, edited, ...more] = files
  if (mine === undefined || edited === undefined)
    throw new UsageError("merge 后面要写两个文件：您的稿子和改回来的 .docx。运行 shuzhi --help 看用法。")
  if (more.length > 0) throw new UsageError(`merge 一次只合两个文件，这里写了 ${files.length} 个。`)
  const out = outputOf(values.output)
  if (out !== null)
    for (const file of [mine, edited])
      if (await isSameFile(file, out))
        throw new FileError(`${out}：这就是读入的那份文件，没有覆盖它。换一个文件名。`)

  const { doc } = await readReport(mine, io)
  const comparison = compareCopy(doc, await readEdited(edited))
  if (out !== null) {
    const ids = comparison.changes.map(({ id }) => id)
    const accepted = applyChanges(comparison, ids).doc
    const merged = addTodos(compareCopy(accepted, comparison.copy)).doc
    const bytes = /\.docx$/i.test(out)
      ? await writeDocx(merged)
      : new TextEncoder().encode(JSON.stringify(writeReport(merged)))
    await writeBytes(out, bytes, values.force === true)
  }
  const answer = mergeAnswer(comparison, mine, edited, out)
  if (values.json) printJson(io, answer)
  else io.stdout.write(readable(answer))
  return exit.done
}

function outputOf(value: string | boolean | undefined): string | null {
  if (value === undefined) return null
  if (typeof value !== "string" || !/\.(docx|shuzhi)$/i.test(value))
    throw new UsageError(`-o 后面要写 .shuzhi 或 .docx 文件名，这里是“${value}”。`)
  return value
}

async function readEdited(path: string): Promise<EditedCopy> {
  const bytes = await readBytes(path)
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b))
    throw new FileError(`${path}：改回来的要是 .docx，这份不是。用 Word 或 WPS 另存为 .docx 再试。`)
  const copy = readCopy(bytes)
  if (!copy.ok) throw new FileError(`${path}：${copy.failure.message}`)
  return copy.value
}

const typeNames: Readonly<Record<ChangeAnswer["type"], string>> = {
  insert: "加",
  delete: "删",
  replace: "改",
  move: "移",
}

/** One line a change, one a comment, the sum at the end. */
function readable({ edited, changes, comments, out }: MergeAnswer): string {
  const lines = changes.map((change, i) => {
    const where = change.item === null ? "" : ` ${change.item}`
    const who = change.by === "tracked" ? `${change.author ?? "没有署名"}，开了修订` : "没开修订"
    return `${i + 1}. ${typeNames[change.type]}${where}  ${whatOf(change)}  ${who}`
  })
  for (const { author, text, quote, item } of comments) {
    const at = quote === "" ? "" : `“${shown(quote)}”：`
    lines.push(`批注${item === null ? "" : ` ${item}`}  ${at}${shown(text)}  ${author ?? "没有署名"}`)
  }
  const sum =
    changes.length + comments.length === 0
      ? "与您的稿子没有不同"
      : `改动 ${changes.length} 处，批注 ${comments.length} 条`
  const written = out === null ? "" : `；全部采纳后存为 ${out}`
  return `${lines.map((line) => `${line}\n`).join("")}${edited}  ${sum}${written}\n`
}

function whatOf({ type, from, to }: ChangeAnswer): string {
  if (type === "replace") return `“${shown(from)}”→“${shown(to)}”`
  return `“${shown(type === "insert" ? to : from)}”`
}

/** On one line, and no longer than a line. */
function shown(text: string): string {
  const line = text.replace(/\n/g, "¶").replace(/\s/g, " ")
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
