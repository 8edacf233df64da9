import { describe, expect, test } from "vitest"
import { mixedValue, plainFigure } from "#shared/checks/han-figures"
import { registry } from "#shared/checks/registry"
import { check } from "#shared/checks/run"
import { readOutline } from "#shared/model/outline"
import { opening, report } from "../../builders"
import { read } from "./support"

const rules = registry.filter((rule) => rule.kind === "number_format" || rule.id === "decrease-times")

function marked(text: string): string {
  let out = text
  const findings = check(report({}, opening(text)), { year: null }, undefined, rules)
  for (const { span } of findings.reverse())
    out = `${out.slice(0, span.from)}⟦${out.slice(span.from, span.to)}⟧${out.slice(span.to)}`
  return out
}

describe("figures that GB/T 15835 does not know", () => {
  test.each([
    "栽植树木⟦5千⟧余株",
    "投入⟦4万5千⟧元",
    "突破⟦3亿4千万⟧元",
    "发放⟦九万6千⟧元",
    "共⟦三百20⟧人次",
    "走访⟦2百⟧户",
    "投入⟦1万二千⟧元",
    "占⟦百分之20⟧",
    "为⟦大约200余⟧户居民配送物资",
    "惠及⟦约2 300人次左右⟧",
    "在册职工⟦2，045⟧人",
    "举办⟦十五场、36次⟧宣讲",
    "连续⟦三年零8个月⟧没有事故",
    "任职⟦4年零六个月⟧",
    "修复⟦约130余⟧件",
    "培训⟦近900多⟧人次",
    "带动⟦约300户左右⟧",
    "增收⟦将近三千余⟧元",
    "覆盖⟦大约近50⟧个组",
    "惠及⟦逾2万余⟧人",
    "共⟦约有80多⟧户",
    "全年⟦3、4⟧次",
    "走访⟦5、6⟧户",
    "参加的有⟦30几⟧人",
    "解决⟦几10⟧个问题",
    "控制在⟦30～40万⟧元",
    "下降⟦10—20%⟧",
    "下降⟦10-20%⟧",
    "投资⟦2～3亿⟧元",
    "⟦25年⟧1月3日",
    "⟦24年⟧底前完成",
    "⟦’24年⟧修路3公里",
    "2021—⟦25年⟧规划",
    "我⟦二零一五⟧年到任",
    "⟦二0二四⟧年任书记",
    "⟦二O二四⟧年任书记",
    "⟦2024年十二月⟧办班",
    "⟦2024年12月三十日⟧办班",
    "⟦2024年06月05日⟧完工",
    "投入⟦3，200⟧万元",
    "改造⟦12,34⟧公里",
    "增收⟦3。5⟧万元",
    "覆盖⟦9个乡镇、一百一十二个⟧村",
    "落实⟦第1责任人⟧职责",
    "事故⟦下降了2倍⟧",
    "信访量⟦减少一倍⟧",
  ])("%s", (expected) => {
    expect(marked(expected.replace(/[⟦⟧]/g, ""))).toBe(expected)
  })

  test("a date of the signature is written out", () => {
    const { doc } = read("镇党委述职报告\n一、主要工作\n一是修路3公里。\n芦湾镇党委书记　林致远\n2025.12.29")
    const [finding] = check(doc, { year: null }, undefined, rules)
    expect(readOutline(doc).blocks[finding!.span.block]?.type).toBe("signature")
    expect(finding?.fixes[0]?.edits[0]?.insert).toBe("2025年12月29日")
  })
})

describe("figures that are in order", () => {
  test.each([
    "投入4.5万元、3.4亿元、10亿零817万元，1,200万元，1200千瓦，8千米，500强，50千伏",
    "办好“5千工程”“百千万工程”，叫响“1+X”，“3会”制度",
    "节约20余万元，签约30多户，预约100余人，最近10余天，附近200多户，近三年来多次",
    "约200户，200余户，近900人次，超过100人，300户左右，约占三成，近年来",
    "约谈12家以上企业负责人，近3年多次获奖，连晴30天左右",
    "3、4号楼，1、2组，2、3、4个月，第3、4次，3、4年级，8、9月份，43路、45路，三四次，五六户",
    "400～500元，15～20分钟，30万～40万元，10%～20%，2021—2025年，2000—3000元",
    "电话0571-87654321，GB/T 9704—2012，2024-06-05，（2024.12.30），3-2-101室",
    "连续11年未发生事故，扎根基层21年，从教25年以来，党龄20年的党员，建党100年，工作了20年",
    "用了15年的时间，近20年，第12年，满30年，50年党龄，15年前，10年后，20年如一日",
    "二〇二四年，二十四节气，一零一室，总数二百零五",
    "得分95，100人参加，完成12，其中党员8名，3,4班，2021,2022年获奖，共36件。20人到场",
    "三个方面、两个阶段，3项制度，三个办法，第一书记，第一责任人",
    "收入增长2倍，是上年的1.5倍，成本下降，收入翻两倍，加倍努力，减少浪费，产量是过去的3倍",
    "统一20个标准，唯一1个，周一8:30，十九大20周年，八一95周年，五一3天假期",
    "3名同志，12月，十几人，几十户，几百名，几个",
    "",
  ])("%s", (text) => {
    expect(marked(text)).toBe(text)
  })
})

describe("the value of what is written in two ways", () => {
  test.each([
    ["4万5千", 45_000, "4.5万"],
    ["3亿4千万", 340_000_000, "3.4亿"],
    ["九万6千", 96_000, "9.6万"],
    ["三百20", 320, "320"],
    ["5千", 5000, "5000"],
    ["1百零8", 108, "108"],
    ["1万二千", 12_000, "1.2万"],
  ])("%s", (text, value, plain) => {
    expect(mixedValue(text)).toBe(value)
    expect(plainFigure(value)).toBe(plain)
  })

  test("what goes up again is no number", () => {
    expect(mixedValue("3千4千")).toBeNull()
    expect(mixedValue("5万6亿")).toBeNull()
  })
})
