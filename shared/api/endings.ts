/**
 * Endings of the files that the program opens, for pickers, for files that are dropped or handed over by the file
 * manager. What a file is shows in its content; a kind that is not listed here may still be readable.
 */
export const readableEndings = ["docx", "doc", "wps", "txt", "md", "shuzhi"] as const

/** Has a file's name or path one of these endings? */
export function hasReadableEnding(name: string): boolean {
  return (readableEndings as readonly string[]).includes(/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? "")
}
