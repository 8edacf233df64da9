/**
 * Endings of the files that the program opens, for pickers, for files that are dropped or handed over by the file
 * manager. What a file is shows in its content; a kind that is not listed here may still be readable.
 */
export const readableEndings = ["docx", "doc", "wps", "txt", "md", "shuzhi"] as const

/**
 * Does a file of a folder look like a report that somebody put there? Hidden folders, and what Word and WPS put beside
 * an open file, do not.
 *
 * @param name below the folder, with `/`
 */
export function isReportName(name: string): boolean {
  const parts = name.split("/")
  return (
    hasReadableEnding(name) && !parts.some((part) => part.startsWith(".")) && !parts.at(-1)!.startsWith("~$")
  )
}

/** The order of the files of a folder: the same on every machine. */
export function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}

/** Has a file's name or path one of these endings? */
export function hasReadableEnding(name: string): boolean {
  return (readableEndings as readonly string[]).includes(/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? "")
}
