import { cliches } from "../../library/cliches"
import { countReport } from "../../model/counts"
import { perBlock } from "../facts"
import { type BlockFacts, type ReportFacts, rule } from "../types"
import { type WatchHit, watch } from "../watch"

const found = watch(cliches.map((form) => ({ form, entry: form })))

/** Per 1,000 characters. Reports that read well have up to 7; nobody notices the single phrase. */
const most = 10
/** Of fewer in all a short text is full at once. */
const leastHits = 6
/** A shorter text is no report yet. */
const leastCharacters = 200

export const clicheDensity = rule({
  id: "cliche-density",
  kind: "vague",
  severity: "hint",
  scope: "report",
  title: "套话偏多",
  basis: "改进文风的一贯要求：短、实、新，少说空话套话",
  check(facts, _context, flag) {
    let count = 0
    for (const block of facts.blocks) count += clichesIn(block).length
    if (count < leastHits) return
    const { total } = countReport(facts.outline)
    const density = (count / total) * 1000
    if (total < leastCharacters || density <= most) return
    const phrases = ranked(facts)
    const [[, first]] = phrases as [[string, Use]]
    const named = phrases
      .slice(0, 3)
      .map(([phrase, { times }]) => (times > 1 ? `“${phrase}”${times} 次` : `“${phrase}”`))
      .join("、")
    flag(
      { block: first.block, in: "text", from: first.from, to: first.to },
      {
        item: null,
        subject: "report",
        message: `全文每千字有 ${Math.round(density)} 处套话，共 ${count} 处，最多的是${named}。听的人记不住，又占了篇幅。留下讲事实的半句，把套话删去。`,
      },
    )
  },
  examples: {
    flags: [
      `一、履职工作特色和亮点
一是⟦高度重视⟧，扎实推进。镇党委高度重视，切实加强领导，狠抓工作落实，召开例会18次，解决难题27件，各项工作迈上新台阶，取得显著成效。
二是锐意进取，开拓创新。全镇上下凝心聚力、攻坚克难，新修村道6公里，人居环境焕然一新，群众给予一致好评，为乡村发展奠定了坚实基础。
三是多措并举，齐抓共管。走访党员群众312户，收集意见建议96条，办结94条，群众满意度进一步提升，干群关系明显改善，工作合力持续增强，服务群众的路子越走越宽。
二、存在问题及原因
一是学用结合不够紧。`,
      `一、主要工作
一是扎实开展学习教育。⟦进一步提高⟧认识，进一步强化担当，集中学习12次，做到入脑入心、见行见效。
二是深入推进产业发展。进一步提高效益，不断完善机制，积极探索路子，新增大棚35座，带动就业210人，集体经济长足发展，成效显著，为强村富民注入强劲动力。
三是全力推进平安建设。坚持统筹兼顾、常抓不懈，化解矛盾纠纷46起，办结率98%，形成齐抓共管的良好局面，营造了浓厚氛围，社会大局保持平稳，村民安居乐业。`,
    ],
    passes: [
      `一、履职工作特色和亮点
一是守住主业，责任逐级压实。召开支部书记例会18次，解决难题27件，逐村过堂，书记领办的12个项目建成11个，还有一个卡在征地上。
二是贴心服务，群众少跑腿。走访党员群众312户，收集意见建议96条，办结94条，剩下两条要等管网改造完工，已当面向群众说明。
三是修路通桥。新修村道6公里，架起便民桥2座，芦湾组的娃娃上学不再绕山，老人看病也能坐上班车，一天四趟，票价两元，镇里补一半。
二、存在问题及原因
一是学用结合不够紧。`,
      `一、主要工作
一是高度重视。召开例会18次。`,
    ],
    guards: [
      // Set phrases of the Party have to stand as they are, however many.
      `一、履职工作特色和亮点
一是旗帜鲜明讲政治。深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”，落实“三会一课”制度，开展主题党日12次，讲党课4次。
二是从严从实管队伍。一体推进不敢腐、不能腐、不想腐，落实中央八项规定精神，运用监督执纪“四种形态”处理7人次，开展廉政谈话24次，通报典型案例3起。
三是守牢安全底线。落实“三管三必须”要求，排查隐患52处，整改50处，剩下2处列入明年改造，汛期24小时值守，转移群众96人次。
二、存在问题及原因
一是学用结合不够紧。`,
    ],
  },
})

interface Use {
  times: number
  block: number
  from: number
  to: number
}

/** The phrases of a block; one inside a longer one is not counted again. */
const clichesIn = perBlock((block: BlockFacts): readonly WatchHit<string>[] => {
  const out: WatchHit<string>[] = []
  if (block.type === "aside") return out
  for (const hit of found(block)) if (hit.from >= (out.at(-1)?.to ?? 0)) out.push(hit)
  return out
})

/** The phrases of the text, the most frequent first, each with where it stands first. */
function ranked({ blocks }: ReportFacts): [phrase: string, use: Use][] {
  const uses = new Map<string, Use>()
  for (const [block, read] of blocks.entries())
    for (const { entry, from, to } of clichesIn(read)) {
      const use = uses.get(entry)
      if (use) use.times++
      else uses.set(entry, { times: 1, block, from, to })
    }
  // Those met first stay first among equals.
  return [...uses].sort(([, a], [, b]) => b.times - a.times)
}
