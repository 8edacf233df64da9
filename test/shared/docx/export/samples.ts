import type { Node } from "prosemirror-model"
import {
  addressee,
  aside,
  byline,
  intro,
  item,
  leadIn,
  list,
  opening,
  para,
  report,
  runOnItem,
  section,
  signature,
  title,
} from "../../../builders"

/** Sentences of invented work, `n` of them, with figures, Latin letters, quotation marks and percentages. */
export function work(n: number, start: string): string {
  const clauses = Array.from(
    { length: n },
    (_, i) =>
      `${start}围绕“云岭茶香”品牌联合AB合作社和第${i + 2}网格走访农户${120 + i}户，化解“急难愁盼”问题${i + 3}件，` +
      `引进Q235型烘干设备${i + 1}台，群众满意率达98.${i}%；`,
  )
  return `${clauses.join("")}以上事项均按期办结。`
}

/** A report of some seven pages with every element that an export knows. */
export function fullReport(sealed: boolean): Node {
  return report(
    { year: 2031, name: "林知远", sealed, date: "2032-01-05" },
    title("中共云岭镇委员会书记2031年度履行基层党建工作责任制情况和党风廉政建设情况的述职报告"),
    byline("云岭镇党委书记  林知远"),
    addressee("各位领导、同志们："),
    opening("根据县委统一安排，现将本人2031年履行基层党建工作责任制情况报告如下，请予评议。"),
    section(
      "highlight",
      "一、",
      "履职工作特色和亮点",
      intro(work(2, "一年来，")),
      list(
        "highlight",
        "shi",
        `聚焦主责主业，党建责任压得更实。${work(4, "全年")}`,
        item(
          "highlight",
          "二是",
          `强化教育管理，队伍建设持续加强。${work(3, "先后")}`,
          para(work(2, "同时，")),
        ),
        `创新工作思路，品牌建设成效明显。${work(5, "坚持")}`,
      ),
    ),
    section(
      "highlight",
      "二、",
      "主要做法",
      list(
        "highlight",
        "hanParen",
        item(
          "highlight",
          "（一）",
          "压实管党治党责任",
          para(work(2, "镇党委")),
          list(
            "highlight",
            "arabic",
            item(
              "highlight",
              "1.",
              "健全责任清单",
              para(work(1, "对照清单")),
              list(
                "highlight",
                "arabicParen",
                item("highlight", "（1）", "明确牵头领导", para(work(1, "由班子成员"))),
                `落实联系包村。${work(1, "每月")}`,
              ),
            ),
            `抓好述职评议。${work(2, "每季度")}`,
          ),
        ),
        `抓实党员教育培训。${work(3, "全年")}`,
        "从严监督执纪。开展警示教育12次。",
        "改进工作作风。",
      ),
    ),
    section(
      "problem",
      "三、",
      "存在问题及原因",
      list(
        "problem",
        "shi",
        `精力投入不够。${work(1, "平时")}`,
        runOnItem("problem", "二是", `阵地建设滞后。${work(1, "部分村")}`),
      ),
      leadIn("cause", "存在这些问题的主要原因是："),
      list(
        "cause",
        "shi",
        runOnItem("cause", "一是", `思想认识有偏差。${work(1, "对党建")}`),
        runOnItem("cause", "二是", `工作方法不多。${work(1, "惯用老办法，")}`),
      ),
    ),
    section(
      "measure",
      "四、",
      "下一步工作思路和措施",
      intro("下一年，将围绕“一条主线”抓好落实。"),
      list(
        "measure",
        "shi",
        `紧盯责任落实，投入更多精力。${work(sealed ? 1 : 2, "每周")}`,
        `紧盯阵地建设，补齐短板。${work(2, "对5个村")}`,
      ),
    ),
    aside("第 8 页", "页码"),
    signature("name", sealed ? "中共云岭镇委员会" : "林知远"),
    signature("date", "2032年1月5日"),
  )
}
