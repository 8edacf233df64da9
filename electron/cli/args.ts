import { type ParseArgsConfig, parseArgs } from "node:util"
import { UsageError } from "./io"

type Options = NonNullable<ParseArgsConfig["options"]>
type Values = Record<string, string | boolean | undefined>

/**
 * Reads the words behind a command. A word that no option knows or a value that is missing is a {@link UsageError}
 * in Chinese.
 */
export function readArgs(
  command: string,
  words: string[],
  options: Options,
): { values: Values; files: string[] } {
  try {
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true, strict: true })
    return { values: values as Values, files: positionals }
  } catch (error) {
    throw new UsageError(explain(command, error))
  }
}

function explain(command: string, error: unknown): string {
  const text = error instanceof Error ? error.message : ""
  const option = /'(-{1,2}[^\s'<,]*)/.exec(text)?.[1] ?? ""
  const code = (error as { code?: string }).code
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION")
    return `${command} 没有 ${option} 这个选项。运行 shuzhi --help 看用法。`
  if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE")
    return `${option} 的写法不对，它后面的值缺了或多了。运行 shuzhi --help 看用法。`
  return `${command} 的写法不对。运行 shuzhi --help 看用法。`
}

/** The year of `--year`, or undefined when it is not given. */
export function readYear(value: string | boolean | undefined): number | undefined {
  if (value === undefined) return undefined
  if (typeof value !== "string" || !/^(19|20)\d{2}$/.test(value))
    throw new UsageError("--year 后面要写四位年份，如 --year 2025。")
  return Number(value)
}

/** Exactly one file, as most commands want it. */
export function oneFile(command: string, files: string[]): string {
  if (files.length === 0) throw new UsageError(`${command} 后面缺少文件名。运行 shuzhi --help 看用法。`)
  if (files.length > 1) throw new UsageError(`${command} 一次只处理一个文件，这里写了 ${files.length} 个。`)
  return files[0]!
}
