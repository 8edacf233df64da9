import { describe, expect, it } from "vitest"
import type { OpenedFile } from "#shared/api/contract"
import { fail, ok } from "#shared/api/result"
import { Opening } from "../../../electron/shell/opening"

function setUp() {
  const sent: string[] = []
  const told: string[] = []
  const opening = new Opening({
    read: async (path) =>
      path.includes("gone")
        ? fail("gone", "找不到这个文件。")
        : ok({ handle: "f000000", name: path, bytes: new Uint8Array() } satisfies OpenedFile),
    send: async (file) => void sent.push(file.name),
    tell: (message, detail) => told.push(`${message}：${detail}`),
  })
  const settled = () => new Promise((done) => setTimeout(done, 5))
  return { opening, sent, told, settled }
}

describe("files from outside", () => {
  it("the page asks for the first, and is told of the others when it listens", async () => {
    const { opening, sent, settled } = setUp()
    opening.open(["a.docx", "b.docx"])
    expect((await opening.take())?.name).toBe("a.docx")
    await settled()
    expect(sent).toEqual([])
    opening.pageListens()
    opening.pageListens()
    await settled()
    expect(sent).toEqual(["b.docx"])
    opening.open(["c.docx"])
    await settled()
    expect(sent).toEqual(["b.docx", "c.docx"])
    expect(await opening.take()).toBeNull()
  })

  it("what cannot be read is said, and the next one is taken", async () => {
    const { opening, told } = setUp()
    opening.open(["/x/gone.docx", "b.docx"])
    expect((await opening.take())?.name).toBe("b.docx")
    expect(told).toEqual(["gone.docx 没有打开：找不到这个文件。"])
  })

  it("a page that is loaded again is told of nothing before it listens again", async () => {
    const { opening, sent, settled } = setUp()
    opening.pageListens()
    opening.pageGone()
    expect(opening.pageIsListening).toBe(false)
    opening.open(["a.docx"])
    await settled()
    expect(sent).toEqual([])
    opening.pageListens()
    await settled()
    expect(sent).toEqual(["a.docx"])
  })
})
