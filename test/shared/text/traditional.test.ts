import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { findTraditional, isTraditional, simplifications, toSimplified } from "#shared/text/traditional"

/** Traditional, then as the simplified script has it. */
const cases: [string, string][] = [
  ["2025年度抓基層黨建工作述職報告", "2025年度抓基层党建工作述职报告"],
  ["一是學習教育還不夠深入，個別黨員幹部認識不到位。", "一是学习教育还不够深入，个别党员干部认识不到位。"],
  ["投入資金3.5萬餘元，培訓1,200餘人次，辦結幾十件", "投入资金3.5万余元，培训1,200余人次，办结几十件"],
  // One character of the simplified script stands for several.
  ["會後與皇后鎮聯繫，頭髮出發，麵粉廠在鎮裏的前面", "会后与皇后镇联系，头发出发，面粉厂在镇里的前面"],
  ["公里、鄰里、村裡", "公里、邻里、村里"],
  ["曆法與歷史，複雜與恢復，答覆、批覆和覆蓋率", "历法与历史，复杂与恢复，答复、批复和覆盖率"],
  ["乾淨整潔的乾坤灣，抗旱防乾旱，餅乾廠在乾縣", "干净整洁的乾坤湾，抗旱防干旱，饼干厂在乾县"],
  ["圍繞著顯著位置，著力抓著名品牌，有著名專家", "围绕着显著位置，着力抓著名品牌，有著名专家"],
  ["瞭解情況，簡單明瞭，設瞭望哨", "了解情况，简单明了，设瞭望哨"],
  ["憑藉優勢、藉口推托，慰藉群眾", "凭借优势、借口推托，慰藉群众"],
  ["工作計畫和壁畫，規畫圖", "工作计划和壁画，规划图"],
  ["提昇能力的王志昇，晉陞後的李陞", "提升能力的王志昇，晋升后的李陞"],
  ["徵求意見、徵調車輛，講魏徵的故事", "征求意见、征调车辆，讲魏徵的故事"],
  ["沈重的教訓，沈陽的沈書記", "沉重的教训，沈阳的沈书记"],
  ["艱鉅任務交給張鉅", "艰巨任务交给张鉅"],
  ["屬於單位的傢俱，於是對於其一", "属于单位的家具，于是对于其一"],
  ["祇有祭祀神祇", "只有祭祀神祇"],
]

describe("traditional to simplified", () => {
  it.each(cases)("%s", (from, to) => expect(toSimplified(from)).toBe(to))

  it.each(cases)("is done once: %s", (_, to) => expect(toSimplified(to)).toBe(to))

  it("leaves simplified texts alone", () => {
    for (const text of [
      "干部打坏了机器，于是后来面子里子都没有，著名的乾县有慰藉，覆盖率100%，瞭望塔",
      "沈阳市沈书记，王志昇、李陞、张鉅、钱锺书，党建工作范围广，系统性强，只有几台",
    ])
      expect(toSimplified(text)).toBe(text)
  })

  it("says which characters it changes, and moves none", () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."乾淨著名力後髮學習。1 a魏徵錢鍾書𠮷", "\n") }),
        (text) => {
          const changes = simplifications(text)
          const now = toSimplified(text)
          expect(now.length).toBe(text.length)
          for (let i = 0; i < text.length; i++)
            if (!changes.some(({ at }) => at === i)) expect(now.charAt(i)).toBe(text.charAt(i))
          expect(simplifications(now)).toEqual([])
        },
      ),
    ))
})

describe("is a text traditional", () => {
  it.each(["個人述職報告", "存在的問題主要有：學習不夠", "領導責任"])("%s is", (text) =>
    expect(isTraditional(text)).toBe(true),
  )
  it.each([
    "述职报告",
    "樊於期、王志昇、李陞、钱锺书、堃、喆、淼",
    "陳某、張某",
    "乾县、覆盖、著名、瞭望、沈阳、慰藉",
    "",
  ])("%s is not", (text) => expect(isTraditional(text)).toBe(false))

  it("counts each character as often as it stands there", () =>
    expect(findTraditional("學學問後")).toEqual(["學", "學", "問"]))
})
