// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest"
import { StorageError } from "#shared/services/ports"
import { BrowserFiles } from "../../../renderer/host/browser-files"
import type { Database } from "../../../renderer/host/database"
import { reason, value } from "../../host-builder"

/** A browser that keeps no data: handles last as long as the page. */
const database = { use: () => Promise.reject(new StorageError("denied", "")) } as unknown as Database

type Tree = { [name: string]: string | Tree }

/** A folder as Chromium gives it to a page: texts are files. */
function directory(name: string, tree: Tree): object {
  return {
    kind: "directory",
    name,
    async *values() {
      for (const [child, inside] of Object.entries(tree))
        yield typeof inside === "string"
          ? {
              kind: "file",
              name: child,
              getFile: async () => new File([inside], child),
              isSameEntry: async () => false,
              queryPermission: async () => "granted",
            }
          : directory(child, inside)
    },
  }
}

function page(choose?: () => Promise<unknown>) {
  let tokens = 0
  const pickers = { ...(choose && { showDirectoryPicker: choose }) }
  return new BrowserFiles(
    database,
    () => `t${String(++tokens).padStart(6, "0")}`,
    pickers as ConstructorParameters<typeof BrowserFiles>[2],
  )
}

const tree = {
  "乙.docx": "二",
  一片: { "甲.txt": "一", "~$甲.txt": "锁" },
  ".藏": { "丙.txt": "三" },
  "图.png": "图",
}

describe("a folder in a browser", () => {
  it("is listed with what lies below, and its files are read and opened", async () => {
    const files = page(async () => directory("各乡镇", tree))
    const folder = value(await files.pickFolder("reports"))!
    expect(folder.name).toBe("各乡镇")
    expect(folder.files.map(({ name }) => name)).toEqual(["一片/甲.txt", "乙.docx"])
    const { handle } = folder.files[0]!
    expect(new TextDecoder().decode(value(await files.readListed(handle)).bytes)).toBe("一")
    const opened = value(await files.openListed(handle))
    expect(opened.name).toBe("甲.txt")
    expect(opened.handle).not.toBe(handle)
    expect(await files.identity(opened.handle)).toBe(opened.handle)
    // Another folder: the handles of this one are void.
    value(await files.pickFolder("reports"))
    expect(reason(await files.readListed(handle))).toBe("gone")
    expect(reason(await files.openListed(handle))).toBe("gone")
  })

  it("of last year is known beside the one that is reviewed", async () => {
    const trees = [directory("各乡镇", { "甲.txt": "今" }), directory("上年", { "甲.txt": "昔" })]
    const files = page(async () => trees.shift() ?? directory("空", {}))
    const now = value(await files.pickFolder("reports"))!.files[0]!.handle
    const then = value(await files.pickFolder("lastYear"))!.files[0]!.handle
    const read = async (handle: string) =>
      new TextDecoder().decode(value(await files.readListed(handle)).bytes)
    expect([await read(now), await read(then)]).toEqual(["今", "昔"])
    value(await files.pickFolder("lastYear"))
    expect(await read(now)).toBe("今")
    expect(reason(await files.readListed(then))).toBe("gone")
  })

  it("may be left unchosen", async () => {
    const files = page(() => Promise.reject(new DOMException("", "AbortError")))
    expect(value(await files.pickFolder("reports"))).toBeNull()
  })

  it("comes file by file where the browser has no picker", async () => {
    const click = vi.spyOn(HTMLInputElement.prototype, "click").mockImplementation(function (
      this: HTMLInputElement,
    ) {
      const found = ["各乡镇/一片/甲.txt", "各乡镇/乙.docx"].map((path) =>
        Object.defineProperty(new File([path], path.split("/").at(-1)!), "webkitRelativePath", {
          value: path,
        }),
      )
      expect(this.webkitdirectory).toBe(true)
      Object.defineProperty(this, "files", { value: found })
      this.dispatchEvent(new Event("change"))
    })
    const files = page()
    const folder = value(await files.pickFolder("reports"))!
    click.mockRestore()
    expect(folder).toMatchObject({ name: "各乡镇", files: [{ name: "一片/甲.txt" }, { name: "乙.docx" }] })
    const { handle } = folder.files[0]!
    expect(new TextDecoder().decode(value(await files.readListed(handle)).bytes)).toBe("各乡镇/一片/甲.txt")
    // Nobody knows where an upload lies.
    expect(await files.identity(value(await files.openListed(handle)).handle)).toBeNull()
  })
})
