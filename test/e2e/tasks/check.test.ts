import { afterEach, describe, expect, test } from "vitest"
import { type Shell, shells } from "../shells"
import { type } from "../typing"
import {
  caretBehind,
  expectClean,
  expectSaid,
  findings,
  findingTitles,
  lastYear,
  openFromList,
  openOnDesk,
  paper,
  paperText,
  row,
  untilKept,
} from "./clerk"

describe.each(shells)("$name", ({ open }) => {
  let shell: Shell
  afterEach(async () => {
    expectClean(shell)
    await shell.close()
  })

  test("one fix, undone, and all safe ones in one undo step", async () => {
    shell = await open()
    const { page } = shell
    await openOnDesk(shell, await lastYear("qingshi-2025-draft.txt"))
    const text = await paperText(page)
    const titles = await findingTitles(page)
    const fixable = findings(page).filter({ hasText: /半角/ }).first()
    await fixable.getByRole("button").first().click()
    await findings(page).locator(".acts button").first().click()
    await expect.poll(() => findingTitles(page)).not.toEqual(titles)
    expect(await paperText(page)).not.toBe(text)
    await page.getByRole("button", { name: /^撤销/ }).first().click()
    await expect.poll(() => paperText(page)).toBe(text)
    await expect.poll(() => findingTitles(page)).toEqual(titles)

    await page.getByRole("button", { name: /^改好 \d+ 处稳妥的/ }).click()
    await expect.poll(async () => (await findingTitles(page)).length).toBeLessThan(titles.length)
    expect(await page.getByRole("button", { name: /^改好 \d+ 处稳妥的/ }).count()).toBe(0)
    await caretBehind(page, "抓基层党建工作")
    await page.keyboard.press("Control+z")
    await expect.poll(() => paperText(page)).toBe(text)
  })

  test("a finding ignored stays ignored, and comes back when it is restored", async () => {
    shell = await open()
    const { page } = shell
    await openOnDesk(shell, await lastYear())
    const titles = await findingTitles(page)
    await findings(page).first().getByRole("button").first().click()
    await page.getByRole("button", { name: "忽略", exact: true }).click()
    await expect.poll(async () => (await findingTitles(page)).length).toBe(titles.length - 1)
    // After the report was closed and opened, too.
    await untilKept(page)
    await shell.reopen()
    await openFromList(shell.page, /青石镇/)
    await expect.poll(async () => (await findingTitles(shell.page)).length).toBe(titles.length - 1)
    await shell.page.getByRole("button", { name: /^已忽略/ }).click()
    await shell.page.getByRole("button", { name: /^恢复：/ }).click()
    await expect.poll(() => findingTitles(shell.page)).toEqual(titles)
  })

  test("F8 walks through the findings, and Esc returns to the caret where it was", async () => {
    shell = await open()
    const { page } = shell
    await openOnDesk(shell, await lastYear("qingshi-2025-draft.txt"))
    await caretBehind(page, "履职工作特色")
    const focused = () =>
      page.evaluate(
        () => document.activeElement?.closest<HTMLElement>("[data-finding].is-open")?.dataset.finding,
      )
    const seen: (string | undefined)[] = []
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press("F8")
      // Between two rows the focus is on neither.
      await expect
        .poll(async () => {
          const now = await focused()
          return now !== undefined && now !== seen.at(-1)
        })
        .toBe(true)
      seen.push(await focused())
    }
    expect(new Set(seen).size).toBe(4)
    expect(seen).not.toContain(undefined)
    await page.keyboard.press("Shift+F8")
    await expect.poll(focused).toBe(seen[2])
    await page.keyboard.press("Escape")
    await type(page, "字")
    expect(await paperText(page)).toContain("履职工作特色字")
  })

  test("a report goes to the bin and comes back", async () => {
    shell = await open()
    const { page } = shell
    await openOnDesk(shell, await lastYear())
    await caretBehind(page, "情况报告如下")
    await type(page, "留住这句")
    await untilKept(page)
    await page.keyboard.press("Control+Shift+O")
    await row(page, /青石镇/)
      .getByRole("button", { name: /^放进回收站/ })
      .click()
    await expectSaid(page, /已放进回收站/)
    await expect.poll(() => row(page, /青石镇/).count()).toBe(0)
    await page.getByRole("navigation", { name: "主导航" }).getByText("回收站").click()
    await row(page, /青石镇/)
      .getByRole("button", { name: /^放回/ })
      .click()
    await expectSaid(page, /已放回/)
    await page.getByRole("navigation", { name: "主导航" }).getByText("全部报告").click()
    await row(page, /青石镇/)
      .getByRole("button")
      .first()
      .click()
    await paper(page).waitFor()
    expect(await paperText(page)).toContain("留住这句")
  })
})
