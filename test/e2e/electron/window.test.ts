import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { hostname } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import type { ReportEntry } from "#shared/api/contract"
import type { Result } from "#shared/api/result"
import { libraryMessages, readingMessages, refusals } from "#shared/services/messages"
import { temporaryFolder } from "../browsers"
import { type ElectronRun, launchElectron, type NativeMenu, runElectron } from "./launch"

const root = fileURLToPath(new URL("../../..", import.meta.url))
const sample = join(root, "resources/samples/qingshi-2025.txt")

/** Takes a sample over onto the desk. */
async function writeOn(run: ElectronRun): Promise<void> {
  await run.page.getByRole("button", { name: "照原样打开" }).click()
  await run.page.locator(".ProseMirror").waitFor()
}

const text = (run: ElectronRun) => run.page.locator(".ProseMirror").innerText()

async function reports(run: ElectronRun): Promise<ReportEntry[]> {
  const listed = (await run.page.evaluate(() => window.host!.listReports({}))) as Result<ReportEntry[]>
  if (!listed.ok) throw new Error(listed.failure.message)
  return listed.value
}

/** Opens a report of the list the way a user does. */
async function openFirst(run: ElectronRun, title: string): Promise<void> {
  await run.page.getByText(title).first().click()
  await run.page.locator(".ProseMirror").waitFor()
}

const itemOf = (bar: NativeMenu[], id: string) =>
  bar.flatMap(({ items }) => items).find((item) => item.id === id)!

describe("the window", () => {
  it("opens at the size that the design is for, and where it was closed", async () => {
    const dataDir = temporaryFolder()
    const first = await launchElectron({ dataDir })
    expect(first.page.viewportSize()).toEqual({ width: 1366, height: 728 })
    await expect.poll(() => first.frame.shown).toBe(1)
    await first.ask("moveWindow", { x: 60, y: 40, width: 1100, height: 640 })
    expect(await first.close()).toBe(0)
    const second = await launchElectron({ dataDir })
    expect(second.page.viewportSize()).toEqual({ width: 1100, height: 640 })
    expect((await second.ask<{ windows: object[] }>("inspect")).windows[0]).toMatchObject({ x: 60, y: 40 })
    expect(await second.close()).toBe(0)
  })

  it("shows in its title what is open, and in its menu what can be done", async () => {
    const run = await launchElectron({ argv: [sample] })
    await expect.poll(async () => itemOf(await run.menu(), "open").enabled).toBe(true)
    expect(itemOf(await run.menu(), "export").enabled).toBe(false)
    await writeOn(run)
    await expect.poll(async () => itemOf(await run.menu(), "export").enabled).toBe(true)
    expect(run.frame.title).toContain("青石镇党委书记抓基层党建工作述职报告")
    expect(await run.clickMenu("export")).toBe(true)
    await run.page.getByRole("dialog").waitFor()
    expect(run.errors).toEqual([])
    await run.close()
  })

  it("a switch of the menu shows what the page says, not what was clicked", async () => {
    const run = await launchElectron()
    await expect.poll(async () => itemOf(await run.menu(), "themeSystem").checked).toBe(true)
    await run.clickMenu("themeDark")
    await expect.poll(async () => itemOf(await run.menu(), "themeDark").checked).toBe(true)
    expect(itemOf(await run.menu(), "themeSystem").checked).toBe(false)
    await expect.poll(() => run.page.locator("html").getAttribute("data-theme")).toBe("dark")
    // Chosen again it stays chosen, though the native item turned itself off.
    await run.clickMenu("themeDark")
    expect(itemOf(await run.menu(), "themeDark").checked).toBe(true)
    await run.close()
  })

  it("saves what was typed the moment before it was closed", async () => {
    const dataDir = temporaryFolder()
    const run = await launchElectron({ dataDir, argv: [sample] })
    await writeOn(run)
    await run.page.locator(".ProseMirror p").nth(2).click()
    await run.page.keyboard.insertText("关窗前一刻写的字")
    expect(await run.close()).toBe(0)
    const again = await launchElectron({ dataDir })
    expect(await reports(again)).toHaveLength(1)
    await openFirst(again, "青石镇")
    expect(await text(again)).toContain("关窗前一刻写的字")
    await again.close()
  })

  it("a main process that was killed takes nothing along that was saved", async () => {
    const dataDir = temporaryFolder()
    const run = await launchElectron({ dataDir, argv: [sample] })
    await writeOn(run)
    await run.page.locator(".ProseMirror p").nth(2).click()
    await run.page.keyboard.insertText("断电以前存过的字")
    await expect.poll(() => stored(dataDir)).toContain("断电以前存过的字")
    await run.crash()
    const again = await launchElectron({ dataDir })
    await openFirst(again, "青石镇")
    expect(await text(again)).toContain("断电以前存过的字")
    await again.close()
  })

  it("asks before it closes over changes that cannot be saved", async () => {
    const dataDir = temporaryFolder()
    const run = await launchElectron({ dataDir, argv: [sample] })
    await writeOn(run)
    // Where reports were kept there is now a file: nothing can be saved any more.
    rmSync(join(dataDir, "data/report"), { recursive: true })
    writeFileSync(join(dataDir, "data/report"), "")
    await run.page.locator(".ProseMirror p").nth(2).click()
    await run.page.keyboard.insertText("存不上的字")
    await run.pressClose()
    const question = run.page.getByRole("dialog")
    await question.getByRole("button", { name: "留下" }).click()
    await question.waitFor({ state: "detached" })
    expect(await text(run)).toContain("存不上的字")
    await run.pressClose()
    await question.getByRole("button", { name: /^离开/ }).click()
    expect(await run.ended).toBe(0)
  })

  it("does not wait for ever for a page that hangs", async () => {
    const run = await launchElectron()
    await expect.poll(async () => itemOf(await run.menu(), "open").enabled).toBe(true)
    run.dialogs.answerMessage("现在关闭")
    await run.page.evaluate(() => {
      setTimeout(() => {
        for (const end = Date.now() + 30_000; Date.now() < end; );
      })
    })
    await run.page.waitForTimeout(100).catch(() => {})
    expect(await run.close()).toBe(0)
    expect(run.dialogs.shown.map(({ message }) => message)).toEqual(["窗口没有回应"])
  })

  it("offers to open again when the page has crashed, with everything there", async () => {
    const run = await launchElectron({ argv: [sample] })
    await writeOn(run)
    run.dialogs.answerMessage("重新打开")
    await run.ask("pageCrashes")
    await run.page.getByText("青石镇").first().waitFor()
    expect(run.dialogs.shown).toMatchObject([{ message: "窗口停止了工作" }])
    await openFirst(run, "青石镇")
    expect(await run.page.getByText(refusals.locked).count()).toBe(0)
    run.dialogs.answerMessage("关闭述职台")
    await run.ask("pageCrashes")
    expect(await run.ended).toBe(0)
  })

  it("says when another program holds the data, and leaves it alone", async () => {
    const dataDir = temporaryFolder()
    mkdirSync(join(dataDir, "data"))
    writeFileSync(
      join(dataDir, "data/lock"),
      JSON.stringify({ token: "x", pid: process.pid, host: hostname() }),
    )
    await expect(launchElectron({ dataDir })).rejects.toThrow(libraryMessages.owned)
    expect(readdirSync(join(dataDir, "data"))).toEqual(["lock"])
  })
})

