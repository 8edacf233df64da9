import { cpSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { Fragment } from "prosemirror-model"
import { carryOver } from "#shared/carry/draft"
import { writeDocx } from "#shared/docx/export/write"
import { schema } from "#shared/model/schema"
import { temporaryFolder } from "./browsers"
import type { Shell } from "./shells"
import { lastYear, openOnDesk, paper, readBack, untilKept } from "./tasks/clerk"

export const themes = ["light", "dark", "contrast"] as const
export type Theme = (typeof themes)[number]

export interface Screen {
  /** For a file name. */
  name: string
  show(theme: Theme): Promise<void>
}

/**
 * Goes through every page and dialog of the program, and stops at each. What is looked at is a report with
 * findings, one in the bin, and the sample.
 */
export async function* everyScreen(shell: Shell): AsyncGenerator<Screen> {
  const { page } = shell
  const at = (name: string): Screen => ({ name, show: (theme) => show(page, theme) })

  yield at("start-empty")
  await openOnDesk(shell, await lastYear("qingshi-2025-draft.txt"))
  await untilKept(page)
  await home(page)
  await page.getByText("试用示例").click()
  await page.getByRole("button", { name: "照原样打开" }).waitFor()
  yield at("recognition")
  await page.getByRole("option").nth(4).click()
  yield at("recognition-part")
  await page.getByRole("button", { name: "照原样打开" }).click()
  await paper(page).waitFor()
  await untilKept(page)
  yield at("desk-sample")
  await home(page)

  yield at("start")
  const rail = (name: string) => page.getByRole("navigation", { name: "主导航" }).getByText(name).click()
  for (const [name, label] of [
    ["reports", "全部报告"],
    ["library", "素材库"],
    ["settings", "设置"],
    ["help", "帮助"],
  ] as const) {
    await rail(label)
    yield at(name)
    if (name !== "settings") continue
    await page.getByRole("button", { name: /编辑单位规定/ }).click()
    yield at("house")
  }
  await rail("全部报告")
  const rows = page.getByRole("row")
  await rows
    .nth(1)
    .getByRole("button", { name: /^复制一份/ })
    .click()
  await untilKept(page)
  await rows
    .nth(1)
    .getByRole("button", { name: /^放进回收站/ })
    .click()
  yield at("reports-toast")
  await rail("回收站")
  yield at("bin")
  await page
    .getByRole("button", { name: /^彻底删除/ })
    .first()
    .click()
  yield at("dialog-delete")
  await page.keyboard.press("Escape")
  await page.keyboard.press("Control+Alt+n")
  yield at("dialog-new")
  await page.keyboard.press("Escape")
  for (const [name, item] of [
    ["dialog-keys", "快捷键"],
    ["dialog-about", "关于述职台"],
  ] as const) {
    await menu(page, "帮助", item)
    yield at(name)
    await page.keyboard.press("Escape")
  }
  const wrong = join(temporaryFolder(), "假的.docx")
  writeFileSync(wrong, "PK\u0003\u0004 not a document")
  await shell.drop(wrong)
  await page.getByRole("dialog").waitFor()
  yield at("dialog-unreadable")
  await page.keyboard.press("Escape")

  await openOnDesk(shell, await lastYear("qingshi-2025-draft.txt"))
  await untilKept(page)
  yield at("desk")
  await page.keyboard.press("F8")
  yield at("desk-finding")
  await page.getByRole("button", { name: "为什么这样查" }).first().click()
  yield at("dialog-rule")
  await page.keyboard.press("Escape")
  await page.keyboard.press("Escape")
  for (const [name, keys] of [
    ["palette", "Control+k"],
    ["desk-matrix", "Control+l"],
    ["dialog-export", "Control+e"],
  ] as const) {
    await page.keyboard.press(keys)
    yield at(name)
    await page.keyboard.press("Escape")
  }
  await menu(page, "文件", "报告信息…")
  yield at("dialog-properties")
  await page.keyboard.press("Escape")
  await page.getByRole("menubar").getByText("插入").click()
  yield at("menu")
  await page.keyboard.press("Escape")
  await page.getByRole("tab", { name: "素材" }).click()
  yield at("desk-library")
  await page.getByRole("tab", { name: /检查/ }).click()

  await page.keyboard.press("Control+Alt+s")
  await page.getByRole("dialog", { name: "存一个版本" }).waitFor()
  yield at("dialog-version-name")
  await page.keyboard.press("Enter")
  await page.getByRole("dialog").waitFor({ state: "hidden" })
  await page.keyboard.insertText("送审以后补的一句。")
  await page.keyboard.press("Control+Alt+v")
  await page.getByRole("option").first().waitFor()
  yield at("dialog-versions")
  await page.keyboard.press("Escape")
  await menu(page, "文件", "定稿并锁定…")
  yield at("dialog-lock")
  await page.keyboard.press("Enter")
  await page.getByRole("dialog").waitFor({ state: "hidden" })
  yield at("desk-locked")

  await home(page)
  const file = await lastYear()
  await shell.drop(file)
  await page.getByRole("button", { name: "写 2026 年的稿" }).click()
  await paper(page).waitFor()
  await page.getByRole("button", { name: /今年也是|整句仍用/ }).waitFor()
  await page.keyboard.press("F8")
  yield at("desk-lastyear")
  await page.keyboard.press("Control+Alt+j")
  await page.locator(".lg-table").waitFor()
  yield at("ledger")
  await page.keyboard.press("Escape")
  await shell.drop(await editedCopy(file))
  await page.getByRole("button", { name: "合并回稿", exact: true }).last().click()
  await page.getByText(/^已看/).waitFor()
  yield at("merge")
  await page.keyboard.press("Escape")
  await paper(page).waitFor()

  await page.keyboard.press("Control+Alt+b")
  await page.getByRole("button", { name: "选文件夹" }).waitFor()
  yield at("batch-empty")
  await shell.drop(await folderOfReports())
  await page.getByText("3 份，查完2，1 份打不开").waitFor()
  await page.getByRole("button", { name: /^必须改/ }).click()
  await page.locator("tbody tr").first().click()
  yield at("batch")
}

/** The draft that is made of last year's file, with what somebody changed in it and no tracking on. */
async function editedCopy(lastYearFile: string): Promise<string> {
  const { doc } = carryOver(readBack(lastYearFile).doc, { name: "去年.docx", year: 2026 })
  const content = JSON.stringify(doc.content.toJSON())
    .replace("党建主业抓得更紧", "党建责任一抓到底")
    .replace("到村调研36次", "到村调研41次")
    .replace("，没有发生人员伤亡", "")
  const path = join(temporaryFolder(), "述职报告（书记阅改）.docx")
  const edited = doc.copy(Fragment.fromJSON(schema, JSON.parse(content)))
  writeFileSync(path, await writeDocx(edited))
  return path
}

/** Two that can be read and one that cannot. */
async function folderOfReports(): Promise<string> {
  const folder = join(temporaryFolder(), "各乡镇述职报告")
  mkdirSync(folder)
  cpSync(await lastYear(), join(folder, "青石乡.docx"))
  cpSync(await lastYear("qingshi-2025-draft.txt"), join(folder, "青石乡草稿.docx"))
  writeFileSync(join(folder, "南桐村.docx"), new Uint8Array(2_000).fill(7))
  return folder
}

/** As the settings do it, without the walk through them. */
async function show(page: Page, theme: Theme): Promise<void> {
  await page.evaluate((theme) => {
    document.documentElement.dataset.theme = theme
  }, theme)
  // Colours change over 120 ms.
  await page.waitForTimeout(250)
}

async function home(page: Page): Promise<void> {
  await page.keyboard.press("Control+Alt+w")
  await page.getByText("试用示例").waitFor()
}

async function menu(page: Page, top: string, item: string): Promise<void> {
  await page.getByRole("menubar").getByText(top).click()
  await page.getByRole("menuitem", { name: item }).click()
  await page.getByRole("dialog").waitFor()
}
