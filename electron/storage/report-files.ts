import { readdir } from "node:fs/promises"
import { join, relative, sep } from "node:path"
import { byName, isReportName } from "#shared/api/endings"

/** A report below a folder. */
export interface ReportFile {
  path: string
  /** Its path below the folder, with `/`. */
  name: string
}

/**
 * Every report in a folder and below, sorted by name. Links are not followed: they may lead round in circles.
 *
 * @throws what the system says of a folder that cannot be read
 */
export async function reportFiles(folder: string): Promise<ReportFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, name: relative(folder, path).split(sep).join("/") }))
    .filter(({ name }) => isReportName(name))
    .sort(byName)
}
