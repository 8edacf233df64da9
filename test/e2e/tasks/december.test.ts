import { readFileSync, writeFileSync } from "node:fs"
import { strFromU8, unzipSync } from "fflate"
import type { Page } from "playwright-core"
import { afterEach, describe, expect, test } from "vitest"
import { readCopy } from "#shared/merge/read-copy"
import { editedByOffice, office } from "../../office"
import { type Shell, shells } from "../shells"
import { expectClean, expectSaid, exportTo, lastYear, newPath, paper, paperText, readBack } from "./clerk"

/** How many places still wait, as the tab 上年 says. */
const left = async (page: Page) =>
  Number(/\d+/.exec(await page.getByRole("tab", { name: /^上年/ }).innerText())?.[0] ?? 0)

const ring = async (page: Page) => page.locator(".ringrow").innerText()

describe.skipIf(!office).each(shells)("a whole December, $name", ({ open }) => {
  let shell: Shell
  afterEach(async () => {
    expectClean(shell)
    await shell.close()
  })

  test("from last year's file to the locked final version", async () => {
    shell = await open()
    const { page } = shell

    // Last year's file becomes this year's draft.
    await shell.drop(await lastYear())
    await page.getByRole("button", { name: "写 2026 年的稿" }).click()
    await paper(page).waitFor()
    await expect.poll(() => paperText(page)).toContain("现将本人2026年抓基层党建工作情况报告如下")
    expect(await paperText(page)).toContain("2027年，镇党委将")

    // The walk, by keys alone: the first figure is changed, all others hold.
    await page.getByRole("tab", { name: /^上年/ }).click()
    const open_ = await left(page)
    expect(open_).toBeGreaterThan(40)
    await page.locator(".walk button").first().focus()
    await page.keyboard.press("F8")
    let pressed = 0
    let changed = false
    while ((await left(page)) > 0 && pressed++ < 400) {
      const asked = await page.locator(".walk").innerText()
      if (!changed && asked.includes("36次")) {
        await page.keyboard.press("F2")
        await page.keyboard.type("41次")
        await page.keyboard.press("Enter")
        changed = true
      } else await page.keyboard.press("Enter")
    }
    expect(await left(page)).toBe(0)
    expect(await ring(page)).toContain("都")
    expect(await paperText(page)).toContain("到村调研41次")

    // A promise of last year's is linked to the highlight that answers it.
    await page
      .getByRole("button", { name: /^还可以：教育培训|^还可以：用好活动阵地/ })
      .first()
      .click()
    await page.getByRole("menuitem", { name: "连到已有…" }).click()
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^亮点一/ })
      .click()
    await expectSaid(page, /连上了/)

    // 送审稿 goes to the leader, and comes back with changes tracked and not, and a comment.
    await page.keyboard.press("Control+Alt+S")
    await page.getByRole("dialog").getByRole("textbox").fill("送审稿")
    await page.keyboard.press("Enter")
    await expectSaid(page, /已存为“送审稿”/)
    const sent = newPath("送审稿.docx")
    await exportTo(shell, sent)
    const came = newPath("送审稿（书记阅改）.docx")
    writeFileSync(
      came,
      editedByOffice(new Uint8Array(readFileSync(sent)), {
        untracked: [["问题21个", "问题23个"]],
        tracked: [
          ["党建主业抓得更紧", "党建责任一抓到底"],
          ["，没有发生人员伤亡", "，实现零伤亡"],
        ],
        comments: [["1920件", "数再核一下"]],
        author: "周砚秋",
      }),
    )
    await page.keyboard.press("Escape")
    shell.pickNext(came)
    await page.keyboard.press("Control+Alt+M")
    await page.getByText(/已看/).first().waitFor()
    const list = page.locator("[data-region=list] [role=option]")
    expect(await list.count()).toBe(4)
    // All but one: 零伤亡 is not for him to say.
    for (let i = 0; i < 4; i++) {
      const current = await page.locator("[data-region=list] [aria-selected=true]").innerText()
      await page.keyboard.press(current.includes("零伤亡") ? "Delete" : "Enter")
      await expect.poll(() => page.locator(".mg-seen").innerText()).toContain(`已看 ${i + 1} /`)
    }
    await page.getByRole("button", { name: "合并完成" }).click()
    await paper(page).waitFor()
    const merged = await paperText(page)
    for (const words of ["党建责任一抓到底", "问题23个", "没有发生人员伤亡", "到村调研41次"])
      expect(merged).toContain(words)
    await page.getByRole("tab", { name: /^检查/ }).click()
    await expectSaid(page, /数再核一下/)

    // The final version is locked: nothing can be typed into it.
    await page.keyboard.press("Control+K")
    await page.keyboard.type("定稿并锁定")
    await page.keyboard.press("Enter")
    await page.getByRole("dialog").getByRole("button", { name: "定稿并锁定" }).click()
    await expectSaid(page, /稿子锁定了/)
    await paper(page).click()
    await page.keyboard.type("多打的字")
    expect(await paperText(page)).toBe(merged)

    // What is printed says which version it is.
    const final = newPath("定稿.docx")
    await exportTo(shell, final)
    // The words of the first export may still be on the screen.
    await expect.poll(() => readFileSync(final).length).toBeGreaterThan(1000)
    const parts = unzipSync(readFileSync(final))
    expect(strFromU8(parts["docProps/core.xml"]!)).toContain("定稿")
    expect(readBack(final).doc.textContent).toContain("党建责任一抓到底")

    // The ledger and the redline copy.
    const ledger = newPath("台账.xlsx")
    await page.keyboard.press("Escape")
    await page.keyboard.press("Control+Alt+J")
    shell.saveNext(ledger)
    await page.getByRole("button", { name: "导出台账" }).click()
    await page.getByRole("menuitem", { name: /Excel/ }).click()
    await expectSaid(page, /已导出“台账/)
    const strings = strFromU8(unzipSync(readFileSync(ledger))["xl/sharedStrings.xml"]!)
    for (const word of ["2026年", "2025年", "已确认"]) expect(strings).toContain(word)
    await page.keyboard.press("Escape")
    await paper(page).waitFor()
    const redline = newPath("花脸稿.docx")
    shell.saveNext(redline)
    await page.keyboard.press("Control+Shift+E")
    await page.getByRole("radio", { name: /送审稿/ }).check()
    await page.getByRole("dialog").getByRole("button", { name: /^导出/ }).click()
    await expectSaid(page, /已导出“花脸稿/)
    const copy = readCopy(new Uint8Array(readFileSync(redline)))
    if (!copy.ok) throw new Error(copy.failure.message)
    const struck = copy.value.union.filter(({ before, after }) => before && !after).map(({ text }) => text)
    const added = copy.value.union.filter(({ before, after }) => after && !before).map(({ text }) => text)
    expect(struck.join("")).toContain("21")
    expect(added.join("")).toContain("23")
  }, 400_000)
})
