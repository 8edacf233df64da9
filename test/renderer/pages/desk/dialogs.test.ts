// @vitest-environment happy-dom
import { act, createElement } from "react"
import { afterEach, describe, expect, it, vi } from "vitest"
import { attrsOf } from "#shared/model/schema"
import { findingsOf } from "../../../../renderer/editor/findings"
import { ExportDialog } from "../../../../renderer/pages/desk/dialogs/ExportDialog"
import { LinksDialog } from "../../../../renderer/pages/desk/dialogs/LinksDialog"
import { PropertiesDialog } from "../../../../renderer/pages/desk/dialogs/PropertiesDialog"
import { exportInWorker } from "../../../../renderer/work"
import { item, list, report, section, title } from "../../../builders"
import { byName, type Desk, openDesk } from "../../desk-support"

vi.mock("../../../../renderer/work", () => ({ readInWorker: vi.fn(), exportInWorker: vi.fn() }))
const bytes = new Uint8Array([80, 75])
vi.mocked(exportInWorker).mockResolvedValue({ ok: true, value: bytes })

const doc = report(
  { year: 2026, unit: "苇渡镇", proposed: ["year", "unit"] },
  title("2026年度述职报告"),
  section(
    "highlight",
    "一、",
    "履职工作特色和亮点",
    list("highlight", "shi", "守住主业。到**村召开例会18次。"),
  ),
  section(
    "problem",
    "二、",
    "存在问题及原因",
    list("problem", "shi", item("problem", "一是", "党员教育培训效果不明显。"), "水渠年久失修。"),
  ),
  section(
    "measure",
    "三、",
    "下一步工作思路和措施",
    list("measure", "shi", "办好党员教育培训。按需设课，送课到组。", "壮大集体经济。盘活校舍。"),
  ),
)

let desk: Desk
const onClose = vi.fn()
afterEach(async () => {
  await desk.close()
  onClose.mockClear()
})

async function open(dialog: typeof ExportDialog, options?: Parameters<typeof openDesk>[1]): Promise<void> {
  desk = openDesk(doc, options)
  await desk.show(createElement(dialog, { session: desk.session, onClose }))
  await desk.settle()
}

/** Types as a browser tells React of it. */
async function type(label: string, text: string): Promise<void> {
  const id = byName("label", label).getAttribute("for")!
  const input = document.getElementById(id) as HTMLInputElement
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!.call(input, text)
    input.dispatchEvent(new Event("input", { bubbles: true }))
  })
}
const submit = () =>
  act(async () => {
    document.querySelector("form")!.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }))
  })
const properties = () => attrsOf.report(desk.session.editor.doc).properties

