import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { browsers } from "../../e2e/browsers"
import { compose, type } from "../../e2e/typing"
import { read } from "./sketch"
import { openStage, type Stage } from "./stage"

/** What only a browser can show: layout, the caret, compositions, the clipboard. */
for (const { name, open } of browsers)
  describe(`the paper in ${name}`, () => {
    let stage: Stage
    beforeAll(async () => {
      stage = await openStage(open)
    })
    afterAll(() => stage.close())

    /** Blocks on one printed line, one of them empty, and a second line of that kind right behind. */
    const runOn = [
      "# 二、存在问题",
      "- 一是学用结合不够紧。",
      "-^ 二是收入高低不匀。",
      "-^ 三是",
      "-^ 四是前紧后松。",
      ": 主要原因是：",
      "-^ 一是学习不够。",
      "-^ 二是抓得不实。",
      "# 三、措施",
      "- 一是",
      "- 二是强弱联村。",
    ]
    /** Every beginning and end of a block. */
    const edges = runOn.flatMap((line, at) => {
      const start = /^(\S+ (?:[一二三四]是|[一二三]、)?)(.*)$/.exec(line)!
      const marked = [`${start[1]}|${start[2]}`, ...(start[2] ? [`${line}|`] : [])]
      return marked.map((text) => ({ at, text, lines: runOn.map((other, i) => (i === at ? text : other)) }))
    })

    it.each(edges)("types and composes where the caret is: $text", async ({ at, text, lines }) => {
      const { page } = stage
      await stage.show(read(...lines))
      expect((await stage.now())[at]).toBe(text)
      await page.keyboard.press("a")
      expect((await stage.now())[at]).toBe(text.replace("|", "a|"))
      await stage.show(read(...lines))
      await type(page, "甲乙")
      expect((await stage.now())[at]).toBe(text.replace("|", "甲乙|"))
      await stage.show(read(...lines))
      const { events, disturbances } = await compose(page, "nihao", "你好")
      await page.waitForTimeout(100)
      expect((await stage.now())[at]).toBe(text.replace("|", "你好|"))
      expect(events.at(-1)).toBe("end 你好")
      expect(disturbances).toEqual([])
    })

    it("arrows stop at both sides of an edge on a line, and a click finds the side that it is on", async () => {
      const { page } = stage
      await stage.show(read("# 二、问题", "- 一是|甲乙", "-^ 二是", "-^ 三是丙丁"))
      const press = async (key: string) => {
        await page.keyboard.press(key)
      }
      const stop = async () => (await stage.now()).find((line) => line.includes("|"))!
      const stops = ["- 一是|甲乙", "- 一是甲|乙", "- 一是甲乙|", "-^ 二是|", "-^ 三是|丙丁", "-^ 三是丙|丁"]
      for (const place of stops) {
        // The browser tells of the new place a moment later.
        await expect.poll(stop).toBe(place)
        await press("ArrowRight")
      }
      for (const place of [...stops].reverse()) {
        await press("ArrowLeft")
        await expect.poll(stop).toBe(place)
      }
      for (const place of ["- 一是甲乙|", "-^ 二是|", "-^ 三是|丙丁"]) {
        await stage.show(
          read(
            "# 二、问题",
            ...["- 一是甲乙", "-^ 二是", "-^ 三是丙丁"].map((it) =>
              it === place.replace("|", "") ? place : it,
            ),
          ),
        )
        const { left, top } = await page.evaluate(() => {
          const { view, editor } = window.session
          const { left, top, bottom } = view!.coordsAtPos(
            editor.selection.head,
            editor.selection.$head.parentOffset > 0 ? -1 : 1,
          )
          return { left, top: (top + bottom) / 2 }
        })
        await page.keyboard.press("Home")
        await page.mouse.click(left + (place.endsWith("|") && place !== "-^ 二是|" ? -2 : 2), top)
        await expect.poll(stop).toBe(place)
      }
    })

    it("up and down keep to the column", async () => {
      const { page } = stage
      const long = "甲".repeat(80)
      await stage.show(read("# 二、问题", `- 一是${long}`, `-^ 二是乙乙乙|${"乙".repeat(60)}`))
      const x = () =>
        page.evaluate(() => window.session.view!.coordsAtPos(window.session.editor.selection.head).left)
      const from = await x()
      for (const key of ["ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown", "ArrowDown"]) {
        await page.keyboard.press(key)
        expect(Math.abs((await x()) - from)).toBeLessThan(21)
      }
    })

    it("sets 28 characters a line, and marks take no width", async () => {
      const { page } = stage
      const text = `${"甲".repeat(40)},乙**村${"丙".repeat(40)}`
      await stage.show(read("# 一、亮点", `- 一是${text}`, "- 三是丁"))
      const starts = () =>
        page.evaluate(() => {
          const { view, editor } = window.session
          const para = [...view!.dom.querySelectorAll(".para")][0]!
          const from = view!.posAtDOM(para, 0)
          const tops = Array.from({ length: editor.doc.resolve(from).parent.content.size }, (_, i) =>
            Math.round(view!.coordsAtPos(from + i).top / 10),
          )
          return tops.flatMap((top, i) => (i > 0 && top > tops[i - 1]! + 2 ? [i] : []))
        })
      const marked = await starts()
      // Two blanks and the ordinal in front of the first line.
      expect(marked[0]).toBe(24)
      await page.addStyleTag({
        content:
          ".txt .blank { display: inline; border: 0; padding: 0; font: inherit; letter-spacing: inherit }",
      })
      const withoutChips = await starts()
      await page.evaluate(() => {
        for (const it of document.querySelectorAll("[class*='m-'], [class*='o-']"))
          it.className = it.className.replace(/\b[mo]-\w+/g, "")
      })
      expect(await starts()).toEqual(withoutChips)
      await page.evaluate(() => document.querySelector("style:last-of-type")!.remove())
    })

    it("puts one sign, the gravest, at each line that something is said about", async () => {
      const { page } = stage
      await stage.show(read("# 一、亮点", "- 一是甲,乙,在**村。", "- 二是丙丁"))
      await page.waitForTimeout(100)
      const signs = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>(".signs .gm")].map(
          (it) => [it.title, it.offsetTop] as const,
        ),
      )
      const lines = new Set(signs.map(([, top]) => Math.round(top / 20)))
      expect(lines.size).toBe(signs.length)
      expect(signs.map(([title]) => title)).toContain("必须改")
      // Pressed, a sign opens its finding; the caret stays.
      const before = await stage.now()
      await page.click(".signs .gm")
      expect(await stage.now()).toEqual(before)
      await expect.poll(() => page.locator(".is-cur, .o-cur").count()).toBeGreaterThan(0)
    })

    it("checks nothing and draws nothing while a word is composed, and all of it afterwards", async () => {
      const { page } = stage
      await stage.show(read("# 一、亮点", "- 一是办实事|建成阵地。", "- 二是在**村"))
      const checks = () =>
        page.evaluate(() => (window as unknown as { checks: { during: number; after: number } }).checks)
      await page.evaluate(() => {
        const { session } = window
        const checks = { during: 0, after: 0 }
        Object.assign(window, { checks })
        const { dispatch } = session
        const findings = () =>
          (session.editor as unknown as { findings$: { checked: unknown } }).findings$.checked
        const view = session.view!
        view.setProps({
          dispatchTransaction: (tr) => {
            const before = findings()
            dispatch(tr)
            if (findings() !== before) checks[view.composing ? "during" : "after"]++
          },
        })
      })
      // The signs in the margin are drawn a moment after the text; what is drawn later would be a disturbance.
      await expect.poll(() => page.locator(".signs .gm").count()).toBeGreaterThan(0)
      const { disturbances, replaced } = await compose(page, "ershige", "3个,", 60)
      expect([disturbances, replaced]).toEqual([[], false])
      await expect.poll(checks).toEqual({ during: 0, after: 1 })
      expect(await stage.line("办实事")).toBe("- 一是办实事3个,|建成阵地。")
      await expect.poll(() => page.locator(".is-composing").count()).toBe(0)
      await page.keyboard.press("Control+z")
      expect(await stage.line("办实事")).toBe("- 一是办实事|建成阵地。")
    })

    it("composes over a selection of several parts without losing one", async () => {
      const { page } = stage
      await stage.show(read("# 一、亮点", "- 一是甲[乙", "- 二是丙", "# 二、问题", "- 一是丁]戊"))
      await compose(page, "xin", "新")
      await page.waitForTimeout(100)
      expect(await stage.now()).toEqual(["# 一、亮点", "- 一是甲新|", "# 二、问题", "- 一是戊"])
    })

    it("a composition that is given up leaves nothing", async () => {
      const { page } = stage
      const lines = ["# 一、亮点", "- 一是甲|乙"]
      await stage.show(read(...lines))
      await compose(page, "xin", null)
      await page.waitForTimeout(100)
      expect(await stage.now()).toEqual(lines)
    })

    it("has the keys of the text", async () => {
      const { page } = stage
      await stage.show(read("# 一、亮点", "- 一是甲|乙"))
      const press = async (...keys: string[]) => {
        for (const key of keys) await page.keyboard.press(key)
        return (await stage.now()).slice(1)
      }
      expect(await press("Enter")).toEqual(["- 一是甲", "- 二是|乙"])
      expect(await press("Alt+ArrowUp")).toEqual(["- 一是|乙", "- 二是甲"])
      expect(await press("Alt+ArrowDown", "Tab")).toEqual(["- 一是甲", "  - （1）|乙"])
      expect(await press("Shift+Tab")).toEqual(["- 一是甲", "- 二是|乙"])
      expect(await press("Control+Enter")).toEqual(["- 一是甲", "- 二是乙", "- 三是|"])
      expect(await press("Backspace", "Backspace")).toEqual(["- 一是甲", "- 二是|"])
      expect(await press("Control+z", "Control+z", "Control+y")).toEqual(["- 一是甲", "- 二是乙|"])
      expect(await press("Delete", "Home", "Delete")).toEqual(["- 一是甲", "- 二是|"])
      await press("Control+a", "Delete")
      expect(await stage.now()).toEqual(["# 一、|", "- 一是"])
    })

    it("a report that another window holds can be read, not written", async () => {
      const { page } = stage
      const lines = ["# 一、亮点", "- 一是甲|乙"]
      await stage.show(read(...lines), true)
      await page.keyboard.type("字")
      await page.keyboard.press("Enter")
      expect(await stage.now()).toEqual(lines)
      expect(await page.getAttribute(".ProseMirror", "contenteditable")).toBe("false")
      // Its keys scroll.
      expect(await page.evaluate(() => document.activeElement === window.session.view!.dom)).toBe(true)
    })

    it("a press beside the text puts the caret into that line", async () => {
      const { page } = stage
      await stage.show(read("# 一、亮|点", "- 一是甲乙丙", "- 二是丁戊己"))
      const beside = await page.evaluate(() => {
        const sheet = document.querySelector(".sheet")!.getBoundingClientRect()
        const line = document.querySelectorAll(".txt p.para")[1]!.getBoundingClientRect()
        return { left: sheet.left + 4, right: sheet.right - 4, y: (line.top + line.bottom) / 2 }
      })
      await page.mouse.click(beside.right, beside.y)
      await page.keyboard.type("尾")
      await page.mouse.click(beside.left, beside.y)
      await page.keyboard.type("头")
      expect(await stage.now()).toEqual(["# 一、亮点", "- 一是甲乙丙", "- 二是头|丁戊己尾"])
    })

    it("a caret out of sight comes back with a line beyond it when somebody types", async () => {
      const { page } = stage
      const lines = Array.from({ length: 60 }, (_, i) => `- 第${i}条`)
      await stage.show(read("# 一、亮点", ...lines.slice(0, 30), "- 这|里", ...lines.slice(30)))
      for (const top of [0, 1e6]) {
        await page.evaluate((to) => {
          document.querySelector(".canvas")!.scrollTop = to
        }, top)
        await page.keyboard.type("字")
        const room = await page.evaluate(() => {
          const { top, bottom } = window.session.view!.coordsAtPos(window.session.editor.selection.head)
          const box = document.querySelector(".canvas")!.getBoundingClientRect()
          return Math.min(top - box.top, box.bottom - bottom)
        })
        expect(room).toBeGreaterThan(30)
        expect(room).toBeLessThan(80)
      }
    })

    it("showing a place scrolls the paper and leaves the caret", async () => {
      const { page } = stage
      const lines = Array.from({ length: 60 }, (_, i) => `- 第${i}条`)
      await stage.show(read("# 一、亮|点", ...lines))
      const before = await stage.now()
      const end = await page.evaluate(() => window.session.editor.doc.content.size - 4)
      await page.evaluate((at) => window.reveal(at), end)
      expect(await stage.now()).toEqual(before)
      const { top, height } = await page.evaluate((at) => {
        const { top } = window.session.view!.coordsAtPos(at)
        return { top, height: innerHeight }
      }, end)
      expect(top).toBeGreaterThan(0)
      expect(top).toBeLessThan(height)
    })

    describe("the clipboard", () => {
      /** Pastes as the browser would, without asking for the right to read the clipboard. */
      const paste = (data: Record<string, string>) =>
        stage.page.evaluate((given) => {
          const transfer = new DataTransfer()
          for (const [kind, text] of Object.entries(given)) transfer.setData(kind, text)
          window.session.view!.dom.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }),
          )
        }, data)
      const lines = (html: string) => stage.page.evaluate((it) => window.linesOfHtml(it), html)

      it("reads Word's HTML as lines, the numbers of its lists among them", async () => {
        const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
          <style>p.MsoNormal{margin:0} /* 样式 */</style></head><body lang=ZH-CN><!--StartFragment-->
          <p class=MsoNormal style='text-indent:32.0pt'><b><span style='font-family:黑体'>抓好责任<o:p></o:p></span></b></p>
          <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>（二）<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span></span><![endif]>建强
队伍</p><p class=MsoNormal><span style='mso-hide:all;display:none'>暗字</span><o:p>&nbsp;</o:p></p>
          <p class=MsoNormal><del cite="mailto:x" datetime="2026">旧</del><ins>新</ins>词<a href="javascript:alert(1)">链接</a></p><!--EndFragment--></body></html>`
        expect(await lines(html)).toEqual(["抓好责任", "（二）建强队伍", "新词链接"])
      })

      it("reads what WPS and web pages bring", async () => {
        expect(
          await lines(
            `<!--StartFragment--><p><span style="mso-spacerun:'yes'">第一段&nbsp;文字</span></p><p>第二段</p><!--EndFragment-->`,
          ),
        ).toEqual(["第一段 文字", "第二段"])
        expect(
          await lines(
            `<div>甲<br>乙<ol start="3"><li>丙</li><li><p>丁</p></li></ol><table><tr><td>12</td><td>人</td></tr></table><pre>一行
又一行</pre></div>`,
          ),
        ).toEqual(["甲", "乙", "3.丙", "4.丁", "12 人", "一行", "又一行"])
      })

      it("runs nothing, loads nothing, keeps no mark of what is hostile", async () => {
        const { page } = stage
        await stage.show(read("# 一、亮点", "- 一是|"))
        const asked: string[] = []
        page.on("request", (request) => asked.push(request.url()))
        await paste({
          "text/html": `<div data-shuzhi='{"content":[{"type":"section"}]}'><p onclick="alert(1)">好<img src="https://example.invalid/x.png" onerror="window.hit=1">字</p>
            <script>window.hit=1</script><iframe src="https://example.invalid"></iframe><style>body{display:none}</style>
            <svg onload="window.hit=1"><text>svg</text></svg><p style="position:fixed;inset:0;color:red">红字</p></div>`,
        })
        await page.waitForTimeout(50)
        expect((await stage.now()).slice(1)).toEqual(["- 一是好字", "- 二是红字|"])
        expect(await page.evaluate(() => "hit" in window)).toBe(false)
        expect(asked.filter((url) => url.includes("example"))).toEqual([])
        expect(await page.locator(".txt [onclick], .txt [style*='fixed'], .txt script").count()).toBe(0)
      })

      it("prefers what the other program says in plain text", async () => {
        await stage.show(read("# 一、亮点", "- 一是|"))
        await paste({ "text/plain": "一是子\r\n二是丑", "text/html": "<p>别的</p>" })
        expect((await stage.now()).slice(1)).toEqual(["- 一是子", "- 二是丑|"])
      })

      it("refuses what no report can hold, and says so", async () => {
        const { page } = stage
        const before = ["# 一、亮点", "- 一是|"]
        await stage.show(read(...before))
        await page.evaluate(() => {
          const transfer = new DataTransfer()
          transfer.setData("text/plain", "字".repeat(10 * 1024 * 1024))
          window.session.view!.dom.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }),
          )
        })
        expect(await stage.now()).toEqual(before)
        expect(await page.evaluate(() => window.told)).toHaveLength(1)
      })

      it("copies words as printed, and cuts without losing a part", async () => {
        const { page } = stage
        await stage.show(read("# 一、亮[点", "- 一是甲", "- 二是乙", "# 二、问]题", "- 一是丙"))
        const cut = () =>
          page.evaluate((kind) => {
            const transfer = new DataTransfer()
            window.session.view!.dom.dispatchEvent(
              new ClipboardEvent(kind, { clipboardData: transfer, bubbles: true, cancelable: true }),
            )
            return [transfer.getData("text/plain"), transfer.getData("text/html")]
          }, "cut")
        const [text, html] = await cut()
        expect(text).toBe("点\n一是甲\n二是乙\n二、问")
        expect(html).toBe("<p>点</p><p>一是甲</p><p>二是乙</p><p>二、问</p>")
        expect(await stage.now()).toEqual(["# 一、亮|", "- 一是", "# 二、题", "- 一是丙"])
      })

      it("cuts words within a paragraph, as one step", async () => {
        const { page } = stage
        await stage.show(read("# 一、亮点", "- 一是学[用结]合"))
        await page.keyboard.press("Control+x")
        await page.keyboard.press("Backspace")
        expect((await stage.now()).slice(1)).toEqual(["- 一是|合"])
        await page.keyboard.press("Control+v")
        expect((await stage.now()).slice(1)).toEqual(["- 一是用结|合"])
        for (let i = 0; i < 3; i++) await page.keyboard.press("Control+z")
        expect((await stage.now()).slice(1)).toEqual(["- 一是学[用结]合"])
      })
    })

    it("prints the text alone", async () => {
      const { page } = stage
      await stage.show(read("# 一、亮点", "- 一是甲,乙,在**村。|", "- 二是"))
      await page.emulateMedia({ media: "print" })
      const shown = await page.evaluate(() => {
        const style = (selector: string, pseudo?: string) =>
          getComputedStyle(document.querySelector(selector)!, pseudo)
        return {
          width: Math.round(style(".txt").width.replace("px", "") as unknown as number),
          signs: style(".signs").display,
          mark: style(".m-err").textDecorationLine,
          chip: style(".blank").display,
          hint: style(".is-empty", "::after").content,
        }
      })
      await page.emulateMedia({ media: "screen" })
      expect(shown).toEqual({ width: 590, signs: "none", mark: "none", chip: "inline", hint: "none" })
    })
  })
