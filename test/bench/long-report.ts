import { readFileSync } from "node:fs"

export const sample = readFileSync("resources/samples/qingshi-2025.txt", "utf8")

/** Items of the sample again and again in every section, until it has at least so many characters. */
export function longReport(characters: number): string {
  const lines = sample.trimEnd().split("\n")
  const at = (start: string) => lines.findIndex((line) => line.startsWith(start))
  const [two, three] = [at("二、"), at("三、")]
  const written = (times: number) => {
    const repeat = (from: number, to: number) =>
      Array.from({ length: times }, () => lines.slice(from, to)).flat()
    return [
      ...lines.slice(0, 3),
      ...repeat(3, two),
      lines[two]!,
      ...repeat(two + 1, three),
      ...lines.slice(three, three + 2),
      ...repeat(three + 2, lines.length - 2),
      ...lines.slice(-2),
    ].join("\n")
  }
  const once = written(1).length
  return written(1 + Math.ceil((characters - once) / (written(2).length - once)))
}
