import { describe, expect, test } from "vitest"
import { quoteOf } from "#shared/checks/ignore"
import { registry } from "#shared/checks/registry"
import { checkReport } from "#shared/checks/run"
import { expectSound, expectVoice } from "../../rule-tester"
import { read } from "./support"

// What a report says of its own figures: each construction with sentences that are right and look the same.

const rules = registry.filter(({ kind }) => kind === "arithmetic")

function flagged(text: string): string[] {
  const report = `一、主要工作\n一是抓工作。${text}\n二是抓学习。办班12期。`
  const checked = checkReport(read(report).doc, { year: 2023 }, undefined, rules)
  for (const finding of checked.findings) {
    expectSound(finding, checked)
    expectVoice(finding)
  }
  return checked.findings.map((it) => quoteOf(it, checked.facts))
}

function tells(hits: [text: string, quote: string][]): void {
  test.each(hits)("%s", (text, quote) => {
    expect(flagged(text)).toEqual([quote])
  })
}

function passes(texts: string[]): void {
  test.each(texts)("%s", (text) => {
    expect(flagged(text)).toEqual([])
  })
}

describe("names and their number", () => {
  tells([
    ["组建两支队伍（护林队、巡河队、宣讲队），常年在岗。", "两支"],
    ["签约5家企业（宏达纺织、远景食品、天合机械、绿野农业），全部开工。", "5家"],
    ["推行“定标、定人、定时、定责”三定机制。", "三定"],
    ["坚持“日巡查、周调度、月通报、季评比”三项制度。", "三项"],
    ["建成茶叶、蚕桑、毛竹、白菊四种三大基地。".replace("四种", ""), "三大"],
    ["惠及第一、第三、第四、第六三个村民小组。", "三个"],
    ["选派3名技术员张伟、李强到村蹲点。", "3名"],
    ["召开四次例会，时间分别为1月、5月、9月。", "四次"],
    ["赴河南、山东、安徽、江苏等3省考察。", "3省"],
    ["开展一次送学、一次慰问、一次走访、一次义诊“五个一”活动。", "五个一"],
  ])
  passes([
    "组建两支队伍（护林队、巡河队），常年在岗。",
    "走访5家企业（宏达纺织、远景食品等），解决难题。",
    "在12个镇（街道、园区）推开，139个县（市、区）参加。",
    "召开四次例会，时间分别为1月、4月、7月和10月。",
    "围绕“安全、准点、暖心”六个字抓服务。",
    "组建流调、采样、转运5支突击队。",
    "赴河南、山东、安徽等4省考察。",
    "第二支部、第四支部有5次主题党日请假较多。",
  ])
})

describe("sums under other words", () => {
  tells([
    [
      "登记志愿者，青年队52人、老年队38人、学生队61人，三支队伍总数161人。",
      "52人、老年队38人、学生队61人，三支队伍总数161人",
    ],
    ["在册对象36户118人，其中城东20户64人、城西16户58人。", "36户118人，其中城东20户64人、城西16户58人"],
    ["全校学生960人，男生502人，女生468人。", "960人，男生502人，女生468人"],
    [
      "税收四个季度依次为120万元、140万元、150万元、130万元，全年580万元。",
      "依次为120万元、140万元、150万元、130万元，全年580万元",
    ],
    [
      "登记老人120人、残疾人80人，其中9人重复，实有对象201人。",
      "120人、残疾人80人，其中9人重复，实有对象201人",
    ],
    ["受理案件412件。其中民事260件、刑事96件、行政76件。", "412件。其中民事260件、刑事96件、行政76件"],
  ])
  passes([
    "毕业生520人，升学240人、就业266人，暂未就业14人。",
    "建成服务点14处，其中养老点9处、托育点7处，有2处为两者合建。",
    "平均分高出全县6.2分，语文、数学分别提高3.4分和4.1分。",
    "将11个社区划分为97个网格、612个微网格。",
  ])
})

describe("changes, rates and what the words say", () => {
  tells([
    ["上线率62%，比上年的55.6%提高7.4个百分点。", "7.4个百分点"],
    ["支出42万元，同比减少6万元（上年为46.5万元）。", "6万元"],
    ["资金由上年的900万元增至2700万元，是上年的4倍。", "4倍"],
    ["床位由160张扩充到220张，新增80张。", "80张"],
    ["原计划投资300万元，实际投资280万元，超支20万元。", "280万元，超支20万元"],
    ["抽检样品，合格率96%，共抽检400批次，不合格8批次。", "96%"],
    ["应缴党费3.2万元，实缴3.5万元。", "实缴3.5万元"],
    ["全年事故控制指标12起以内，实际发生15起，未突破控制指标。", "12起以内，实际发生15起，未突破"],
  ])
  passes([
    "抚育幼林1.35万亩，占计划1.3万亩的103.8%，比上年的1.08万亩增长25%。",
    "床位由160张扩充到220张，新增60张。",
    "收到反映问题33件，比上年多12件，其中14件属于重复反映。",
    "全年接待6.2万人次，开馆以来累计接待15.8万人次。",
  ])
})
