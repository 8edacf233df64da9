/**
 * Help pages, Markdown, built into every shell. The path is relative because the roots of the builds differ
 * (the window's is `renderer/`).
 */
const files = import.meta.glob<string>("../../resources/help/**/*.md", {
  query: "?raw",
  import: "default",
  eager: true,
})

/** Pages by their path below `resources/help`, without `.md`: `rules/placeholder`. */
export const helpPages: ReadonlyMap<string, string> = new Map(
  Object.entries(files)
    .map(([path, text]): [string, string] => [
      path.replace(/^.*resources\/help\//, "").replace(/\.md$/, ""),
      text,
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1)),
)

/** The help page of a rule, or null when there is none. */
export function ruleHelp(id: string): string | null {
  return helpPages.get(`rules/${id}`) ?? null
}
