import { describe, expect, test } from "vitest"
import { doubledWord } from "#shared/checks/rules/doubled-word"
import { check } from "#shared/checks/run"
import { isWord } from "#shared/checks/words"
import { opening, report } from "../../builders"

function marked(text: string): string {
  const found = check(report({}, opening(text)), { year: null }, undefined, [doubledWord])
  let out = text
  for (const { span } of [...found].reverse())
    out = `${out.slice(0, span.from)}⟦${out.slice(span.from, span.to)}⟧${out.slice(span.to)}`
  return out
}

describe("a character or word typed twice", () => {
  test.each([
    "广大⟦党员党员⟧受到警醒",
    "会后，⟦党组党组⟧成员分片走访",
    "形成长效机制，把好做法固定⟦下来下来⟧",
    "对舆情研判⟦不够不够⟧及时",
    "汇报⟦完毕完毕⟧，谢谢大家",
    "县林业局⟦机关机关⟧党委",
    "对⟦企业企业⟧开展帮扶",
    "及时⟦进行进行⟧整改",
    "推动⟦高质量高质量⟧发展",
    "坚持⟦习近平习近平⟧新时代中国特色社会主义思想",
    "纳入规划⟦的的⟧项目34个",
    "我将继续⟦把把⟧这股劲头用在为民服务上",
    "回顾⟦一一⟧年来的工作",
    "我⟦们们⟧将继续努力",
    "干部职工精神面貌⟦焕焕⟧然一新",
    "进一步⟦加加⟧强了服务",
    "认真⟦推推⟧进各项工作",
    "服务质量⟦不不⟧断提高",
    "作风⟦更更⟧加扎实",
    "⟦在在⟧工作中，我始终坚持",
    "⟦和和⟧群众坐在一起",
    "⟦对对⟧存在的问题逐项整改",
    "发挥了积⟦极极⟧作用",
    "⟦深深⟧入群众家中走访",
    "一⟦是是⟧抓学习",
    "⟦取取⟧得了成效",
    "推动责⟦任任⟧落实",
    "组织⟦活活⟧动3次",
    "⟦每每⟧季度评比1次",
    "⟦每每⟧月走访12户",
    "给宣传栏换上⟦了了⟧新内容",
    "仍有3个村未⟦达达⟧标",
    "工作⟦的的的⟧成效",
    "参与师生⟦达达⟧1600余人次",
    "健全长效机⟦制制⟧，定期通报",
  ])("%s", (expected) => {
    expect(marked(expected.replace(/[⟦⟧]/g, ""))).toBe(expected)
  })

  test.each([
    "往往小病拖成大病，久久为功，步步高，天天有人夸，人人学、月月讲",
    "家家户户、时时处处、方方面面、踏踏实实、扎扎实实、的的确确、热热闹闹",
    "条条小路通门口，件件有回音，桩桩都改完，趟趟有人坐，户户看得见，村村响",
    "账目一一登记，一条一条记，一步步走，一户户访，一个个谈，一件件办",
    "天亮得早早的，干部常常下村，渐渐熟了，深深感到责任重，紧紧围绕，牢牢把握，大大提高",
    "群众脸上乐呵呵，稻田绿油油，心里暖洋洋，沉甸甸的责任",
    "看看谁家有困难，听听群众意见，问问缺什么，照照镜子，谈谈心，走走看，练练兵",
    "研究研究再定，大家讨论讨论，去走访走访，多学习学习，念叨念叨",
    "深入学习习近平总书记重要讲话，实现现代化，改进工作作风，完成成果转化",
    "每每年底盘点，每每想起这件事，每每个人谈体会",
    "群众急得受不了了，欠账还不了了，为了了断纠纷，面向未来来往",
    "以增收为目的的项目3个，为了了解民情，进行了了解，对对口帮扶的村，现在在册的党员",
    "走访全镇镇村干部、本村村干部、县县直单位，公安局局长，服务队队员，合作社社员",
    "领导小组小组长，党支部支部书记，县纪委监委监督指导，镇党委党委委员",
    "监督督办3件，检查查处4起，投入入户经费，纳入入库项目，安排排查任务，产业业态",
    "今年年底、去年年初、当年年内、每月月底前完成，2起起因是琐事",
    "李丽丽同志、王娜娜、张强强、小明明参加",
    "在职职工238人，教育育人，领导导向，流程程序，群众众筹，重点点位",
    "提高高标准农田产出，加强强村公司管理，动员员工，党员员额，单位位于镇东",
    "叫响“村村通”“慢慢走、好好吃”品牌，口号是“加油干加油干”",
    "工作，工作，还是工作；一年一年干，一家一家走，一村一村看",
    "出厂水水质达标，增值税税率下降，商品房房价平稳，农机机手培训86人，林地地块清楚",
    "更新新能源公交车40辆，创新新模式3个，群众日子热乎乎，村口亮堂堂，入户讲、广播播",
    "万万不可大意，千千万万的群众，三三两两，二二得四",
    "20242024号，11月11日，哈哈大笑，等等",
    "",
  ])("not: %s", (text) => {
    expect(marked(text)).toBe(text)
  })

  test("the fix leaves one", () => {
    const doc = report({}, opening("广大党员党员党员受到警醒"))
    const [finding] = check(doc, { year: null }, undefined, [doubledWord])
    expect(finding?.fixes[0]?.edits).toEqual([{ span: { block: 0, in: "text", from: 4, to: 8 }, insert: "" }])
  })
})

describe("the dictionary", () => {
  test("tells words of two and more characters from what only stands side by side", () => {
    for (const word of ["党建", "工作", "积极", "面貌", "沉甸甸"]) expect(isWord(word), word).toBe(true)
    for (const none of ["的的", "貌焕", "作作", "强了"]) expect(isWord(none), none).toBe(false)
  })
})
