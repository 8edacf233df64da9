/** The invented reports that are built into every shell. The path is relative for the reason given in `help.ts`. */
const files = import.meta.glob<string>("../../resources/samples/*.txt", {
  query: "?raw",
  import: "default",
  eager: true,
})

/** An invented report of a kind that people really write. */
export interface SampleReport {
  /** Name of its file in `resources/samples`, without `.txt`. */
  id: string
  /** The name that the file of a person would have. */
  fileName: string
  text: string
}

/** What each is there for; the first is the one to try the program with. */
const names: readonly (readonly [id: string, fileName: string])[] = [
  // Of real length, with one of each slip that people make: a figure not filled in, a highlight without
  // figures, a comma of half width, a problem without its cause, a plan for the year that is over.
  ["liping-2025", "示例：栗坪镇2025年述职报告.txt"],
  // As good as done: one comma, one problem that is only mentioned.
  ["qingshi-2025", "示例：青石镇2025年述职报告.txt"],
  // The same at an early stage, short and full of gaps.
  ["qingshi-2025-draft", "示例：青石镇2025年述职报告（初稿）.txt"],
]

export const sampleReports: readonly SampleReport[] = names.map(([id, fileName]) => {
  const path = Object.keys(files).find((name) => name.endsWith(`/${id}.txt`))
  if (!path) throw new RangeError(`no sample ${id}`)
  return { id, fileName, text: files[path]! }
})
