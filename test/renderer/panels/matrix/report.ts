import { item, list, report, section } from "../../../builders"

/** An invented report with every state of the matrix: stated, inferred, lacking, and a measure that answers nothing. */
export const matrixReport = report(
  { year: 2026, unit: "苇渡镇" },
  section(
    "highlight",
    "一、",
    "履职工作特色和亮点",
    list("highlight", "shi", "守住主业。召开例会18次，走访农户120户。"),
  ),
  section(
    "problem",
    "二、",
    "存在问题及原因",
    list(
      "problem",
      "shi",
      item(
        "problem",
        "一是",
        "学用结合不够紧。有的支部把学习等同于读文件，全年9个村交来的调研报告只有4篇，用到工作里的不多。主要原因是学习计划由镇里统一下发，没有让支部带着自己的问题学。",
      ),
      item(
        "problem",
        "二是",
        "集体收入高低不匀。9个村中有3个村不足40万元，最高的柳渠村是最低的半岭村的3.1倍，个别村还只靠土地流转这一项收入。",
      ),
      item(
        "problem",
        "三是",
        "年轻后备力量偏少。9个村35岁以下后备干部共14名，其中2个村只有1名，没有形成梯队。原因在于村干部待遇和出路的办法不多，留人主要靠感情。",
      ),
      item(
        "problem",
        "四是",
        "制度执行前紧后松。上半年抽查合格率94%，下半年降到81%。主要是督查多靠看材料，到现场少，问题反弹发现得晚。",
      ),
    ),
  ),
  section(
    "measure",
    "三、",
    "下一步工作思路和措施",
    list(
      "measure",
      "shi",
      "每月一题，学用结合。针对学用结合不够紧的问题，每月由支部自己出题，镇党委班子带题下村，当场议、当场定。",
      "强弱联村，壮大集体收入。柳渠村带半岭村，合用冷库和销路，年底前9个村集体收入都过40万元。",
      "半年盘点，制度执行逐项销号。7月、12月各盘点一次制度执行情况，由纪委负责。",
      "办好驿站，延伸服务。为过路司机和环卫工人添置热水、药箱，6月底前建成2处。",
    ),
  ),
)
