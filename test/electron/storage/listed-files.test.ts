import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, describe, expect, it } from "vitest"
import { FileHandle } from "#shared/api/contract"
import { FileStorage } from "../../../electron/storage/file-storage"
import { ListedFiles } from "../../../electron/storage/listed-files"
import { UserFiles } from "../../../electron/storage/user-files"
import { reason, value } from "../../host-builder"
import { newFolder } from "./folders"

const open: FileStorage[] = []
afterEach(async () => {
  for (const storage of open.splice(0)) await storage.close()
})

async function listedIn(folder: string) {
  const storage = await FileStorage.open(join(newFolder(), "data"))
  open.push(storage)
  const files = new UserFiles(storage)
  return { files, listed: new ListedFiles(files), folder }
}

function put(folder: string, ...names: string[]): void {
  for (const name of names) {
    mkdirSync(join(folder, name, ".."), { recursive: true })
    writeFileSync(join(folder, name), name)
  }
}

describe("a folder of the user's", () => {
  it("shows the reports in it and below, by handle and name, and nothing else", async () => {
    const { listed, folder } = await listedIn(newFolder())
    put(
      folder,
      "乙.docx",
      "甲.txt",
      "一片/丙.doc",
      "~$乙.docx",
      ".藏/丁.docx",
      "._乙.docx",
      "表.xlsx",
      "图.png",
    )
    symlinkSync(folder, join(folder, "自己"))
    const chosen = value(await listed.choose(folder, "reports"))
    expect(chosen.files.map(({ name }) => name)).toEqual(["一片/丙.doc", "乙.docx", "甲.txt"])
    for (const { handle } of chosen.files) expect(FileHandle.safeParse(handle).success).toBe(true)
    expect(JSON.stringify(chosen.files)).not.toContain(folder)
  })

  it("is read by the handles that it gave, until another one is chosen", async () => {
    const { listed, folder } = await listedIn(newFolder())
    put(folder, "一片/甲.txt")
    const [file] = value(await listed.choose(folder, "reports")).files
    const read = value(await listed.read(file!.handle))
    expect(read.name).toBe("甲.txt")
    expect(new TextDecoder().decode(read.bytes)).toBe("一片/甲.txt")
    value(await listed.choose(newFolder(), "reports"))
    expect(reason(await listed.read(file!.handle))).toBe("gone")
    expect(reason(await listed.open(file!.handle))).toBe("gone")
  })

  it("of last year is known beside the one that is reviewed", async () => {
    const { listed, folder } = await listedIn(newFolder())
    const last = newFolder()
    put(folder, "甲.txt")
    put(last, "乙.txt")
    const [now] = value(await listed.choose(folder, "reports")).files
    const [then] = value(await listed.choose(last, "lastYear")).files
    expect(value(await listed.read(now!.handle)).name).toBe("甲.txt")
    expect(value(await listed.read(then!.handle)).name).toBe("乙.txt")
    value(await listed.choose(newFolder(), "lastYear"))
    expect(value(await listed.read(now!.handle)).name).toBe("甲.txt")
    expect(reason(await listed.read(then!.handle))).toBe("gone")
  })

  it("gives a file its lasting handle only when it is opened", async () => {
    const { files, listed, folder } = await listedIn(newFolder())
    put(folder, "甲.shuzhi")
    const [file] = value(await listed.choose(folder, "reports")).files
    await listed.read(file!.handle)
    expect(await files.pathOf(file!.handle)).toBeNull()
    const opened = value(await listed.open(file!.handle))
    expect(opened.handle).not.toBe(file!.handle)
    expect(await files.pathOf(opened.handle)).toBe(join(folder, "甲.shuzhi"))
  })

  it("knows no handle that somebody made up, nor those of other files", async () => {
    const { files, listed, folder } = await listedIn(newFolder())
    put(folder, "甲.txt")
    const other = value(await files.openPath(join(folder, "甲.txt"))).handle
    value(await listed.choose(folder, "reports"))
    for (const handle of ["f0123456789", other]) expect(reason(await listed.read(handle))).toBe("gone")
  })

  it("that is gone says so, and the one before stays", async () => {
    const { listed, folder } = await listedIn(newFolder())
    put(folder, "甲.txt")
    const [file] = value(await listed.choose(folder, "reports")).files
    const gone = newFolder()
    rmSync(gone, { recursive: true })
    const chosen = await listed.choose(gone, "reports")
    expect(chosen).toMatchObject({ ok: false, failure: { reason: "gone" } })
    expect(chosen.ok ? "" : chosen.failure.message).toContain("找不到这个文件夹")
    value(await listed.read(file!.handle))
  })
})
