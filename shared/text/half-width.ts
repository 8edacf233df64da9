/** What each code unit becomes; 0 where it stays. */
const becomes = new Uint16Array(0x10000)

for (const c of "０１２３４５６７８９％＋－．／＊ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ")
  becomes[c.charCodeAt(0)] = c.charCodeAt(0) - 0xfee0

// Reports pasted from older files or the web mix traditional characters in; these bear on numbers.
const traditional =
  "萬億兩個戶項場處條畝噸臺輛雙歲級間餘約數幾來頃課時鐘號點樓週組類種隻頭張門節頁筆對隊線層達過應縣區鎮鄉國會屆"
const simplified =
  "万亿两个户项场处条亩吨台辆双岁级间余约数几来顷课时钟号点楼周组类种只头张门节页笔对队线层达过应县区镇乡国会届"
for (let i = 0; i < traditional.length; i++) becomes[traditional.charCodeAt(i)] = simplified.charCodeAt(i)

/**
 * The text as the readers of numbers want it: full-width letters, digits and the marks among figures
 * (％＋－．／＊) half-width, the traditional characters of numerals and measure words simplified. Offsets stay
 * as they are: one code unit for one.
 */
export function toHalfWidth(text: string): string {
  let out = ""
  let kept = 0
  for (let i = 0; i < text.length; i++) {
    const code = becomes[text.charCodeAt(i)]!
    if (code === 0) continue
    out += text.slice(kept, i) + String.fromCharCode(code)
    kept = i + 1
  }
  return kept === 0 ? text : out + text.slice(kept)
}
