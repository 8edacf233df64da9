import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { runCli } from "../../../electron/cli/run"

/** What one call of the command line said, as text and, where it is JSON, read. */
export interface Called {
  status: number
  stdout: string
  stderr: string
  json: unknown
}

/** Calls the command line in this process. */
export async function call(...words: string[]): Promise<Called> {
  let stdout = ""
  let stderr = ""
  const status = await runCli(words, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  })
  const json = /^[[{]/.test(stdout) ? (JSON.parse(stdout) as unknown) : null
  return { status, stdout, stderr, json }
}

export const root = fileURLToPath(new URL("../../..", import.meta.url))
export const sample = (name: string) => join(root, "resources/samples", name)
export const temporaryFolder = () => mkdtempSync(join(tmpdir(), "shuzhi-"))
