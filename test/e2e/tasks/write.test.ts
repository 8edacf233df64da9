import { afterEach, describe, expect, test } from "vitest"
import { checkAnswer } from "#shared/answers/check-answer"
import { type Shell, shells } from "../shells"
import { compose, type } from "../typing"
import {
  caretBehind,
  expectClean,
  expectSaid,
  exportTo,
  findingCount,
  findings,
  findingTitles,
  lastYear,
  newPath,
  openOnDesk,
  paper,
  paperText,
  readBack,
  untilKept,
} from "./clerk"

describe.each(shells)("$name", ({ open }) => {
  let shell: Shell
  afterEach(async () => {
    expectClean(shell)
    await shell.close()
  })

  test("from last year's file to a checked draft in at most six clicks, then exported and read back", async () => {
    shell = await open()
    const { page } = shell
    const clicks = await countClicks(shell)
    shell.pickNext(await lastYear())
    await page.getByRole("button", { name: /选择文件/ }).click()
    await page.getByRole("button", { name: "照原样打开" }).click()
    await paper(page).waitFor()
    await findings(page).first().waitFor()
    // The file itself was one more click, in a dialog that is not ours.
    expect((await clicks()) + 1).toBeLessThanOrEqual(6)

    const before = await findingTitles(page)
    expect(before.length).toBeGreaterThan(1)
    await page.getByRole("button", { name: /^改好 \d+ 处稳妥的/ }).click()
    await expectSaid(page, /改好 \d+ 处/)
    await caretBehind(page, "现将本人2025年抓基层党建工作情况报告如下")
    await compose(page, "qingshenyi", "，请审议")
    const path = newPath("导出.docx")
    await exportTo(shell, path)

    const exported = readBack(path)
    expect(exported.map.text).toContain("现将本人2025年抓基层党建工作情况报告如下，请审议")
    // What was fixed is fixed in the file, and what was left is still found in it.
    const left = checkAnswer(exported, "导出.docx").issues
    expect(left.some(({ kind }) => kind === "halfwidth")).toBe(false)
    expect(left.some(({ kind }) => kind === "missing_measure")).toBe(true)
    expect(left.length).toBe(await findingCount(page))
  })

  test("a new report from a skeleton, its first sentence composed, exported and read back", async () => {
    shell = await open()
    const { page } = shell
    await page.keyboard.press("Control+Alt+n")
    const dialog = page.getByRole("dialog", { name: "新建报告" })
    await dialog.getByRole("button", { name: "新建" }).click()
    await paper(page).waitFor()
    await page.getByRole("treeitem", { level: 2 }).first().click()
    await paper(page).focus()
    const item = page.locator(".ProseMirror .item p").first()
    await item.click()
    const composed = await compose(page, "juzhenglianghao", "狠抓作风建设", 40)
    expect(composed.events[0]).toMatch(/^start/)
    await type(page, "，召开会议12次。")
    await expect.poll(() => paperText(page)).toContain("狠抓作风建设，召开会议12次。")
    const path = newPath("新稿.docx")
    await exportTo(shell, path)
    expect(readBack(path).map.text).toContain("一是狠抓作风建设，召开会议12次。")
  })

  test("composition is not disturbed, and what was composed is checked afterwards", async () => {
    shell = await open()
    const { page } = shell
    await openOnDesk(shell, await lastYear("qingshi-2025-draft.txt"))
    await caretBehind(page, "抓基层党建工作")
    const text = await paperText(page)
    await untilKept(page)
    // Longer than any pause after which something could be saved, checked or drawn.
    const composed = await compose(page, "zhongguogongchandang", "中国共产党", 60)
    expect(composed.events.at(0)).toMatch(/^start/)
    expect(composed.events.at(-1)).toBe("end 中国共产党")
    expect(composed.replaced).toBe(false)
    expect(composed.disturbances).toEqual([])
    expect((await paperText(page)).length).toBe(text.length + 5)
    // A composition that is given up leaves no trace.
    await compose(page, "shenme", null)
    expect((await paperText(page)).length).toBe(text.length + 5)
    // Something wrong, composed: found when the word is chosen.
    await untilKept(page)
    const before = await findingCount(page)
    await compose(page, "liangge", "两个,三个")
    await expect.poll(() => findingCount(page)).toBeGreaterThan(before)
    await page.keyboard.press("Control+z")
    await expect.poll(() => paperText(page)).not.toContain("两个,三个")
  })

  test("pasted Word, WPS and web pages bring words only", async () => {
    shell = await open()
    const { page } = shell
    await openOnDesk(shell, await lastYear())
    await caretBehind(page, "情况报告如下")
    for (const html of hostile) await paste(page, html)
    await page.waitForTimeout(300)
    const found = await paper(page).evaluate((box) => ({
      bad: [
        ...box.querySelectorAll(
          "script, img, a, iframe, object, style, table, font, svg, [onerror], [onclick], [style*=mso], [style*=color]",
        ),
      ]
        // Where a block begins or ends with a widget, the editor helps the caret with an empty picture.
        .filter((element) => !element.matches("img.edge:not([src]), img.ProseMirror-separator"))
        .map((element) => element.outerHTML.slice(0, 80)),
      ran: (window as unknown as { hacked?: true }).hacked ?? false,
      text: box.textContent ?? "",
    }))
    expect(found.bad).toEqual([])
    expect(found.ran).toBe(false)
    for (const words of ["从文字处理软件来", "从网页来", "链接的字", "加粗的字"])
      expect(found.text).toContain(words)
    expect(found.text).not.toMatch(/mso-|javascript:|hacked|StartFragment/)
    // Where the policy is strictest the browser says that it refused: rightly, and before anything ran.
    expect(shell.errors.filter((error) => !/^(Executing|Applying) inline/.test(error))).toEqual([])
    shell.errors.length = 0
  })

  test("ten megabytes pasted at once do not take the window down", { timeout: 120_000 }, async () => {
    shell = await open()
    const { page } = shell
    await openOnDesk(shell, await lastYear())
    await caretBehind(page, "情况报告如下")
    await paste(page, null, "基层党建工作扎实推进。".repeat(950_000))
    // It answers again, whatever it decided about the text.
    await caretBehind(page, "现将本人2025年")
    await type(page, "还")
    await expect
      .poll(async () => (await paperText(page)).includes("现将本人2025年还"), { timeout: 60_000 })
      .toBe(true)
  })
})