describe("导出", () => {
  it("says what is still wrong, and goes there by one click", async () => {
    await open(ExportDialog)
    expect(document.querySelector(".errbox")!.textContent).toMatch(/还有 \d 处必须改：“\*\*村”里的地名没有填/)
    expect(document.querySelector(".cl")!.textContent).toContain("没有填的地方")
    await desk.click(byName("button", "去改"))
    expect(onClose).toHaveBeenCalledOnce()
    const { $head } = desk.session.editor.selection
    expect($head.parent.textContent.slice($head.parentOffset)).toMatch(/^\*\*村/)
    expect(findingsOf(desk.session.editor).current).toContain("placeholder")
  })

  describe("with many places of one kind", () => {
    const commas = "召开例会18次,".repeat(14)
    const links = () => [...document.querySelectorAll<HTMLElement>("[aria-label=半角标点和全角数字] button")]
    const openMany = async () => {
      desk = openDesk(
        report(
          { year: 2026 },
          section("highlight", "一、", "亮点", list("highlight", "shi", `守住主业。${commas}`)),
        ),
      )
      await desk.show(createElement(ExportDialog, { session: desk.session, onClose }))
    }

    it("folds them, and shows all of them when asked", async () => {
      await openMany()
      expect(links()).toHaveLength(13)
      expect(links()[11]!.textContent).toBe("亮点一 第12处")
      expect(links()[12]!.textContent).toBe("另有 2 处")
      await desk.click(links()[12])
      expect(links().map((link) => link.textContent)).toEqual(
        Array.from({ length: 14 }, (_, i) => `亮点一 第${i + 1}处`),
      )
      expect(document.activeElement).toBe(links()[12])
    })

    it("goes to each of them, by the mouse and by the keys", async () => {
      await openMany()
      const placeOfCaret = () => {
        const { $head } = desk.session.editor.selection
        return $head.parent.textContent.slice(0, $head.parentOffset).split(",").length
      }
      await desk.click(links()[4])
      expect(placeOfCaret()).toBe(5)
      // One stop for Tab; arrows go on from there.
      const stops = () => links().flatMap((link, i) => (link.tabIndex === 0 ? [i] : []))
      expect(stops()).toEqual([0])
      await act(async () => links()[0]!.focus())
      await desk.press("ArrowRight")
      await desk.press("ArrowRight")
      expect(stops()).toEqual([2])
      await desk.press("Enter")
      expect(placeOfCaret()).toBe(3)
    })

    it("says to a screen reader what is there and where", async () => {
      await openMany()
      expect(links()[4]!.getAttribute("aria-label")).toMatch(/^亮点一 第5处，.*半角/)
      expect(links()[12]!.getAttribute("aria-label")).toBe("另有 2 处，半角标点和全角数字")
    })
  })

  it("lays out, asks where to, says so, and remembers that it was exported", async () => {
    await open(ExportDialog)
    await submit()
    await desk.settle()
    expect(desk.host.exportFile).toHaveBeenCalledWith({ suggestedName: "2026年度述职报告.docx", bytes })
    expect(onClose).toHaveBeenCalledOnce()
    const [toast] = desk.app.store.getState().toasts
    expect(toast).toMatchObject({ text: "已导出“述职报告.docx”", action: { label: "打开所在文件夹" } })
    await act(async () => toast!.action!.run())
    expect(desk.host.revealFile).toHaveBeenCalledWith({ handle: "f1234567" })
    expect(desk.session.summary().exportedAt).not.toBeNull()
  })

  it("offers no folder where the host has none", async () => {
    await open(ExportDialog, { reveal: false })
    await submit()
    await desk.settle()
    expect(desk.app.store.getState().toasts[0]!.action).toBeUndefined()
  })

  it("stays when nothing was chosen, and says why nothing was written", async () => {
    await open(ExportDialog)
    desk.host.exportFile!.mockResolvedValueOnce({ ok: true, value: null })
    await submit()
    await desk.settle()
    expect(onClose).not.toHaveBeenCalled()
    expect(document.querySelector("[role=alert]")).toBeNull()
    desk.host.exportFile!.mockResolvedValueOnce({
      ok: false,
      failure: { reason: "busy", message: "文件正被 WPS 占用。" },
    })
    await submit()
    await desk.settle()
    expect(document.querySelector("[role=alert]")!.textContent).toContain("文件正被 WPS 占用。")
    expect(onClose).not.toHaveBeenCalled()
  })

  it("asks for what was only read from the file, and takes over what was typed", async () => {
    await open(ExportDialog)
    await desk.click(byName("button", "述职年度没错，确认"))
    await type("单位", "柳渠镇")
    await submit()
    await desk.settle()
    expect(properties()).toMatchObject({ year: 2026, unit: "柳渠镇", proposed: [] })
  })

  it("exports nothing under a name that no file can have", async () => {
    await open(ExportDialog)
    const input = document.querySelector<HTMLInputElement>("[aria-label=文件名]")!
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!.call(input, "甲/乙")
      input.dispatchEvent(new Event("input", { bubbles: true }))
    })
    await submit()
    expect(desk.host.exportFile).not.toHaveBeenCalled()
    expect(document.querySelector("[role=alert]")!.textContent).toContain("不能有 /")
  })
})

describe("报告信息", () => {
  it("changes in one step what can be undone in one", async () => {
    await open(PropertiesDialog)
    await type("述职人", "周砚秋")
    await type("字数最多", "3500")
    await submit()
    expect(properties()).toMatchObject({
      name: "周砚秋",
      limits: { charactersMax: 3500 },
      proposed: ["year", "unit"],
    })
    expect(onClose).toHaveBeenCalledOnce()
  })

  it("says at the field what is wrong with it, and changes nothing", async () => {
    await open(PropertiesDialog)
    await type("落款日期", "2026年2月30日")
    await submit()
    expect(document.querySelector(".prop-note.seal")!.textContent).toContain("2026年12月30日")
    expect(onClose).not.toHaveBeenCalled()
    expect(properties().date).toBeNull()
  })
})

describe("关联原因/措施", () => {
  const boxes = () => [...document.querySelectorAll<HTMLElement>("[role=checkbox]")]
  const decisions = () => attrsOf.report(desk.session.editor.doc).linkDecisions

  it("begins with a problem that lacks something and goes by keys", async () => {
    await open(LinksDialog)
    expect(document.querySelector("dialog")!.textContent).toContain("还没有原因")
    expect(boxes()).toHaveLength(2)
    expect(document.activeElement).toBe(boxes()[0])
    await desk.press("ArrowDown")
    expect(document.activeElement).toBe(boxes()[1])
  })

  it("confirms, refuses and leaves open, one step each, and keeps the rows where they are", async () => {
    await open(LinksDialog)
    const order = boxes().map((box) => box.dataset.target)
    await desk.press("ArrowDown")
    await desk.press(" ")
    expect(boxes()[1]!.getAttribute("aria-checked")).toBe("true")
    expect(boxes()[1]!.textContent).toContain("已确认")
    expect(decisions()).toMatchObject([{ target: order[1], verdict: "confirmed" }])
    await desk.press(" ")
    expect(boxes()[1]!.getAttribute("aria-checked")).toBe("false")
    expect(decisions()).toMatchObject([{ verdict: "refused" }])
    expect(boxes().map((box) => box.dataset.target)).toEqual(order)
    await desk.press(" ")
    expect(boxes()[1]!.getAttribute("aria-checked")).toBe("mixed")
    expect(decisions()).toEqual([])
  })

  it("says so where there is no problem", async () => {
    desk = openDesk(report({ year: 2026 }))
    await desk.show(createElement(LinksDialog, { session: desk.session, onClose }))
    expect(document.querySelector("dialog")!.textContent).toContain("还没有问题")
  })
})
