import { perBlock } from "./facts"
import type { BlockFacts } from "./types"

/** What makes it possible to ask later whether something was done. */
export interface Commitment {
  /** A day, a month, or how often. */
  when: boolean
  /** Who does it, or leads it. */
  who: boolean
}

const when =
  /[\d一二三四五六七八九十]月(?!考|刊|报|饼)|(?:年|季度?|月|周)(?:底|末|初|内|中)|[上下]半年|[一二三四1-4]季度|(?:每|逐|按|当|次)(?:两|三|半|个)?(?:年|季|月|周|星期|旬|天|日|晚)|[\d一二三四五六七八九十两]+(?:个工作)?(?:日|天)(?:之?内|前)|周[一二三四五六日]|节前|汛前|汛期|开学前|春耕前|限期/
const who =
  /由[^，。；！？]{1,18}?(?:负责|牵头|承担|落实|主抓|跟进|对接|主持|带队|组织|审核|把关|落办|办理)|牵头|(?<!认真|高度|层层)负责(?!任|的态度)|责任(?:人|单位|科室|股室|领导)|专人|专班|包(?:联|村|片|保|抓|干|案)|(?:我|本人)(?:将|要|会|每|带|牵|到|来|和|与|亲自|负责)|(?:书记|委员|校长|院长|主任|站长|所长|局长|科长|队长|组长|干事|干部)(?:每|带|牵|轮|包|领|负责|任|到)/

export const saysWhen = (text: string): boolean => when.test(text)
export const saysWho = (text: string): boolean => who.test(text)

/** Does a paragraph say when, and who? */
export const commitmentOf = perBlock(
  ({ text }: BlockFacts): Commitment => ({ when: saysWhen(text), who: saysWho(text) }),
)
