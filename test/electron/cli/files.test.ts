import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { readBytes, writeBytes } from "../../../electron/cli/files"
import { call, sample, temporaryFolder } from "./call"

const bytes = new Uint8Array([1, 2, 3])

describe("writing a file", () => {
  it("puts it in its place and leaves nothing beside it", async () => {
    const folder = temporaryFolder()
    await writeBytes(join(folder, "a.docx"), bytes, false)
    expect([...readFileSync(join(folder, "a.docx"))]).toEqual([1, 2, 3])
    expect(readdirSync(folder)).toEqual(["a.docx"])
  })

  it("never replaces a file unasked", async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, "a.docx"), "领导改过的")
    await expect(writeBytes(join(folder, "a.docx"), bytes, false)).rejects.toThrow("已有同名文件")
    expect(readFileSync(join(folder, "a.docx"), "utf8")).toBe("领导改过的")
    expect(readdirSync(folder)).toEqual(["a.docx"])
  })

  it("replaces it whole when asked to", async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, "a.docx"), "旧")
    await writeBytes(join(folder, "a.docx"), bytes, true)
    expect([...readFileSync(join(folder, "a.docx"))]).toEqual([1, 2, 3])
  })

  it("does not write through a name that only points nowhere", async () => {
    const folder = temporaryFolder()
    symlinkSync(join(folder, "nowhere"), join(folder, "a.docx"))
    await expect(writeBytes(join(folder, "a.docx"), bytes, false)).rejects.toThrow("已有同名文件")
  })

  it("keeps a link a link, and replaces what it points to", async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, "定稿.docx"), "旧")
    symlinkSync(join(folder, "定稿.docx"), join(folder, "a.docx"))
    await writeBytes(join(folder, "a.docx"), bytes, true)
    expect([...readFileSync(join(folder, "定稿.docx"))]).toEqual([1, 2, 3])
    expect(lstatSync(join(folder, "a.docx")).isSymbolicLink()).toBe(true)
  })

  it("takes a name as long as the disk allows, and says when it is longer", async () => {
    const folder = temporaryFolder()
    const long = `${"长".repeat(80)}.docx` // 245 of 255 bytes
    await writeBytes(join(folder, long), bytes, false)
    expect(readdirSync(folder)).toEqual([long])
    await expect(writeBytes(join(folder, `长${"长".repeat(90)}.docx`), bytes, false)).rejects.toThrow(
      "文件名太长",
    )
  })

  it("says that the folder is not there, or that the name is a folder", async () => {
    const folder = temporaryFolder()
    await expect(writeBytes(join(folder, "没有", "a.docx"), bytes, false)).rejects.toThrow("文件夹不存在")
    mkdirSync(join(folder, "a.docx"))
    await expect(writeBytes(join(folder, "a.docx"), bytes, true)).rejects.toThrow(/文件夹|没有在这里写文件/)
    expect(readdirSync(folder)).toEqual(["a.docx"])
  })
})

describe("reading a file", () => {
  it("says that it is not there", () =>
    expect(readBytes("没有.docx")).rejects.toThrow("没有.docx：没有这个文件"))
  it("says that it is a folder", () => expect(readBytes(temporaryFolder())).rejects.toThrow("这是文件夹"))
})

describe("a call on a file that cannot be read or written ends with 3", () => {
  it.each([
    ["parse", ["parse", "没有.txt"]],
    ["check", ["check", "没有.txt"]],
    ["check --json", ["check", "没有.txt", "--json"]],
    ["export", ["export", "没有.txt", "-o", "x.docx"]],
    ["bench", ["bench", "没有.txt"]],
  ])("%s", async (_, words) => {
    const { status, stderr } = await call(...words)
    expect(status).toBe(3)
    expect(stderr).toBe("没有.txt：没有这个文件。核对文件名和所在文件夹。\n")
  })

  it("but the other files of the call are answered", async () => {
    const { status, json, stderr } = await call("check", "没有.txt", sample("qingshi-2025.txt"), "--json")
    expect(status).toBe(3)
    expect((json as { files: { file: string }[] }).files.map((f) => f.file)).toEqual([
      sample("qingshi-2025.txt"),
    ])
    expect(stderr.split("\n")).toHaveLength(2)
  })

  it("and it stays 3 when another file has what must be changed", async () => {
    expect((await call("check", sample("qingshi-2025-draft.txt"))).status).toBe(1)
    for (const files of [
      ["没有.txt", sample("qingshi-2025-draft.txt")],
      [sample("qingshi-2025-draft.txt"), "没有.txt"],
    ])
      expect((await call("check", ...files)).status).toBe(3)
  })

  it("and export does not write over the report it reads, not even when asked to", async () => {
    const file = join(temporaryFolder(), "a.docx")
    expect((await call("export", sample("qingshi-2025.txt"), "-o", file)).status).toBe(0)
    const before = readFileSync(file)
    const { status, stderr } = await call("export", file, "-o", file, "--force")
    expect([status, stderr]).toEqual([3, `${file}：这就是读入的那份文件，没有覆盖它。换一个文件名。\n`])
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it("and export leaves an existing file alone", async () => {
    const out = join(temporaryFolder(), "定稿.docx")
    writeFileSync(out, "别动")
    expect((await call("export", sample("qingshi-2025.txt"), "-o", out)).status).toBe(3)
    expect(readFileSync(out, "utf8")).toBe("别动")
    expect((await call("export", sample("qingshi-2025.txt"), "-o", out, "--force")).status).toBe(0)
    expect(readFileSync(out).subarray(0, 2).toString()).toBe("PK")
  })
})
