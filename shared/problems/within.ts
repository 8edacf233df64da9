import type { Item } from "../model/outline"
import type { Span } from "../model/text-map"
import { sentences } from "../text/sentences"
import { deficits, findWords, isGeneral, topicWords } from "./words"

/**
 * Words with which a problem explains itself: 主要原因是…, 究其原因…, 由于…, 受…制约. A problem that does so
 * has a cause, whatever other causes the report lists.
 */
const explaining: readonly RegExp[] = [
  /究其原因|(?:主要|根本|直接|深层次|客观|主观)?原\s*因\s*(?:还)?(?:是|在于|主要|有|[：:])|根源(?:还)?(?:是|在于)|归根(?:结底|到底)/,
  /由于|因为|缘于|源于/,
  /受(?=[^，。；！？]{2,24}?(?:影响|限制|制约|所限|束缚))/,
  // 因 alone, where a clause begins: 因资金不到位，…; not 因此, 因地制宜.
  /(?<=^|[，。；：])因(?![此而地素果应势人材时故])(?=[^，。；！？]{3,24}，)/,
]
/** 主要是 explains or describes (主要是门面出租): it counts where something lacking follows. */
const mainly = /(?:^|[，。；：])\s*(主要(?:还)?是)(?!指)([^。！？]*)/

/** What the problem itself says will be done: 措施：…, 下一步将…. A wish (今后需加强) is no measure. */
const doing: readonly RegExp[] = [
  /(?:整改|具体|改进|解决)?(?:措\s*施|对\s*策)\s*(?:是|[：:])/,
  /(?:下一步|下步|接下来|今后|明年|下一年度?)[，,]?(?:[我本]?[^，。；！？将要拟]{0,6})?(?:将|要|拟|计划)(?!求)/,
  /对此[，,]?[^，。；！？]{0,8}(?:将|要|拟|计划)/,
]

export function ownCauseOf(problem: Item): Span | null {
  return first(problem, (text) => {
    let best = -1
    for (const pattern of explaining) {
      const match = pattern.exec(text)
      if (match && (best < 0 || match.index < best)) best = match.index
    }
    const described = mainly.exec(text)
    if (described) {
      const at = described.index + described[0].indexOf(described[1]!)
      if ((best < 0 || at < best) && tellsReason(described[2]!)) best = at
    }
    return best
  })
}

export function ownMeasureOf(problem: Item): Span | null {
  return first(problem, (text) => {
    let best = -1
    for (const pattern of doing) {
      const match = pattern.exec(text)
      if (match && (best < 0 || match.index < best)) best = match.index
    }
    return best
  })
}

function tellsReason(text: string): boolean {
  return (
    findWords(deficits, text).length > 0 ||
    findWords(topicWords, text).some((hit) => hit.value.some(({ topic }) => isGeneral[topic]))
  )
}

/** Fewer characters behind the cue are an empty label, no reason (原因：). */
const leastText = 4

function first(problem: Item, find: (text: string) => number): Span | null {
  for (const block of problem.blocks) {
    const text = block.node.textContent
    const from = find(text)
    if (from < 0) continue
    const sentence = sentences(text).find((it) => from < it.to)
    const to = sentence?.to ?? text.length
    if (to - from >= leastText + 2) return { block: block.index, in: "text", from, to }
  }
  return null
}
