// @vitest-environment happy-dom
import { act, createElement } from "react"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { VersionEntry } from "#shared/api/contract"
import { writeReport } from "#shared/model/report"
import { attrsOf } from "#shared/model/schema"
import { commands, runCommand } from "../../../../renderer/app/commands"
import { EditionBar } from "../../../../renderer/pages/versions/EditionBar"
import { list, report, section } from "../../../builders"
import { Machine, summaryOf, value } from "../../../host-builder"
import { byName, type Desk, openDesk } from "../../desk-support"

const doc = report(
  {},
  section("highlight", "一、", "工作亮点", list("highlight", "shi", "走访群众300余人次。", "建成文化站。")),
)

let desk: Desk
let id: string
/** The desk over the real services, whose storage is in memory. */
beforeEach(async () => {
  const machine = new Machine()
  const host = machine.window()
  const made = value(
    await host.createReport({ report: writeReport(doc), summary: summaryOf("甲"), name: null, file: null }),
  )
  id = made.id
  desk = openDesk(doc)
  Object.assign(desk.host, host)
  Object.assign(desk.session.opened, { id, revision: 1 })
  Object.assign(desk.session, { revision: 1 })
  await desk.show(createElement(EditionBar, { session: desk.session }))
})
afterEach(() => desk.close())

const edition = () => attrsOf.report(desk.session.editor.doc).edition
const text = () => desk.session.editor.doc.textContent
const versions = async (): Promise<VersionEntry[]> => value(await desk.app.host.listVersions({ id })).versions
const run = async (command: Parameters<typeof runCommand>[1]) => {
  await act(async () => runCommand(desk.app, command))
  await desk.settle()
}
const dialogs = () => document.querySelectorAll("dialog").length
const options = () =>
  [...document.querySelectorAll("[role=option]")].map((it) => it.querySelector("b")?.textContent)

async function fill(name: string): Promise<void> {
  const input = document.querySelector<HTMLInputElement>(".vs-name input")!
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!.call(input, name)
    input.dispatchEvent(new Event("input", { bubbles: true }))
  })
}
async function submit(): Promise<void> {
  await act(async () => {
    document.querySelector("form")!.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }))
  })
  await desk.settle()
}
async function name(as: string): Promise<void> {
  await run("keepVersion")
  await fill(as)
  await submit()
}
async function type(letters: string): Promise<void> {
  await act(async () => desk.session.dispatch(desk.session.editor.tr.insertText(letters, 2)))
  await act(() => desk.session.save())
  await desk.settle()
}

describe("存一个版本", () => {
  it("keeps the report under the name that is offered, or another", async () => {
    await run("keepVersion")
    expect(document.querySelector<HTMLInputElement>(".vs-name input")!.value).toBe("送审稿")
    await submit()
    expect(dialogs()).toBe(0)
    expect(await versions()).toMatchObject([{ name: "送审稿" }])
    expect(edition()).toEqual({ name: "送审稿", locked: false })
    await run("keepVersion")
    expect(document.querySelector<HTMLInputElement>(".vs-name input")!.value).toBe("送审稿2")
    await desk.click(byName("button", "领导改后"))
    await submit()
    expect((await versions()).map((it) => it.name)).toEqual(["领导改后", "送审稿"])
  })

  it("is what an exported file is called, until the text changes", async () => {
    const fileName = async () => {
      await run("export")
      const { value } = document.querySelector<HTMLInputElement>("input[aria-label=文件名]")!
      await desk.click(byName("dialog button", "关闭 Esc"))
      return value
    }
    await name("送审:稿")
    expect(await fileName()).toBe("述职报告（送审稿）")
    await type("新")
    expect(await fileName()).toBe("述职报告")
  })

  it("says what is missing, and keeps nothing without a name", async () => {
    await name("  ")
    expect(document.querySelector("[role=alert]")!.textContent).toContain("还没有名字")
    expect(await versions()).toEqual([])
  })
})