/** Real clicks on the page so far, from now on. */
async function countClicks({ page }: Shell): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Object.assign(window, { clicks: 0 })
    const counter = window as unknown as { clicks: number }
    window.addEventListener(
      "pointerdown",
      (event) => {
        if (event.isTrusted) counter.clicks++
      },
      true,
    )
  })
  return () => page.evaluate(() => (window as unknown as { clicks: number }).clicks)
}

const hostile = [
  `<script>window.hacked = true</script><p>从网页来<img src="x" onerror="window.hacked = true"><b onclick="window.hacked = true">加粗的字</b></p>`,
  `<a href="javascript:window.hacked=true">链接的字</a><iframe srcdoc="<script>parent.hacked=true</script>"></iframe><svg onload="window.hacked=true"></svg>`,
  `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>@font-face {font-family:仿宋} p.MsoNormal {mso-style-unhide:no; color:red}</style></head>
<body lang=ZH-CN><!--StartFragment--><p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='font-size:16.0pt;font-family:仿宋_GB2312;mso-hansi-font-family:仿宋;color:#ff0000'>从文字处理软件来<o:p></o:p></span></p><!--EndFragment--></body></html>`,
  `<table><tr><td>表里的字</td></tr></table><p style="color:red;position:fixed;inset:0">盖住全屏的字</p>`,
]

async function paste(page: Shell["page"], html: string | null, text = ""): Promise<void> {
  await paper(page).evaluate(
    (box, { html, text }) => {
      const data = new DataTransfer()
      if (html) data.setData("text/html", html)
      data.setData("text/plain", text)
      box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
    },
    { html, text },
  )
}
