import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it, vi } from "vitest"
import { writeBytes } from "../../../electron/cli/files"
import { temporaryFolder } from "./call"

// FAT, as on most USB sticks, knows no hard links; nothing else of the file system is played.
vi.mock("node:fs/promises", async (original) => ({
  ...(await original<typeof import("node:fs/promises")>()),
  link: () => Promise.reject(Object.assign(new Error("no links here"), { code: "EPERM" })),
}))

const bytes = new Uint8Array([1, 2, 3])

it("a disk without hard links takes a new file", async () => {
  const folder = temporaryFolder()
  await writeBytes(join(folder, "a.docx"), bytes, false)
  expect([...readFileSync(join(folder, "a.docx"))]).toEqual([1, 2, 3])
  expect(readdirSync(folder)).toEqual(["a.docx"])
})

it("and keeps the file that is there", async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, "a.docx"), "领导改过的")
  await expect(writeBytes(join(folder, "a.docx"), bytes, false)).rejects.toThrow("已有同名文件")
  expect(readFileSync(join(folder, "a.docx"), "utf8")).toBe("领导改过的")
  expect(readdirSync(folder)).toEqual(["a.docx"])
})