describe("files from outside", () => {
  it("is opened when the program is started with it, by a name from where the user stands", async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, "去年.txt"), readFileSync(sample))
    const run = await launchElectron({ argv: ["去年.txt"], cwd: folder })
    await run.page.getByText("去年.txt").first().waitFor()
    await run.close()
  })

  it("a second start hands its file over, brings the window to the front and ends", async () => {
    const run = await launchElectron()
    await expect.poll(async () => itemOf(await run.menu(), "open").enabled).toBe(true)
    await run.ask("minimize")
    const folder = temporaryFolder()
    writeFileSync(join(folder, "另一份.txt"), readFileSync(sample))
    expect(await run.startAgain(["另一份.txt"], folder)).toBe(0)
    await run.page.getByText("另一份.txt").first().waitFor()
    expect(run.frame.focused).toBe(1)
    expect(await run.ask("isMinimized")).toBe(false)
    await run.close()
  })

  it("macOS hands a file over by an event", async () => {
    const run = await launchElectron()
    await expect.poll(async () => itemOf(await run.menu(), "open").enabled).toBe(true)
    expect(await run.ask("openFile", sample)).toBe(true)
    await run.page.getByText("qingshi-2025.txt").first().waitFor()
    await run.close()
  })

  it("a file that is not there is said in the system's own dialog", async () => {
    const run = await launchElectron({ argv: ["没有.docx"] })
    await expect
      .poll(() => run.dialogs.shown)
      .toMatchObject([{ kind: "message", message: "没有.docx 没有打开", detail: readingMessages.gone }])
    await run.close()
  })

  it("a dropped file is read by its place; what has none, by what the page was given", async () => {
    const run = await launchElectron()
    await expect.poll(async () => itemOf(await run.menu(), "open").enabled).toBe(true)
    await run.drop([sample])
    await run.page.getByText("qingshi-2025.txt").first().waitFor()
    const answers = await run.page.evaluate(async () => {
      const drop = (file: File) => window.host!.openDropped(file)
      return [
        await drop(new File(["一封信里的附件"], "附件.docx")),
        await drop(Object.defineProperty(new File([""], "很大.pdf"), "size", { value: 2 ** 28 })),
      ]
    })
    expect(answers[0]).toMatchObject({ ok: true, value: { name: "附件.docx" } })
    expect(answers[1]).toMatchObject({ ok: false, failure: { message: readingMessages.tooLarge } })
    await run.close()
  })

  it("dialogs speak Chinese, suggest a sound name, and a missing extension is added", async () => {
    const run = await launchElectron()
    const folder = temporaryFolder()
    writeFileSync(join(folder, "b.docx"), "old")
    const write = (suggestedName: string) =>
      run.page.evaluate(
        (name) => window.host!.exportFile({ suggestedName: name, bytes: new Uint8Array([7]) }),
        suggestedName,
      )
    run.dialogs.answerSave(join(folder, "a"))
    expect(await write("述职/报告.docx")).toMatchObject({ ok: true, value: { name: "a.docx" } })
    expect([...readFileSync(join(folder, "a.docx"))]).toEqual([7])
    expect(run.dialogs.shown[0]).toMatchObject({
      title: "导出",
      buttonLabel: "保存",
      filters: [{ name: "Word 文档（.docx）", extensions: ["docx"] }],
    })
    expect(run.dialogs.shown[0]!.defaultPath).toMatch(/述职 报告\.docx$/)
    // The system asked about “b”, nobody about “b.docx”.
    run.dialogs.answerSave(join(folder, "b"))
    expect(await write("x.docx")).toEqual({ ok: true, value: null })
    expect(readFileSync(join(folder, "b.docx"), "utf8")).toBe("old")
    run.dialogs.answerSave(join(folder, "b")).answerMessage("替换")
    expect(await write("x.docx")).toMatchObject({ ok: true, value: { name: "b.docx" } })
    expect(run.dialogs.shown.at(-2)!.defaultPath).toBe(join(folder, "x.docx"))
    await run.close()
  })

  it("an exported file is shown in its folder; a handle that nobody gave out is refused", async () => {
    const run = await launchElectron()
    const path = join(temporaryFolder(), "a.docx")
    run.dialogs.answerSave(path)
    const answers = await run.page.evaluate(async () => {
      const saved = await window.host!.exportFile({ suggestedName: "a.docx", bytes: new Uint8Array([7]) })
      if (!saved.ok || !saved.value) throw new Error("not exported")
      return [
        saved,
        await window.host!.revealFile({ handle: saved.value.handle! }),
        await window.host!.revealFile({ handle: "f0000000000" }),
      ]
    })
    expect(JSON.stringify(answers)).not.toContain(path)
    expect(answers[1]).toEqual({ ok: true, value: null })
    expect(answers[2]).toMatchObject({ ok: false, failure: { message: refusals.unknownFile } })
    expect(run.revealed).toEqual([path])
    await run.close()
  })

  it("what was read as input is never written over", async () => {
    const path = join(temporaryFolder(), "去年.docx")
    writeFileSync(path, "somebody's original")
    const run = await launchElectron()
    await expect.poll(async () => itemOf(await run.menu(), "open").enabled).toBe(true)
    run.dialogs.answerOpen(path).answerSave(path)
    const answer = await run.page.evaluate(async () => {
      await window.host!.pickFile({})
      return window.host!.exportFile({ suggestedName: "去年.docx", bytes: new Uint8Array([7]) })
    })
    expect(answer).toMatchObject({ ok: false, failure: { message: refusals.input } })
    expect(readFileSync(path, "utf8")).toBe("somebody's original")
    await run.close()
  })

  it("printing is the system's business, and its failure is said", async () => {
    const run = await launchElectron()
    const print = () => run.page.evaluate(() => window.host!.print({}))
    expect(await print()).toEqual({ ok: true, value: null })
    run.printing = { success: false, reason: "Print job canceled" }
    expect(await print()).toEqual({ ok: true, value: null })
    run.printing = { success: false, reason: "Invalid printer settings" }
    expect(await print()).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining("没有打印") },
    })
    expect(run.printed).toBe(3)
    await run.close()
  })
})

describe("the installed program is the command line too", () => {
  it("answers what the command line answers, without a window", async () => {
    const { code, stdout, stderr } = await runElectron(["check", sample, "--json"])
    expect(code).toBe(0)
    expect(stderr).toBe("")
    expect(JSON.parse(stdout)).toMatchObject({ files: [{ file: sample, year: 2025 }] })
  })

  it("ends with the status of what it found", async () => {
    expect((await runElectron(["check"])).code).toBe(2)
    expect((await runElectron(["parse", "没有.docx"])).code).toBe(3)
    expect((await runElectron(["--help"])).stdout).toContain("述职台命令行")
  })
})

/** All that is stored of reports, as text. */
function stored(dataDir: string): string {
  const folder = join(dataDir, "data/report")
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n")
}