describe("定稿并锁定", () => {
  it("names and locks in one act, and is unlocked on purpose", async () => {
    await run("lockVersion")
    await submit()
    expect(edition()).toEqual({ name: "定稿", locked: true })
    expect(await versions()).toMatchObject([{ name: "定稿" }])
    expect(document.querySelector(".vs-bar")!.textContent).toBe("定稿已锁定，改不了字·解锁")
    const may = (id: Parameters<typeof runCommand>[1]) => commands[id].enabled?.(desk.app) ?? true
    expect([may("keepVersion"), may("asHeading"), may("versions"), may("saveAs")]).toEqual([
      false,
      false,
      true,
      true,
    ])
    await run("unlockVersion")
    expect(document.activeElement!.textContent).toBe("不解锁")
    await desk.click(document.activeElement)
    expect(edition()).toMatchObject({ locked: true })
    await desk.click(byName(".vs-bar button", "解锁"))
    await desk.click(byName("dialog button", "解锁"))
    expect(edition()).toEqual({ name: "定稿", locked: false })
    expect(document.querySelector(".vs-bar")).toBeNull()
    await type("新")
    expect(edition()).toBeNull()
  })

  it("says why nothing happens when somebody types, once", async () => {
    await run("lockVersion")
    await submit()
    const paper = document.createElement("div")
    paper.tabIndex = 0
    document.body.append(paper)
    paper.focus()
    desk.session.view = { dom: paper, updateState() {}, hasFocus: () => true, focus() {} } as never
    const said = () =>
      desk.app.store.getState().toasts.filter(({ text }) => text.includes("锁定，打的字")).length
    for (const key of ["ArrowDown", "Escape", "F8"]) await desk.press(key)
    await desk.press("c", { ctrlKey: true })
    expect(said()).toBe(0)
    for (const key of ["新", "a", "Backspace"]) await desk.press(key)
    expect(said()).toBe(1)
    desk.session.view = null
    paper.remove()
  })
})

describe("版本", () => {
  it("says what it is for while there is none", async () => {
    await run("versions")
    expect(document.querySelector(".vs-empty")!.textContent).toContain("还没有版本")
    expect(byName("button", "存一个版本…")).toBeTruthy()
  })

  it("lists, compares by arrows, and goes back by Enter in one undo step, with the present kept", async () => {
    await name("一稿")
    await type("新写的")
    await name("二稿")
    await type("又")
    await run("versions")
    expect(options()).toEqual(["二稿", "一稿"])
    expect(document.querySelector(".vs-text")!.textContent).toContain("又")
    expect(document.querySelector("ins")!.textContent).toBe("又")
    await desk.press("ArrowDown")
    expect(document.querySelector("ins")!.textContent).toBe("又新写的")
    const before = text()
    await desk.press("Enter")
    expect(dialogs()).toBe(0)
    expect(text()).toBe(doc.textContent)
    expect(edition()).toEqual({ name: "一稿", locked: false })
    expect((await versions())[0]!.name).toBe("恢复到“一稿”之前")
    await act(async () => desk.app.store.getState().toasts.at(-1)!.action!.run())
    expect(text()).toBe(before)
  })

  it("renames by F2 and deletes by Del, after a question whose safe answer has the focus", async () => {
    await name("一稿")
    await name("二稿")
    await run("versions")
    await desk.press("F2")
    await fill("送审稿")
    await submit()
    expect(options()).toEqual(["送审稿", "一稿"])
    const option = document.querySelector<HTMLElement>("[role=option]")!
    option.focus()
    await desk.press("Delete")
    expect(document.activeElement!.textContent).toBe("留着")
    await desk.click(document.activeElement)
    expect(options()).toHaveLength(2)
    option.focus()
    await desk.press("Delete")
    await desk.click(byName("dialog button", "删去"))
    expect((await versions()).map((it) => it.name)).toEqual(["一稿"])
  })

  it("of a locked report can be seen and compared, not gone back to", async () => {
    await name("一稿")
    await type("新写的")
    await run("lockVersion")
    await submit()
    await run("versions")
    await desk.press("ArrowDown")
    expect(document.querySelector("ins")!.textContent).toBe("新写的")
    await desk.press("Enter")
    expect(dialogs()).toBe(1)
    expect(text()).toContain("新写的")
    expect([...document.querySelectorAll("dialog button")].map((it) => it.textContent)).not.toContain(
      "恢复到这一版 Enter",
    )
  })
})
