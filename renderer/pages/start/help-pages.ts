import { registry } from "#shared/checks/registry"
import { helpPages } from "#shared/library/help"

export interface HelpEntry {
  /** Below `resources/help`, without `.md`. */
  path: string
  title: string
}

/** In the order in which a clerk meets the things. A test holds it against the files. */
export const manualOrder = [
  "start",
  "recognition",
  "writing",
  "checking",
  "house",
  "libraries",
  "export",
  "batch",
  "files",
  "portable",
  "keys",
] as const

export const firstPage = manualOrder[0]

/** 使用说明, from the first page to the last. */
export const manual: readonly HelpEntry[] = manualOrder.map((path) => ({ path, title: titleOf(path) }))

/** The page of each rule, in the order of the registry. */
export const rulePages: readonly HelpEntry[] = registry.map(({ id, title }) => ({
  path: `rules/${id}`,
  title,
}))

function titleOf(path: string): string {
  return /^# (.+)/.exec(helpPages.get(path) ?? "")?.[1] ?? path
}

/**
 * The page that a link means, seen from the page that it stands on; null when there is none.
 *
 * @param from path of the page with the link
 * @param href as written: `checking.md`, `rules/placeholder.md`, `../files.md`
 */
export function linkedPage(from: string, href: string): string | null {
  const folders = from.split("/").slice(0, -1)
  for (const step of href.replace(/\.md$/, "").split("/")) {
    if (step === "..") folders.pop()
    else if (step !== ".") folders.push(step)
  }
  const path = folders.join("/")
  return helpPages.has(path) ? path : null
}
