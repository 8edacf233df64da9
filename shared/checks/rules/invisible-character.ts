import { isHan, marksOf } from "../marks"
import { rule } from "../types"

const names: Readonly<Record<string, string>> = {
  "\u00ad": "软连字符",
  "\u200b": "零宽空格",
  "\u200c": "零宽不连字",
  "\u200d": "零宽连字",
  "\u2060": "零宽连字",
  "\ufeff": "字节顺序标记",
  "\ufffd": "无法识别的字符",
  "\ufffc": "对象占位符",
}

export const invisibleCharacter = rule({
  id: "invisible-character",
  kind: "punctuation",
  severity: "error",
  scope: "block",
  title: "夹着看不见的字符",
  basis: "从网页、聊天软件粘贴时带入；GB/T 9704—2012 正文只用规范的汉字、标点和数字",
  check(block, _context, flag) {
    const { text } = block
    const { invisible, spaces } = marksOf(block)
    for (let k = 0; k < invisible.length; k++) {
      const from = invisible[k]!
      while (invisible[k + 1] === invisible[k]! + 1) k++
      const to = invisible[k]! + 1
      // A sign made of several (a family of emoji) is held together by them.
      if (isSurrogate(text, from - 1) || isSurrogate(text, to)) continue
      const c = text.charAt(from)
      const lost = c === "\ufffd" || (c >= "\ue000" && c <= "\uf8ff")
      flag(from, to, {
        message: lost
          ? "这里有一个显示不出来的字符，可能是乱码或特殊字体的符号，换一台电脑就成方框。核对原文后改正。"
          : `这里夹着看不见的字符（${names[c] ?? "控制字符"}），会造成断行、查找不到或排版错位。删去。`,
        fixes: lost ? [] : [{ title: "删去看不见的字符", edits: [{ from, to, insert: "" }], safe: true }],
        severity: lost ? "warning" : "error",
      })
    }
    for (const at of spaces) {
      if (text[at] !== "\u00a0") continue
      // What lies between may be invisible, too.
      let [left, right] = [at - 1, at + 1]
      while (invisible.includes(left)) left--
      while (invisible.includes(right)) right++
      if (!isHan(text, left) && !isHan(text, right)) continue
      if (text[left] === "\u00a0" || text[right] === "\u00a0") continue
      const insert = isHan(text, left) && isHan(text, right) ? "" : " "
      flag(at, at + 1, {
        severity: "warning",
        message: "这里是网页用的不间断空格，到了行末不会断行。删去，或改为普通空格。",
        fixes: [
          {
            title: insert === "" ? "删去" : "改为普通空格",
            edits: [{ from: at, to: at + 1, insert }],
            safe: true,
          },
        ],
      })
    }
  },
  examples: {
    flags: [
      "一、主要工作\n一是抓服务。社区⟦\u200b⟧食堂全年供餐4.2万份，办结诉求⟦\u00ad⟧36件。",
      "一、主要工作\n一是抓学习。办班⟦\ufeff⟧12期，培训⟦\u00a0⟧60人。",
    ],
    passes: [
      "一、主要工作\n一是抓服务。社区食堂全年供餐4.2万份，办结诉求36件。",
      "一、主要工作\n一是抓学习。办班12期，培训 60 人。",
    ],
    guards: [
      "一、主要工作\n一是抓宣传。群众点赞\u{1f468}\u200d\u{1f469}\u200d\u{1f467}，安装Windows\u00a010电脑8台。",
    ],
  },
})

function isSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xd800 && code <= 0xdfff
}
