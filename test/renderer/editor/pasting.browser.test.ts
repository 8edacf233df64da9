import { fileURLToPath } from "node:url"
import axe from "axe-core"
import type { Page } from "playwright-core"
import { build } from "vite"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { browsers, type TestBrowser } from "../../e2e/browsers"
import { compose } from "../../e2e/typing"
import { read, sketchOf } from "./sketch"

let script = ""
let style = ""

beforeAll(async () => {
  const here = fileURLToPath(new URL(".", import.meta.url))
  const built = await build({
    root: process.cwd(),
    configFile: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target: "chrome109",
      cssCodeSplit: false,
      lib: { entry: `${here}pasting-page.ts`, formats: ["iife"], name: "page" },
    },
  })
  for (const { output } of [built].flat() as {
    output: { fileName: string; code?: string; source?: unknown }[]
  }[])
    for (const file of output) {
      if (file.fileName.endsWith(".css")) style += String(file.source)
      else if (file.code) script += file.code
    }
})

/** As Word 2016 puts it on the clipboard, styles and all. */
const word = (body: string) =>
  `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {mso-style-unhide:no; font-family:仿宋} @list l0 {mso-list-id:1} --></style></head><body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`
const listed = (number: string, text: string, level = 1) =>
  `<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-36.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span lang=EN-US style='mso-bidi-font-family:仿宋'><span style='mso-list:Ignore'>${number}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${text}<span lang=EN-US><o:p></o:p></span></p>`
const normal = (text: string) =>
  `<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='font-size:16.0pt'>${text}<o:p></o:p></span></p>`

const wordReport = word(
  `<p class=MsoTitle align=center>2025年度抓基层党建工作述职报告<o:p></o:p></p>` +
    normal("现将2025年度工作情况报告如下。") +
    `<h1 style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>一、<span>&nbsp;</span></span><![endif]>主要工作和亮点</h1>` +
    listed("（一）", "抓学习。开展学习12次。") +
    listed("（二）", "强队伍。培训\n36人。") +
    `<h1><![if !supportLists]><span style='mso-list:Ignore'>二、</span><![endif]>存在问题</h1>` +
    listed("（一）", "学习不够深入。") +
    listed("（二）", "作风不实。") +
    normal("青石镇　周远山"),
)

