import { type Exit, exit, FileError, type Io, UsageError } from "./io"

type Command = (words: string[], io: Io) => Promise<Exit>

/** Each is made ready when it is called only: what all of them need takes half a second and 40 MB. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  parse: async () => (await import("./parse")).parse,
  check: async () => (await import("./check")).check,
  carry: async () => (await import("./carry")).carry,
  export: async () => (await import("./export")).exportReport,
  merge: async () => (await import("./merge")).merge,
  batch: async () => (await import("./batch")).batch,
  bench: async () => (await import("./bench")).bench,
}

/** Does a call that begins with this word mean the command line? Anything else names files for the window. */
export function isCommand(word: string | undefined): boolean {
  return [...Object.keys(commands), "help", "--help", "-h"].includes(word ?? "")
}

const usage = `述职台命令行

  shuzhi parse  文件 [--year 年份]                  读出报告的结构（JSON）
  shuzhi check  文件… [--last 去年] [--year 年份] [--json]  列出打印前要看的地方
  shuzhi carry  去年的文件 --year 年份 -o 初稿.shuzhi [--force]
                                                    由去年的报告写出今年的初稿，列出改过的年份和要确认的数；
                                                    写成 初稿.docx 是工作稿，去年的文字有底色，每条有批注
  shuzhi export 文件 -o 新文件.docx [--matrix 对照表.docx] [--ledger 台账.xlsx] [--force]
                                                    按 GB/T 9704—2012 排成 .docx，另存问题—原因—措施对照表、数字台账
  shuzhi merge  您的稿子 改回来的.docx [-o 合好的文件] [--json] [--force]
                                                    列出改回来的稿子改了哪些地方；-o 全部采纳，存成 .shuzhi 或 .docx
  shuzhi batch  文件夹 -o 汇总.xlsx [--last 去年的文件夹] [--year 年份] [--json] [--force] [--jobs 份数]
                                                    查一个文件夹里的每一份，列成表；停下后再运行接着查
  shuzhi bench  文件 [--runs 次数] [--json]         量一量读、查、排各要多久

能读的文件：.docx、.doc 和 .wps（Word 97–2003 格式）、.txt 和 .md（UTF-8、UTF-16、GB18030、Big5）、.shuzhi
退出状态：0 完成；1 完成，有必须改的；2 写法不对；3 文件读不了或写不了
`

/**
 * Runs one call of the command line and answers its exit status. Touches nothing of the process but
 * what `io` gives, so that the installed program and the tests call it too.
 *
 * @param words the call without the program's own name
 */
export async function runCli(words: readonly string[], io: Io): Promise<Exit> {
  const [name, ...rest] = words
  try {
    if (
      name === "--help" ||
      name === "-h" ||
      name === "help" ||
      rest.includes("--help") ||
      rest.includes("-h")
    ) {
      io.stdout.write(usage)
      return exit.done
    }
    if (name === undefined) throw new UsageError(usage.trimEnd())
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command)
      throw new UsageError(
        `没有 ${name} 这个命令。现在有 parse、check、carry、export、merge、batch、bench；运行 shuzhi --help 看用法。`,
      )
    return await (await command())(rest, io)
  } catch (error) {
    if (error instanceof UsageError || error instanceof FileError) {
      io.stderr.write(`${error.message}\n`)
      return error instanceof UsageError ? exit.usage : exit.file
    }
    // A mistake of ours must not pass for a finding (exit 1): scripts go by the status.
    const why = error instanceof Error ? error.message : String(error)
    io.stderr.write(
      `程序出了差错，没有做完；您的文件没有动。换一份文件再试，并把这一行告诉开发的人：${why}\n`,
    )
    return exit.file
  }
}
