// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest"
import { refusals, writingMessages } from "#shared/services/messages"
import { StorageError } from "#shared/services/ports"
import { limits } from "#shared/source/limits"
import { BrowserFiles } from "../../../renderer/host/browser-files"
import type { Database } from "../../../renderer/host/database"
import { reason, value } from "../../host-builder"

/** A file on the disk as Chromium shows it to a page. */
class DiskFile {
  readonly kind = "file"
  granted = true
  /** How often the user was asked, and what he answers. */
  asked = 0
  answer: (granted: boolean) => void = () => {}
  /** The name of the error that reading or writing ends with, or null. */
  trouble: string | null = null
  constructor(
    readonly name: string,
    public text: string,
  ) {}
  isSameEntry = async (other: unknown) => (other as { disk: DiskFile }).disk === this
  /** A handle of its own for each time the user chooses it. */
  handle() {
    // biome-ignore lint/complexity/noUselessThisAlias: `this` below would be the handle to a reader
    const disk = this
    const check = () => {
      if (disk.trouble) throw new DOMException("", disk.trouble)
    }
    return {
      disk,
      kind: "file",
      name: this.name,
      isSameEntry: async (other: { disk: DiskFile }) => other.disk === disk,
      queryPermission: async () => (disk.granted ? "granted" : "prompt"),
      requestPermission: () => {
        disk.asked++
        return new Promise((resolve) => {
          disk.answer = (granted) => {
            disk.granted = granted
            resolve(granted ? "granted" : "denied")
          }
        })
      },
      getFile: async () => {
        check()
        return new File([disk.text], disk.name)
      },
      createWritable: async () => {
        check()
        let written = ""
        return {
          write: async (bytes: Uint8Array) => {
            written += new TextDecoder().decode(bytes)
          },
          close: async () => {
            disk.text = written
          },
          abort: async () => {},
        }
      },
    } as unknown as FileSystemFileHandle
  }
}

/** A browser that keeps no data: handles last as long as the page. */
const database = { use: () => Promise.reject(new StorageError("denied", "")) } as unknown as Database

function page(pickers: ConstructorParameters<typeof BrowserFiles>[2] = {}) {
  let tokens = 0
  return new BrowserFiles(database, () => `t${String(++tokens).padStart(6, "0")}`, pickers)
}

/** The page where the user chooses these files. Choosing where to save empties the file, as Chromium does. */
function choosing(open: DiskFile, save = open) {
  return page({
    showOpenFilePicker: async () => [open.handle()],
    showSaveFilePicker: async () => {
      save.text = ""
      return save.handle()
    },
  })
}

const bytes = new TextEncoder().encode("新的")

describe("files of the user's choice", () => {
  it("are one file however often they are chosen", async () => {
    const files = choosing(new DiskFile("去年.docx", "原件"))
    const first = value(await files.pickToOpen())!
    const second = value(await files.pickToOpen())!
    expect(second.handle).toBe(first.handle)
    expect(value(await files.pickToSave("去年.docx"))!.handle).toBe(first.handle)
    expect(await files.identity(first.handle)).toBe(first.handle)
  })

  it("that were read keep their content when they are chosen to be saved to", async () => {
    const disk = new DiskFile("去年.docx", "原件")
    const files = choosing(disk)
    value(await files.pickToOpen())
    value(await files.pickToSave("去年.docx"))
    expect(disk.text).toBe("原件")
  })

  it("that were not read are the user's to replace", async () => {
    const disk = new DiskFile("旧的.docx", "旧")
    const files = choosing(disk)
    const { handle } = value(await files.pickToSave("旧的.docx"))!
    expect(disk.text).toBe("")
    value(await files.write(handle, bytes))
    expect(disk.text).toBe("新的")
  })

  it.each([
    ["AbortError", null],
    ["SecurityError", "clickAgain"],
    ["NotSupportedError", "pickerFailed"],
  ] as const)("a picker that ends with %s answers %s", async (name, wanted) => {
    const files = page({
      showOpenFilePicker: () => Promise.reject(new DOMException("", name)),
      showSaveFilePicker: () => Promise.reject(new DOMException("", name)),
    })
    for (const picked of [await files.pickToOpen(), await files.pickToSave("a.docx")]) {
      expect(reason(picked)).toBe(wanted)
      if (!picked.ok) expect(picked.failure.message).toBe(refusals[wanted!])
    }
  })

  it.each([
    ["NotFoundError", "gone", "gone"],
    ["NotReadableError", "busy", "failed"],
    ["NoModificationAllowedError", "failed", "busy"],
    ["NotAllowedError", "denied", "denied"],
    ["QuotaExceededError", "failed", "full"],
    ["UnknownError", "failed", "failed"],
  ] as const)("%s is %s when reading and %s when writing", async (name, reading, writing) => {
    const disk = new DiskFile("甲.shuzhi", "甲")
    const files = choosing(disk)
    const { handle } = value(await files.pickToOpen())!
    disk.trouble = name
    expect(reason(await files.read(handle))).toBe(reading)
    expect(reason(await files.write(handle, bytes))).toBe(writing)
    expect(disk.text).toBe("甲")
  })

  it("are not touched before the user allowed it in this run of the browser", async () => {
    const disk = new DiskFile("甲.shuzhi", "甲")
    const files = choosing(disk)
    const { handle } = value(await files.pickToOpen())!
    disk.granted = false
    const failure = { reason: "denied", message: writingMessages.notGranted }
    expect(await files.read(handle)).toEqual({ ok: false, failure })
    expect(await files.write(handle, bytes)).toEqual({ ok: false, failure })
  })

  it("are asked for after a command, once, and nothing waits long for the answer", async () => {
    const disk = new DiskFile("甲.shuzhi", "甲")
    const files = choosing(disk)
    const { handle } = value(await files.pickToOpen())!
    disk.granted = false
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "甲" }))
    expect(reason(await files.write(handle, bytes))).toBe("denied")
    expect(disk.asked).toBe(0)
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "s", ctrlKey: true }))
    const [one, two] = await Promise.all([files.write(handle, bytes), files.write(handle, bytes)])
    expect([reason(one), reason(two), disk.asked, disk.text]).toEqual(["denied", "denied", 1, "甲"])
    disk.answer(true)
    value(await files.write(handle, bytes))
    expect([disk.asked, disk.text]).toEqual([1, "新的"])
  })

  it("may not be larger than any report, nor a folder", async () => {
    const files = page()
    const large = new File([], "大.docx")
    Object.defineProperty(large, "size", { value: limits.fileBytes + 1 })
    expect(await files.openDropped(large, null)).toMatchObject({
      failure: { message: expect.stringContaining("100 MB") },
    })
    const folder = { kind: "directory", name: "报告" } as FileSystemHandle
    expect(await files.openDropped(null, folder)).toMatchObject({
      failure: { message: expect.stringContaining("文件夹") },
    })
  })
})

describe("a browser without handles", () => {
  it("reads an upload and saves by download, under a name that Windows takes", async () => {
    const files = page()
    expect(files.canBind).toBe(false)
    const opened = value(await files.openDropped(new File(["甲"], "甲.txt"), null))
    expect(await files.identity(opened.handle)).toBeNull()
    expect(reason(await files.write(opened.handle, bytes))).toBe("gone")
    const { handle, name } = value(await files.pickToSave('述职 2025/6："定稿"?.docx'))!
    expect(name).toBe("述职 2025_6：_定稿__.docx")
    const clicked: string[] = []
    const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      clicked.push(this.download)
    })
    value(await files.write(handle, bytes))
    expect(clicked).toEqual([name])
    click.mockRestore()
  })
})
