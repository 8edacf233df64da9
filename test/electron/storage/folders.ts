import { rmSync } from "node:fs"
import { afterAll } from "vitest"
import { temporaryFolder } from "../cli/call"

const made: string[] = []

/** A folder that is gone after the tests of this file. */
export function newFolder(): string {
  const folder = temporaryFolder()
  made.push(folder)
  return folder
}

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})
