import { mkdirSync, readFileSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, describe, expect, it } from "vitest"
import { FileHandle } from "#shared/api/contract"
import { limits } from "#shared/source/limits"
import { FileStorage } from "../../../electron/storage/file-storage"
import { UserFiles } from "../../../electron/storage/user-files"
import { reason, value } from "../../host-builder"
import { newFolder } from "./folders"

const open: FileStorage[] = []

async function filesOf(library: string) {
  const storage = await FileStorage.open(library)
  open.push(storage)
  return { storage, files: new UserFiles(storage) }
}

async function withFile(name = "甲.shuzhi") {
  const folder = newFolder()
  const path = join(folder, name)
  writeFileSync(path, "甲")
  return { folder, path, ...(await filesOf(join(folder, "data"))) }
}

afterEach(async () => {
  for (const storage of open.splice(0)) await storage.close()
})

describe("a file of the user's", () => {
  it("has one handle under all its names, after a restart too, and no path in it", async () => {
    const { folder, path, files, storage } = await withFile()
    symlinkSync(path, join(folder, "别名.shuzhi"))
    const { handle } = value(await files.openPath(path))
    expect(FileHandle.safeParse(handle).success).toBe(true)
    expect(await files.handleOf(join(folder, ".", "别名.shuzhi"))).toBe(handle)
    expect(await files.identity(await files.handleOf(join(folder, "乙.shuzhi")))).not.toBe(
      await files.identity(handle),
    )
    await storage.close()
    const again = (await filesOf(join(folder, "data"))).files
    expect(await again.handleOf(path)).toBe(handle)
    expect(await again.pathOf(handle)).toBe(path)
    expect(value(await again.read(handle))).toMatchObject({ name: "甲.shuzhi" })
  })

  it("gets one handle when it is asked for many times at once", async () => {
    const { path, files } = await withFile()
    const handles = await Promise.all(Array.from({ length: 10 }, () => files.handleOf(path)))
    expect(new Set(handles).size).toBe(1)
  })

  it("is read and written whole", async () => {
    const { path, files } = await withFile()
    const handle = await files.handleOf(path)
    value(await files.write(handle, new TextEncoder().encode("乙")))
    expect(readFileSync(path, "utf8")).toBe("乙")
    expect(new TextDecoder().decode(value(await files.read(handle)).bytes)).toBe("乙")
  })

  it("that is gone, or was never chosen, is gone", async () => {
    const { path, files } = await withFile()
    const handle = await files.handleOf(path)
    unlinkSync(path)
    expect(reason(await files.read(handle))).toBe("gone")
    expect(reason(await files.read("f0000000"))).toBe("gone")
    expect(reason(await files.write("f0000000", new Uint8Array()))).toBe("gone")
    expect(await files.identity("f0000000")).toBeNull()
  })

  it("is not written where its folder is gone", async () => {
    const { folder, files } = await withFile()
    const handle = await files.handleOf(join(folder, "没有/甲.shuzhi"))
    expect(reason(await files.write(handle, new Uint8Array()))).toBe("gone")
  })

  it("is neither a folder nor larger than any report", async () => {
    const { folder, files } = await withFile()
    mkdirSync(join(folder, "报告.docx"))
    expect(await files.openPath(join(folder, "报告.docx"))).toMatchObject({
      failure: { message: expect.stringContaining("文件夹") },
    })
    writeFileSync(join(folder, "大.docx"), "")
    truncateSync(join(folder, "大.docx"), limits.fileBytes + 1)
    expect(await files.openPath(join(folder, "大.docx"))).toMatchObject({
      failure: { message: expect.stringContaining("100 MB") },
    })
  })

  it("can be opened although the table of handles is damaged", async () => {
    const { folder, path, files, storage } = await withFile()
    await files.handleOf(path)
    await storage.close()
    writeFileSync(join(folder, "data/files/main.json"), "{")
    const again = (await filesOf(join(folder, "data"))).files
    value(await again.read(value(await again.openPath(path)).handle))
  })
})
