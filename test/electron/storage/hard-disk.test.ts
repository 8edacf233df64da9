import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, describe, expect, it, vi } from "vitest"
import { StorageError } from "#shared/services/ports"
import { FileStorage } from "../../../electron/storage/file-storage"

import { isCounted } from "./counted"
import { newFolder } from "./folders"

/** What the disk does to the next calls, by name of the call: each code once, then the call works again. */
const trouble = vi.hoisted(() => new Map<string, string[]>())

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>()
  const fail = (name: string) => {
    const code = trouble.get(name)?.shift()
    if (code) throw Object.assign(new Error(code), { code, syscall: name })
  }
  return {
    ...real,
    link: async (...args: Parameters<typeof real.link>) => {
      fail("link")
      return real.link(...args)
    },
    rename: async (...args: Parameters<typeof real.rename>) => {
      fail("rename")
      return real.rename(...args)
    },
    open: async (...args: Parameters<typeof real.open>) => {
      fail("open")
      const handle = await real.open(...args)
      // The disk fills up in the middle of the file.
      const code = trouble.get("write")?.shift()
      if (code) {
        handle.writeFile = async () => {
          await handle.write("{")
          throw Object.assign(new Error(code), { code, syscall: "write" })
        }
      }
      return handle
    },
  }
})

let storage: FileStorage
afterEach(async () => {
  trouble.clear()
  await storage.close()
})

async function written() {
  const folder = newFolder()
  storage = await FileStorage.open(folder)
  const record = storage.record("report", "r000001", isCounted)
  for (const count of [1, 2]) await record.write({ count, text: "" })
  const stored = () => JSON.parse(readFileSync(join(folder, "report/r000001.json"), "utf8")).count as number
  const files = () => readdirSync(join(folder, "report")).sort()
  return { folder, record, stored, files, save: (count: number) => record.write({ count, text: "" }) }
}

describe("a disk", () => {
  it.each([
    ["write", "ENOSPC", "full"],
    ["write", "EDQUOT", "full"],
    ["open", "EROFS", "readOnly"],
    ["open", "EACCES", "denied"],
    ["write", "EIO", "failed"],
  ] as const)(
    "that fails at %s with %s says %s; the last save stays, and the next one succeeds",
    async (call, code, reason) => {
      const { save, stored, files, record } = await written()
      trouble.set(call, [code])
      const error = await save(3).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(StorageError)
      expect((error as StorageError).reason).toBe(reason)
      expect(stored()).toBe(2)
      expect(files()).toEqual(["r000001.json", "r000001.json.bak"])
      await save(3)
      expect((await record.read())?.count).toBe(3)
    },
  )

  it("whose file a virus scanner holds for a moment is tried again", async () => {
    const { save, stored } = await written()
    trouble.set("rename", ["EPERM", "EBUSY", "EACCES"])
    await save(3)
    expect(stored()).toBe(3)
  })

  it("whose file stays held says so, and the last save stays", async () => {
    const { save, stored } = await written()
    trouble.set(
      "rename",
      Array.from({ length: 5 }, () => "EBUSY"),
    )
    expect(await save(3).catch((thrown: StorageError) => thrown.reason)).toBe("busy")
    expect(stored()).toBe(2)
  })

  it("that does not let a damaged file be set aside never makes it the backup", async () => {
    const { folder, record, save, files } = await written()
    const path = join(folder, "report/r000001.json")
    writeFileSync(path, "{")
    trouble.set("rename", ["EIO"])
    expect((await record.read())?.count).toBe(1)
    expect(readFileSync(path, "utf8")).toBe("{")
    await save(3)
    expect(JSON.parse(readFileSync(`${path}.bak`, "utf8")).count).toBe(1)
    expect(files()).toEqual(["r000001.json", "r000001.json.bak", "r000001.json.damaged-1"])
  })

  it("without hard links keeps a backup all the same", async () => {
    const { save, stored, files } = await written()
    trouble.set("link", ["EPERM"])
    await save(3)
    expect(stored()).toBe(3)
    expect(files()).toEqual(["r000001.json", "r000001.json.bak"])
  })
})
