import type { Node } from "prosemirror-model"
import { kept } from "../model/kept"
import type { Item } from "../model/outline"
import type { Span } from "../model/text-map"
import { sentences } from "../text/sentences"
import { ownTexts } from "./features"
import { deficits, findWords, hasWord, isGeneral, topicWords } from "./words"

/**
 * Words with which a problem explains itself: 主要原因是…, 究其原因…, 由于…, 受…制约. A problem that does so
 * has a cause, whatever other causes the report lists.
 */
const explaining: readonly RegExp[] = [
  /究其原因|(?:主要|根本|直接|深层次|客观|主观)?原\s*因\s*(?:还)?(?:是|在于|主要|有|[：:])|根源(?:还)?(?:是|在于)|归根(?:结底|到底)|根子(?:还)?在|症结(?:还)?在|说到底|追根溯源|归因于/,
  /由于|因为|缘于|源于|都怪|怪(?:只怪|就怪|我自己|自己)|坏就坏在|(?:问题|毛病|病根|根子|板子|责任)(?:就|都|主要|还是?)?(?:出|坏|打)在|说白了是|归结起来是/,
  /(?<=^|[，。；：])(?:这|其)?与(?=[^。；！？]{4,40}?(?:有[^，。]{0,4}关(?:系)?|分不开|密不可分))/,
  /受(?=[^，。；！？]{2,24}?(?:影响|限制|制约|所限|束缚))/,
  // 因 alone, where a clause begins: 因资金不到位，…; not 因此, 因地制宜.
  /(?<=^|[，。；：])因(?![此而地素果应势人材时故])(?=[^，。；！？]{3,24}，)/,
]
/** 主要是 explains or describes (主要是门面出租): it counts where something lacking follows. */
const mainly = /(?:^|[，。；：])\s*(?:这|其|也|都)?(主要(?:还)?是)(?!指)([^。！？]*)/

/** What the problem itself says will be done: 措施：…, 下一步将…. A wish (今后需加强) is no measure. */
const doing: readonly RegExp[] = [
  /(?:整改|具体|改进|解决)?(?:措\s*施|对\s*策)\s*(?:是|[：:])/,
  /(?:下一步|下步|接下来|今后|明年|下一年度?)[，,]?(?:[我本]?[^，。；！？将要拟]{0,6})?(?:将|(?<![需还])要|拟|计划)(?!求)/,
  /对此[，,]?[^，。；！？]{0,8}(?:将|(?<![需还])要|拟|计划)/,
]

/** What a promise without a deed is made of: 对此，我们将高度重视，今后认真整改。 */
const phrases =
  /对此|下一步|下步|接下来|今后|明年|下一年度?|我们?|本人|支部|党委|党组|将|要|拟|计划|会|高度|重视|引起|认真|切实|加以|进一步|不断|逐步|尽快|积极|努力|坚决|彻底|全面|持续|采取|有效|有力|具体|针对性|的|措施|对策|问题|不足|短板|工作|整改|改进|改正|纠正|克服|解决|加强|提高|提升|落实|抓好|做好|到位|见效|予以|着力|虚心|接受|意见|[，,、。；：:\s]/g
/** Less than this beside it says nothing of what will be done. */
const leastDeed = 3

/** What a problem says of its own cause and of what will be done, in paragraphs of its own. */
export interface OwnAnswers {
  cause: OwnSpan | null
  measure: OwnSpan | null
}

/** `paragraph` counts the problem's own paragraphs: it stays right when the problem moves. */
interface OwnSpan {
  paragraph: number
  from: number
  to: number
}

/** Reads them from a problem's node; kept by the node. */
export const ownAnswers = kept(
  (problem: Node): OwnAnswers => ({
    cause: first(problem, causeAt, () => true),
    measure: first(problem, measureAt, (said) => said.replace(phrases, "").length >= leastDeed),
  }),
)

/** Where it stands in the report. */
export function spanIn(problem: Item, own: OwnSpan | null): Span | null {
  const block = own && problem.blocks[own.paragraph]
  return block ? { block: block.index, in: "text", from: own.from, to: own.to } : null
}

function causeAt(text: string): number {
  const best = earliest(explaining, text)
  const described = mainly.exec(text)
  if (!described) return best
  const at = described.index + described[0].indexOf(described[1]!)
  return (best < 0 || at < best) && tellsReason(described[2]!) ? at : best
}

function measureAt(text: string): number {
  return earliest(doing, text)
}

function earliest(patterns: readonly RegExp[], text: string): number {
  let best = -1
  for (const pattern of patterns) {
    const match = pattern.exec(text)
    if (match && (best < 0 || match.index < best)) best = match.index
  }
  return best
}

/** Do the words behind 主要是 name what is lacking, or an attitude, a mechanism or means? */
export function tellsReason(text: string): boolean {
  return (
    hasWord(deficits, text) ||
    findWords(topicWords, text).some((hit) => hit.value.some(({ topic }) => isGeneral[topic]))
  )
}

/** Fewer characters behind the cue are an empty label, no reason (原因：). */
const leastText = 4

function first(
  problem: Node,
  find: (text: string) => number,
  tells: (said: string) => boolean,
): OwnSpan | null {
  for (const [paragraph, text] of ownTexts(problem).entries()) {
    const from = find(text)
    if (from < 0) continue
    const to = sentences(text).find((it) => from < it.to)?.to ?? text.length
    if (to - from >= leastText + 2 && tells(text.slice(from, to))) return { paragraph, from, to }
  }
  return null
}