describe.each(browsers)("pasting in $name", ({ open }) => {
  let browser: TestBrowser
  let page: Page
  const errors: string[] = []

  beforeAll(async () => {
    browser = await open({ viewport: { width: 1366, height: 768 } })
    page = await browser.context.newPage()
    page.on("pageerror", (error) => errors.push(error.message))
    await page.setContent(
      `<!doctype html><html lang="zh-CN"><head><title>述职台</title></head><body><main class="canvas" style="height:100vh;overflow-y:auto"><div class="sheet"></div></main></body></html>`,
    )
    await page.addStyleTag({ content: style })
    await page.addScriptTag({ content: script })
  })
  afterAll(() => browser?.close())

  const show = async (...lines: string[]) => {
    const { doc, selection } = read(...lines)
    await page.evaluate(([json, at]) => window.show(json, at as number), [
      doc.toJSON(),
      selection.anchor,
    ] as const)
  }
  const now = async () => {
    if (errors.length > 0) throw new Error(errors.join("\n"))
    const { doc, at } = await page.evaluate(() => ({
      doc: window.view.state.doc.toJSON(),
      at: window.view.state.selection.head,
    }))
    return sketchOf(doc, at, at)
  }
  const paste = (data: { html?: string; text?: string }) =>
    page.evaluate(({ html = "", text = "" }) => {
      const transfer = new DataTransfer()
      if (html) transfer.setData("text/html", html)
      if (text) transfer.setData("text/plain", text)
      window.view.dom.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }),
      )
    }, data)
  const bar = () => page.locator(".paste-bar")
  const lines = (html: string) => page.evaluate((it) => window.lines(it), html)

  it("lays a report from Word into the empty skeleton, as one step", async () => {
    await page.evaluate(() => window.showFresh())
    const before = await now()
    await paste({ html: wordReport })
    const after = await now()
    expect(after.slice(0, 8)).toEqual([
      "T 2025年度抓基层党建工作述职报告",
      "= 现将2025年度工作情况报告如下。",
      "# 一、主要工作和亮点",
      "- （一）抓学习。开展学习12次。",
      "- （二）强队伍。培训36人。",
      "# 二、存在问题",
      "- （一）学习不够深入。",
      "- （二）作风不实。",
    ])
    expect(after[8]).toMatch(/^# 三、/)
    expect(after.at(-1)).toBe("S 青石镇　周远山|")
    expect(await page.evaluate(() => window.changes)).toBe(1)
    await page.keyboard.press("Control+z")
    expect(await now()).toEqual(before)
    expect(await bar().count()).toBe(0)
  })

  it("offers what belongs elsewhere its part: by a key, one undo each, the caret behind it", async () => {
    const before = ["# 一、亮点", "- 一是甲。|", "# 二、存在问题", "- 一是"]
    await show(...before)
    const top = () =>
      page
        .locator(".heading")
        .first()
        .evaluate((line) => line.getBoundingClientRect().top)
    const at = await top()
    await paste({ text: "三、存在的不足\r\n1.\t学习不够。\r\n2.\t作风不实。\r\n" })
    expect(await bar().innerText()).toMatch(
      /^粘贴的内容像是“存在的不足”2 条\s+放到“二、存在问题”\s*Alt\+Enter/,
    )
    // It takes no room, and no focus.
    expect(await top()).toBe(at)
    expect(await page.evaluate(() => document.activeElement === window.view.dom)).toBe(true)
    const stayed = await now()
    await page.keyboard.press("Alt+Enter")
    const moved = [
      "# 一、亮点",
      "- 一是甲。",
      "# 二、存在问题",
      "/ 三、存在的不足",
      "- 一是学习不够。",
      "- 二是作风不实。|",
    ]
    expect(await now()).toEqual(moved)
    expect(await bar().count()).toBe(0)
    await page.keyboard.press("Control+z")
    expect(await now()).toEqual(stayed)
    await page.keyboard.press("Control+z")
    expect(await now()).toEqual(before)
  })

  it("is left by Esc, by its button and by writing on; the caret stays", async () => {
    const text = "存在问题：\n一是学习不够。\n二是作风不实。"
    const begin = async () => {
      await show("# 一、亮点", "- 一是甲。|", "# 二、存在问题", "- 一是")
      await paste({ text })
      expect(await bar().count()).toBe(1)
    }
    await begin()
    const stayed = await now()
    await page.keyboard.press("Escape")
    expect(await bar().count()).toBe(0)
    await page.keyboard.press("Alt+Enter")
    expect(await now()).toEqual(stayed)
    await begin()
    await page.getByRole("button", { name: "留在这里" }).click()
    expect([await bar().count(), await now()]).toEqual([0, stayed])
    await begin()
    await page.keyboard.type("尾")
    expect(await bar().count()).toBe(0)
    await begin()
    await page.getByRole("button", { name: "放到" }).click()
    expect(await now()).toContain("- 二是作风不实。|")
    expect(await page.evaluate(() => document.activeElement === window.view.dom)).toBe(true)
  })

  it("converts traditional characters when asked", async () => {
    await show("# 二、存在问题", "- 一是|")
    await paste({ text: "一是學習還不夠深入。\n二是黨員頭髮花白，後勁不足。" })
    expect(await bar().innerText()).toMatch(/粘贴的内容有 \d+ 个繁体字\s+转成简体/)
    await page.keyboard.press("Alt+Enter")
    expect(await now()).toEqual([
      "# 二、存在问题",
      "- 一是学习还不够深入。",
      "- 二是党员头发花白，后劲不足。|",
    ])
    await page.keyboard.press("Control+z")
    expect((await now())[1]).toBe("- 一是學習還不夠深入。")
  })

  it("Ctrl+Shift+V puts plain words at the caret", async () => {
    const text = "存在问题：\n一是学习不够。\n二是作风不实。"
    await page.evaluate((given) => {
      document.addEventListener(
        "copy",
        (event) => {
          event.clipboardData!.setData("text/plain", given)
          event.clipboardData!.setData("text/html", `<h1>${given.replaceAll("\n", "</h1><p>")}`)
          event.preventDefault()
          event.stopPropagation()
        },
        { once: true, capture: true },
      )
    }, text)
    await show("# 一、亮|点", "- 一是甲。", "# 二、存在问题", "- 一是")
    await page.keyboard.press("Shift+ArrowRight")
    await page.keyboard.press("Control+c")
    await show("# 一、亮点", "- 一是甲|乙。", "# 二、存在问题", "- 一是")
    await page.keyboard.press("Control+Shift+V")
    await expect
      .poll(now)
      .toEqual([
        "# 一、亮点",
        "- 一是甲存在问题：",
        "- 二是学习不够。",
        "- 三是作风不实。|乙。",
        "# 二、存在问题",
        "- 一是",
      ])
    expect(await bar().count()).toBe(0)
    await page.keyboard.press("Control+z")
    await page.keyboard.press("Control+v")
    await expect.poll(() => bar().count()).toBe(1)
  })

  it("says why nothing is pasted into a report that can only be read", async () => {
    await show("# 一、亮点", "- 一是甲。|")
    await page.evaluate(() => window.view.setProps({ editable: () => false }))
    await paste({ text: "一是学习不够。" })
    expect(await now()).toEqual(["# 一、亮点", "- 一是甲。|"])
    expect(await page.evaluate(() => window.said)).toEqual([
      "没有粘贴。这份报告在另一个窗口开着，这里只能看。关掉那边，再从这里打开。",
    ])
  })

  it("a word that is composed while the bar is there is not disturbed", async () => {
    await show("# 一、亮点", "- 一是甲。|", "# 二、存在问题", "- 一是")
    await paste({ text: "存在问题：\n一是学习不够。\n二是作风不实。" })
    const composed = await compose(page, "zhongguo", "中国", 20)
    expect(composed.disturbances).toEqual([])
    expect(composed.replaced).toBe(false)
    expect((await now()).join("")).toContain("中国")
    await expect.poll(() => bar().count()).toBe(0)
  })

  describe("reads", () => {
    it.each<[string, string, string[]]>([
      [
        "Word: numbers, styles, hidden words, comments, tracked changes",
        word(
          `${listed("一、", "甲")}${listed("l", "乙").replace("mso-list:Ignore", "font-family:Wingdings;mso-list:Ignore")}${normal("丙<span style='mso-hide:all;display:none'>暗</span><a class=msocomanchor style='mso-comment-reference:X_1'>[X1]</a><del>旧</del><ins>新</ins>")}<div style='mso-element:comment-list'><div style='mso-element:comment'>批注的话</div></div>`,
        ),
        ["一、甲", "乙", "丙新"],
      ],
      [
        "WPS: its comments around numbers and its spans",
        `<!--StartFragment--><p class="MsoNormal" style="mso-list:l0 level1 lfo1;"><!--[if !supportLists]--><span style="mso-list:Ignore;">（一）</span><!--[endif]--><b><span style="mso-spacerun:'yes';font-family:仿宋;">抓&nbsp;学习</span></b></p><p class="MsoNormal"><span style="mso-spacerun:'yes';">第二段<o:p></o:p></span></p><!--EndFragment-->`,
        ["（一）抓 学习", "第二段"],
      ],
      [
        "web pages: breaks, blocks, lists, tables, ruby",
        `<div>甲<br>乙<div>丙</div>丁<ol start="3"><li>子</li><li><p>丑</p></li><li value="9">寅<ol type="a"><li>卯</li></ol></li></ol><ol style="list-style-type:cjk-ideographic"><li>辰</li><li>12家</li></ol><ul><li>巳</li></ul><table><caption>表</caption><tr><th>数</th><td>12</td></tr></table><ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby></div>`,
        [
          "甲",
          "乙",
          "丙",
          "丁",
          "3.子",
          "4.丑",
          "9.寅",
          "a.卯",
          "一、辰",
          "二、12家",
          "巳",
          "表",
          "数 12",
          "汉",
        ],
      ],
      ["a number in front of a figure", `<ol><li>5万元</li></ol>`, ["1. 5万元"]],
      ["lists whose numbers are nowhere seen", `<ol style="list-style:none"><li>甲</li></ol>`, ["甲"]],
      ["a number without words", `<ol><li></li><li>乙</li></ol>`, ["1.", "2.乙"]],
    ])("%s", async (_, html, expected) => expect(await lines(html)).toEqual(expected))

    it("styles and tables beside the words", async () => {
      const found = await page.evaluate((html) => window.clipboard(html, ""), wordReport)
      expect(found.map(({ style, number, text }) => [style, number, text.slice(0, 4)])).toEqual([
        ["title", "", "2025"],
        [null, "", "现将20"],
        [1, "一、", "主要工作"],
        [null, "（一）", "抓学习。"],
        [null, "（二）", "强队伍。"],
        [1, "二、", "存在问题"],
        [null, "（一）", "学习不够"],
        [null, "（二）", "作风不实"],
        [null, "", "青石镇　"],
      ])
      const [row] = await page.evaluate(
        (html) => window.clipboard(html, ""),
        "<table><tr><td>12</td><td>人</td></tr></table>",
      )
      expect(row).toMatchObject({ text: "12 人", inTable: true })
    })

    it("HTML where it says the same words as the plain text, else the plain text", async () => {
      const read = (html: string, text: string) =>
        page.evaluate(
          ([html, text]) =>
            window.clipboard(html!, text!).map(({ number, text, style }) => [number, text, style]),
          [html, text],
        )
      const html = `<h2>甲</h2><ol><li>乙</li></ol>`
      expect(await read(html, "甲\r\n乙")).toEqual([
        ["", "甲", 2],
        ["1.", "乙", null],
      ])
      expect(await read(html, "甲\n1.\t乙")).toEqual([
        ["", "甲", 2],
        ["1.", "乙", null],
      ])
      expect(await read(`${html}<p class="secret">看不见的</p>`, "甲\n乙")).toEqual([
        ["", "甲", null],
        ["", "乙", null],
      ])
    })

    it("every word of any nesting of elements, once and in order", async () => {
      const lost = await page.evaluate(() => {
        let seed = 7
        const random = (n: number) => {
          seed = (seed * 1103515245 + 12345) % 2147483648
          return Math.floor((seed / 2147483648) * n)
        }
        const tags =
          "p div span b i u font a h1 h3 table tr td ul ol li section o:p v:shape ins center pre blockquote".split(
            " ",
          )
        const bad: string[] = []
        for (let run = 0; run < 400; run++) {
          let n = 0
          const make = (depth: number): string => {
            const parts: string[] = []
            for (let i = random(4) + 1; i > 0; i--) {
              const tag = tags[random(tags.length)]!
              if (depth > 4 || random(3) === 0) parts.push(`字${String.fromCharCode(0x4e8c + n++)}`)
              else parts.push(`<${tag} style="mso-x:1;color:red">${make(depth + 1)}</${tag}>`)
            }
            return parts.join(random(2) ? " " : "")
          }
          const html = make(0)
          const words = new DOMParser()
            .parseFromString(html, "text/html")
            .body.textContent!.replace(/\s+/g, "")
          const read = window
            .clipboard(html, "")
            .map(({ text }) => text)
            .join("")
            .replace(/\s+/g, "")
          if (read !== words) bad.push(html)
        }
        return bad.slice(0, 3)
      })
      expect(lost).toEqual([])
    })
  })

  it("runs nothing, loads nothing, and keeps the words of links without their addresses", async () => {
    const asked: string[] = []
    page.on("request", (request) => asked.push(request.url()))
    const hostile = [
      `<p onclick="window.hit=1">甲<img src="https://example.invalid/1.png" onerror="window.hit=1"></p>`,
      `<svg onload="window.hit=1"><script>window.hit=1</script><text>svg</text></svg><p>乙</p>`,
      `<math><mtext><img src=x onerror="window.hit=1"></mtext></math><p>丙</p>`,
      `<iframe srcdoc="<script>parent.hit=1</script>"></iframe><object data="https://example.invalid/o"></object><p>丁</p>`,
      `<link rel=stylesheet href="https://example.invalid/s.css"><style>@import "https://example.invalid/i.css"; body{display:none}</style><p>戊</p>`,
      `<p><a href="javascript:window.hit=1">己</a><a href="vbscript:x">庚</a><a href="file:///c:/">辛</a><a href="data:text/html,x">壬</a><a href="https://example.invalid/">癸</a></p>`,
      `<base href="https://example.invalid/"><p style="background:url(https://example.invalid/b.png)">子</p>`,
      `<template><p onclick="window.hit=1">模板</p></template><noscript><p>脚本</p></noscript><p>丑</p>`,
      `<video src="https://example.invalid/v.mp4" autoplay></video><audio src="https://example.invalid/a.mp3"></audio><p>寅</p>`,
      `<form action="https://example.invalid/"><input value="输入"><button>按</button><p>卯</p></form>`,
      `<p>辰<!--[if gte mso 9]><xml><o:x>条件</o:x></xml><![endif]--></p><xml><w:WordDocument>文档</w:WordDocument></xml>`,
      `<div data-shuzhi='{"content":[{"type":"section"}]}'><p>巳</p></div>`,
      `<p>${"<b>".repeat(3000)}午${"</b>".repeat(3000)}</p>`,
      `<meta http-equiv="refresh" content="0;url=https://example.invalid/"><p>未</p>`,
    ]
    for (const html of hostile) {
      await show("# 一、亮点", "- 一是|")
      await paste({ html })
    }
    await show("# 一、亮点", "- 一是|")
    await paste({ html: hostile.join("") })
    await page.waitForTimeout(100)
    const text = await page.evaluate(() => window.view.state.doc.textContent)
    for (const c of "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未") expect(text).toContain(c)
    expect(text).not.toMatch(/svg|模板|脚本|输入|条件|文档|hit|example/)
    expect(await page.evaluate(() => "hit" in window)).toBe(false)
    expect(asked).toEqual([])
    const left = page.locator(
      ".txt a, .txt [onclick], .txt [style*=background], .txt iframe, .txt svg, .txt form",
    )
    expect(await left.count()).toBe(0)
  })

  it("ten megabytes are refused, a hundred and seventy thousand characters go in", async () => {
    await show("# 一、亮点", "- 一是|")
    const refused = await page.evaluate(() => {
      const transfer = new DataTransfer()
      transfer.setData("text/plain", "字".repeat(10 << 20))
      transfer.setData("text/html", `<p>${"字".repeat(10 << 20)}</p>`)
      window.view.dom.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }),
      )
      return window.said.length
    })
    expect(refused).toBe(1)
    expect(await now()).toEqual(["# 一、亮点", "- 一是|"])
    const line = "是抓学习强队伍，开展学习12次，培训36人次，完成率98%，走访群众300户。"
    const taken = await page.evaluate((words) => {
      const transfer = new DataTransfer()
      transfer.setData(
        "text/plain",
        Array.from({ length: 4500 }, (_, i) => `（${i % 9}）${words}`).join("\n"),
      )
      window.view.dom.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }),
      )
      return window.view.state.doc.textContent.length
    }, line)
    expect(taken).toBeGreaterThan(4500 * line.length)
  })

  it("has nothing to complain of for axe in the bar, in any theme", async () => {
    await page.addScriptTag({ content: axe.source })
    await show("# 一、亮点", "- 一是甲。|", "# 二、存在问题", "- 一是")
    await paste({ text: "存在問題：\n一是學習不夠。\n二是作風不實。" })
    for (const theme of ["light", "dark", "contrast"]) {
      const found = await page.evaluate(async (name) => {
        document.documentElement.dataset.theme = name
        const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(".paste-bar-place")
        return violations.map(({ id }) => id)
      }, theme)
      expect(found).toEqual([])
    }
  })

  it("throws nothing", () => expect(errors).toEqual([]))
})
