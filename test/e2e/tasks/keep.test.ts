import { execFileSync } from "node:child_process"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { afterEach, describe, expect, test } from "vitest"
import { temporaryFolder } from "../browsers"
import { type Shell, shells } from "../shells"
import { compose, type } from "../typing"
import {
  caretBehind,
  expectClean,
  expectSaid,
  lastYear,
  newPath,
  openFromList,
  openOnDesk,
  ownFile,
  paper,
  paperText,
  readBack,
  row,
  untilKept,
} from "./clerk"

const where = "现将本人2025年抓基层党建工作情况报告如下"

describe.each(shells)("$name", ({ name, open }) => {
  let shell: Shell
  afterEach(async () => {
    expectClean(shell)
    await shell.close()
  })

  test("closed in mid-sentence, every character is there when it opens again", async () => {
    shell = await open()
    await openOnDesk(shell, await lastYear())
    await caretBehind(shell.page, where)
    await compose(shell.page, "woguanle", "话没说完")
    await type(shell.page, "就关")
    // Not a moment is left for a save of its own accord.
    await shell.reopen()
    await openFromList(shell.page, /青石镇/)
    expect(await paperText(shell.page)).toContain(`${where}话没说完就关`)
  })

  test("after a power failure everything is there that was written before the last pause", async () => {
    shell = await open()
    await openOnDesk(shell, await lastYear())
    await caretBehind(shell.page, where)
    await type(shell.page, "先写的")
    await untilKept(shell.page)
    await type(shell.page, "后写的")
    await shell.crash()
    await openFromList(shell.page, /青石镇/)
    const text = await paperText(shell.page)
    expect(text).toContain(`${where}先写的`)
    // And it can be written on.
    await caretBehind(shell.page, "先写的")
    await type(shell.page, "接着写")
    await untilKept(shell.page)
    await shell.crash()
    await openFromList(shell.page, /青石镇/)
    expect(await paperText(shell.page)).toContain("先写的接着写")
  })

  test("a second window may look and not write, and says so", async (task) => {
    shell = await open()
    if (!shell.secondWindow) return task.skip("there is only ever one window")
    const { page } = shell
    await openOnDesk(shell, await lastYear())
    await untilKept(page)
    const second = await shell.secondWindow()
    await second.keyboard.press("Control+Shift+O")
    await row(second, /青石镇/)
      .getByRole("button")
      .first()
      .click()
    await second.locator(".ProseMirror").waitFor()
    await expectSaid(second, /另一个窗口/)
    const text = await second.locator(".ProseMirror").textContent()
    await second.locator(".ProseMirror p").nth(3).click()
    await type(second, "不该写进去")
    expect(await second.locator(".ProseMirror").textContent()).toBe(text)
    // The first one goes on, and when it is gone the second may write.
    await caretBehind(page, where)
    await type(page, "第一个窗口写的")
    await untilKept(page)
    await page.keyboard.press("Control+Alt+w")
    await page.getByText("从上年报告开始").waitFor()
    await openFromList(second, /青石镇/)
    expect(await paperText(second)).toContain("第一个窗口写的")
    await caretBehind(second, "第一个窗口写的")
    await type(second, "第二个接着写")
    expect(await paperText(second)).toContain("第一个窗口写的第二个接着写")
  })

  test("a .shuzhi file is edited and saved in place, last year's file never", async () => {
    shell = await open()
    const docx = await lastYear()
    const before = readFileSync(docx)
    await openOnDesk(shell, docx)
    await caretBehind(shell.page, where)
    await type(shell.page, "改了一处")
    await untilKept(shell.page)
    expect(readFileSync(docx)).toEqual(before)

    const file = ownFile("我的述职.shuzhi")
    await shell.drop(file)
    await shell.page.getByText("我的述职.shuzhi").first().waitFor()
    await paper(shell.page).waitFor()
    await caretBehind(shell.page, where)
    await type(shell.page, "写进文件")
    await expect.poll(() => readBack(file).map.text, { timeout: 5000 }).toContain(`${where}写进文件`)
  })

  test("a report saved as .shuzhi goes on in that file, after a restart too", async () => {
    shell = await open()
    const file = newPath("另存的.shuzhi")
    await openOnDesk(shell, await lastYear())
    shell.saveNext(file)
    await shell.page.keyboard.press("Control+Shift+S")
    await expectSaid(shell.page, /另存的\.shuzhi/)
    await caretBehind(shell.page, where)
    await type(shell.page, "存过以后")
    await expect.poll(() => readBack(file).map.text, { timeout: 5000 }).toContain("存过以后")
    await shell.reopen()
    await openFromList(shell.page, /青石镇/)
    await caretBehind(shell.page, "存过以后")
    await type(shell.page, "再开以后")
    await expect.poll(() => readBack(file).map.text, { timeout: 5000 }).toContain("存过以后再开以后")
  })

  test("a file that somebody else changed is asked about, and both are kept", async () => {
    shell = await open()
    const file = ownFile("合写的.shuzhi")
    await shell.drop(file)
    await paper(shell.page).waitFor()
    await caretBehind(shell.page, where)
    await type(shell.page, "我写的")
    await expect.poll(() => readBack(file).map.text, { timeout: 5000 }).toContain("我写的")
    writeFileSync(file, readFileSync(file, "utf8").replace("我写的", "别人改的"))
    await caretBehind(shell.page, "我写的")
    await type(shell.page, "又写")
    await untilKept(shell.page)
    // Nothing of theirs was written over unasked.
    expect(readBack(file).map.text).toContain("别人改的")
    await shell.page.keyboard.press("Control+s")
    await expectSaid(shell.page, /在别处改过/)
    await shell.page.getByRole("button", { name: "接着写这里的" }).click()
    await expect.poll(() => readBack(file).map.text, { timeout: 5000 }).toContain("我写的又写")
    await openFromList(shell.page, /合写的.*文件里的/)
    expect(await paperText(shell.page)).toContain("别人改的")
  })

  test("what was settled while a file was read is not dropped unasked for another file", async () => {
    shell = await open()
    const { page } = shell
    await shell.drop(await lastYear("qingshi-2025-draft.txt"))
    const title = page.getByText("2025年述职报告.docx").first()
    await title.waitFor()
    await page.getByLabel("述职年度").selectOption("")
    await shell.drop(ownFile("另一份.shuzhi"))
    await page.getByRole("button", { name: "留下" }).click()
    expect(await title.isVisible()).toBe(true)
    expect(await page.getByLabel("述职年度").inputValue()).toBe("")
    await shell.drop(ownFile("另一份.shuzhi"))
    await page.getByRole("button", { name: "离开，不要这些改动" }).click()
    await paper(page).waitFor()
    await page.getByText("另一份.shuzhi").first().waitFor()
  })

  test("where the program cannot write it says so, and nothing on the screen is lost", async (task) => {
    shell = await open()
    if (!shell.dataFolder) return task.skip("the browser keeps the reports")
    const disk = smallDisk()
    if (!disk) return task.skip("no small disk can be made here")
    await shell.close()
    shell = await shells.find((kind) => kind.name === name)!.open(disk.folder)
    const { page } = shell
    await openOnDesk(shell, await lastYear())
    await untilKept(page)
    disk.fill()
    await caretBehind(page, where)
    await type(page, "盘满了还在")
    await expectSaid(page, /没有存上/)
    await page
      .getByRole("button", { name: /没有存上/ })
      .first()
      .click()
    await expectSaid(page, /满/)
    await page.keyboard.press("Escape")
    disk.readOnly(true)
    await caretBehind(page, "盘满了还在")
    await type(page, "只读也在")
    await expect.poll(() => paperText(page)).toContain("盘满了还在只读也在")
    disk.readOnly(false)
    disk.free()
    await page.keyboard.press("Control+s")
    await expect.poll(() => page.getByText("没有存上").count(), { timeout: 5000 }).toBe(0)
    await shell.reopen()
    await openFromList(shell.page, /青石镇/)
    expect(await paperText(shell.page)).toContain("盘满了还在只读也在")
    await shell.close()
    disk.remove()
    shell = await open()
  })
})

/** A disk of a few megabytes that can be filled and made read-only, for root on Linux; null elsewhere. */
function smallDisk() {
  const folder = temporaryFolder()
  const mount = (...args: string[]) => execFileSync("mount", [...args, folder], { stdio: "ignore" })
  try {
    mount("-t", "tmpfs", "-o", "size=4m", "tmpfs")
  } catch {
    return null
  }
  const ballast = join(folder, "ballast")
  return {
    folder,
    fill() {
      mkdirSync(dirname(ballast), { recursive: true })
      for (let size = 1 << 20; size >= 512; size >>= 1)
        try {
          for (;;) writeFileSync(ballast, Buffer.alloc(size), { flag: "a" })
        } catch {
          // Full, by this size.
        }
    },
    free: () => writeFileSync(ballast, ""),
    readOnly: (on: boolean) => mount("-o", on ? "remount,ro" : "remount,rw"),
    remove: () => execFileSync("umount", ["-l", folder]),
  }
}
