import { describe, expect, it } from "vitest"
import { headingCue, isClosing, isPeroration, leadInRole } from "#shared/reading/cues"

const roleOf = (heading: string) => headingCue(heading)?.roles[0] ?? null

describe("a heading that asks is about what its answer tells", () => {
  it.each([
    ["这一年忙活了些啥？", "highlight"],
    ["办成了哪几件实事？", "highlight"],
    ["解决了哪些难题？", "highlight"],
    ["哪些活没干到点子上？", "problem"],
    ["还欠着乡亲们什么？", "problem"],
    ["跟先进村差多少？", "problem"],
    ["病根出在哪里？", "cause"],
    ["怎么会慢半拍？", "cause"],
    ["毛病出在谁身上？", "cause"],
    ["开春以后咋整？", "measure"],
    ["来年的日子怎么过？", "measure"],
  ])("%s", (heading, role) => {
    expect(roleOf(heading)).toBe(role)
  })

  it.each(["钱从哪里来？", "谁来种地？", "天气如何？"])("or about nothing that is known: %s", (heading) => {
    expect(roleOf(heading)).toBeNull()
  })

  it("only where it asks", () => {
    expect(roleOf("没有什么花架子")).not.toBe("problem")
  })
})

describe("the pictures in a slogan", () => {
  it.each([
    ["反躬自省再检视", "problem"],
    ["对镜自照，仍有几处灰尘", "problem"],
    ["刨根问底，病在思想懒", "cause"],
    ["扬鞭再起奔着问题改", "measure"],
    ["扬帆启航新征程", "measure"],
    ["一份沉甸甸的答卷", "highlight"],
  ])("speak for a role, but not plainly: %s", (heading, role) => {
    expect(headingCue(heading)).toMatchObject({ roles: [role] })
    expect(headingCue(heading)!.strength).toBeLessThan(0.6)
  })

  it("do not outweigh a plain word", () => {
    expect(headingCue("扬帆起航中存在的问题")).toMatchObject({ roles: ["problem"], strength: 1 })
  })

  it.each(["廉洁自律情况", "个人廉洁从教情况", "一年来工作回顾"])(
    "%s plainly tells what was done",
    (heading) => {
      const cue = headingCue(heading)!
      expect(cue.roles).toEqual(["highlight"])
      expect(cue.strength).toBeGreaterThanOrEqual(0.9)
    },
  )
})

describe("a sentence that counts what comes", () => {
  it.each([
    ["要说不足，也有三点：", "problem"],
    ["欠缺之处有二：", "problem"],
    ["原因有四：", "cause"],
    ["改进的打算有三条：", "measure"],
  ])("%s", (sentence, role) => {
    expect(leadInRole(sentence)?.role).toBe(role)
  })

  it.each(["排查出的问题有三个：", "有三点做法："])("but not %s", (sentence) => {
    expect(leadInRole(sentence)?.role ?? null).not.toBe("problem")
  })
})

describe("the end of a report", () => {
  it.each(["大家的信任比什么都金贵。我的述职完了，请各位批评。", "我就说到这，请大家批评。"])(
    "is closed by %s",
    (words) => {
      expect(isClosing(words)).toBe(true)
    },
  )

  it.each(["述职结束后，逐条整改群众提出的意见12条，全部办结。", "邀请老党员批评监督，每季度1次。"])(
    "not by %s",
    (words) => {
      expect(isClosing(words)).toBe(false)
    },
  )

  it.each([
    "山高不阻其志。社党委将以此次述职为新的起点，把各项工作抓得更实。",
    "同心同向，为古渡的明天作出更大贡献！",
    "撸起袖子，向组织和群众交出一份满意的答卷。",
  ])("is rounded off by %s", (words) => {
    expect(isPeroration(words)).toBe(true)
  })

  it.each(["争取为困难户办实事20件，作出更大贡献。", "以此次评议为准，排名末位的约谈。"])(
    "not by a measure: %s",
    (words) => {
      expect(isPeroration(words)).toBe(false)
    },
  )
})
