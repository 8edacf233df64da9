import { basename } from "node:path"
import { type CheckAnswer, checkAnswer } from "#shared/answers/check-answer"
import { withLastYear } from "#shared/carry/last-year"
import { severityNames } from "#shared/checks/types"
import { linePlaces } from "#shared/text/line-places"
import { readArgs, readYear } from "./args"
import { readReport } from "./files"
import { type Exit, exit, FileError, type Io, printJson, UsageError } from "./io"

/**
 * `shuzhi check FILE… [--last LAST] [--year Y] [--json]`: what should be looked at before the report is printed; with
 * LAST also what is still last year's.
 */
export async function check(words: string[], io: Io): Promise<Exit> {
  const { values, files } = readArgs("check", words, {
    last: { type: "string" },
    year: { type: "string" },
    json: { type: "boolean" },
  })
  const year = readYear(values.year)
  if (files.length === 0) throw new UsageError("check 后面缺少文件名。运行 shuzhi --help 看用法。")
  const lastFile = values.last
  if (lastFile === "") throw new UsageError("--last 后面缺少去年报告的文件名。运行 shuzhi --help 看用法。")
  const last = typeof lastFile === "string" ? await readReport(lastFile, io) : null

  const answers: CheckAnswer[] = []
  let status: Exit = exit.done
  for (const file of files) {
    try {
      const read = await readReport(file, io)
      const imported =
        last === null
          ? read
          : {
              ...read,
              doc: withLastYear(read.doc, { name: basename(String(lastFile)), year: null, report: last.doc }),
            }
      const answer = checkAnswer(imported, file, year, undefined, last !== null)
      answers.push(answer)
      if (!values.json) io.stdout.write(readable(file, answer))
      if (status === exit.done && answer.issues.some((issue) => issue.severity === "error"))
        status = exit.findings
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      io.stderr.write(`${error.message}\n`)
      status = exit.file
    }
  }
  if (values.json) printJson(io, { files: answers })
  return status
}

/** One line a finding, `file:paragraph:column`, counted from 1 as editors do; the sum at the end. */
function readable(file: string, answer: CheckAnswer): string {
  const count = { error: 0, warning: 0, hint: 0 }
  let text = ""
  const placeOf = linePlaces(answer.text)
  for (const issue of answer.issues) {
    count[issue.severity]++
    const { paragraph, column } = placeOf(issue.start)
    const quote = issue.quote.length > 24 ? `${issue.quote.slice(0, 23)}…` : issue.quote
    const place = `${file}:${paragraph}:${column}`
    text += `${place}  ${severityNames[issue.severity]}  ${issue.message}${quote ? `「${quote.replace(/\s/g, " ")}」` : ""}\n`
  }
  const sum = answer.issues.length
    ? `必须改 ${count.error} 处，建议看 ${count.warning} 处，可参考 ${count.hint} 处`
    : "没有发现要改的地方"
  const year = answer.year === null ? "年度未认出，可用 --year 指明" : `${answer.year} 年度`
  const { carried, promises = [] } = answer
  const open = promises.filter(({ answeredBy }) => answeredBy.length === 0).length
  const old = carried
    ? `；沿用去年 ${Math.round(carried.ratio * 100)}%，没有变的数 ${carried.numbers.length} 个、整句 ${carried.sentences.length} 句，没有回应的承诺和问题 ${open} 条`
    : ""
  return `${text}${file}  ${answer.characters} 字，${year}：${sum}${old}\n`
}
