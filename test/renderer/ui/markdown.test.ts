// @vitest-environment happy-dom
import { createElement } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, test } from "vitest"
import { ruleHelp } from "#shared/library/help"
import { type Follow, Markdown } from "../../../renderer/ui/Markdown"

const html = (text: string, follow?: Follow) =>
  renderToStaticMarkup(createElement(Markdown, { text, follow })).replace(
    /^<div class="prose">|<\/div>$/g,
    "",
  )

describe("a help page is drawn", () => {
  test.each([
    ["# 题\n\n## 小题", "<h2>题</h2><h3>小题</h3>"],
    ["一段\n接着\n\n另一段", "<p>一段接着</p><p>另一段</p>"],
    ["- 甲\n- 乙\n  接着", "<ul><li>甲</li><li>乙接着</li></ul>"],
    ["1. 甲\n2. 乙", "<ol><li>甲</li><li>乙</li></ol>"],
    [
      "| 甲 | 乙 |\n|---|:-:|\n| 1 | 2 |",
      '<table><thead><tr><th scope="col">甲</th><th scope="col">乙</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
    ],
    ["```\n- 甲\n**乙**\n```\n丙", "<pre>- 甲\n**乙**</pre><p>丙</p>"],
    ["**必须改**：红线", "<p><b>必须改</b>：红线</p>"],
    [
      "按 `Ctrl+Shift+S` 或 `F8`，打 `zyba`",
      "<p>按 <kbd>Ctrl+Shift+S</kbd> 或 <kbd>F8</kbd>，打 <code>zyba</code></p>",
    ],
    ["按 `Alt+↑`", "<p>按 <kbd>Alt+↑</kbd></p>"],
  ])("%j", (text, expected) => {
    expect(html(text)).toBe(expected)
  })

  test.each([
    ["储备后备干部**名", "<p>储备后备干部**名</p>"],
    ["留着“**”“XX”“**”", "<p>留着“**”“XX”“**”</p>"],
    ["`**`和**", "<p><code>**</code>和**</p>"],
  ])("with what is no markup left as it is: %s", (text, expected) => {
    expect(html(text)).toBe(expected)
  })

  test("never as HTML", () => {
    expect(html("<img src=x onerror=alert(1)> [甲](javascript:alert)")).toBe(
      "<p>&lt;img src=x onerror=alert(1)&gt; 甲</p>",
    )
  })

  test("with links as buttons where they lead somewhere", () => {
    const follow: Follow = (href) => (href === "files.md" ? () => {} : null)
    expect(html("见[文件](files.md)和[别的](x.md)", follow)).toBe(
      '<p>见<button type="button" class="lnk">文件</button>和别的</p>',
    )
  })

  test("with the masks that a rule is about", () => {
    const page = html(ruleHelp("placeholder")!)
    expect(page).toContain("“**”“XX”“××”“〇〇”")
    expect(page).not.toContain("<b>")
  })
})
