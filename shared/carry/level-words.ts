import { perBlock } from "../checks/facts"
import type { BlockFacts } from "../checks/types"
import type { Owner } from "./names"

/** “我县”, as a writer says of the own unit or of the one above. */
interface LevelWord {
  word: string
  level: string
  from: number
}

const levelWord =
  /我(公司|街道|社区|嘎查|苏木|监狱|海关|县(?!级)|区(?![分别域])|旗(?!帜)|镇(?![定静长])|乡(?![亲下音愁情村])|村(?!里人)|局(?![限部面势长])|院(?![士长])|校(?![正对长]))/g

const levelWordsIn = perBlock(({ text }: BlockFacts): readonly LevelWord[] =>
  [...text.matchAll(levelWord)]
    // Somebody else's words are quoted as they were said; 自我, 忘我 are no 我.
    .filter(({ index }) => !/“[^”]*$|[自忘]$/.test(text.slice(0, index)))
    .map(({ 0: word, 1: level, index }) => ({ word, level: level!, from: index })),
)

/** Levels of which a place has one. Cities are left out: a county and a district both have one above them. */
const counties = ["县", "区", "旗"] as const
const townships = ["镇", "乡", "街道", "苏木"] as const
const villages = ["村", "社区", "嘎查"] as const

/** How a report tells of the level that it is of, other than by 我…. */
const saidOf: Readonly<Record<string, RegExp>> = Object.fromEntries(
  [...counties, ...townships, ...villages].map((level) => [
    level,
    new RegExp(
      `(?:全|(?<![一-龥])|[向受经在被与和同由请给])${level}(?:委|政府|党委|纪委|党工委|财政|里|内)|全${level}`,
      "g",
    ),
  ]),
)

/** Words with which an institution speaks of itself, by what must stand in its name for them. */
const institutions: Readonly<Record<string, RegExp>> = {
  // Many that are no bureau are under one, or were one.
  局: /局|所|队|站|中心|公司|办公室|(?:发改|卫健|住建|经信|国资|管)委|委员会|馆|处/,
  院: /院|庭|科/,
  校: /校|学|院|园|教|系/,
  公司: /公司|集团|厂|企|社|行|场|站|所/,
  监狱: /监/,
  海关: /关/,
}

/**
 * Words for the own unit that cannot be the reporter's: 我区 in the report of a county, 我镇 in that of a 乡.
 *
 * @param blocks of the report, as `ReportFacts` has them
 */
export function foreignLevelWords(
  blocks: readonly BlockFacts[],
  own: Owner,
): { block: number; from: number; word: string }[] {
  if (own.units.length === 0) return []
  const found = [...blocks.entries()].flatMap(([block, facts]) =>
    facts.type === "aside" ? [] : levelWordsIn(facts).map((it) => ({ ...it, block })),
  )
  if (found.length === 0) return []
  const foreign = new Map<string, boolean>()
  return found.filter(({ level }) => {
    let known = foreign.get(level)
    if (known === undefined) {
      known = isForeign(level, own, blocks)
      foreign.set(level, known)
    }
    return known
  })
}

function isForeign(level: string, { units, frame }: Owner, blocks: readonly BlockFacts[]): boolean {
  const needed = institutions[level]
  if (needed) return !needed.test(frame) && !units.some((unit) => needed.test(unit))
  const text = blocks.map((it) => it.text).join("\n")
  // 我区 is the autonomous region there, or a zone.
  if (level === "区" && (/自治区|[旗盟]委/.test(text) || /区|旗|盟|嘎查|苏木/.test(frame))) return false
  const last = units.at(-1)!
  for (const levels of [counties, townships, villages] as const) {
    if (!(levels as readonly string[]).includes(level)) continue
    if (units.some((unit) => unit.endsWith(level)) || frame.includes(level)) return false
    const told = (it: string) => text.match(saidOf[it]!)?.length ?? 0
    if (told(level) > 1) return false
    const rival = (levels as readonly string[]).filter((it) => it !== level)
    if (rival.some((it) => units.some((unit) => unit.endsWith(it)))) return true
    // The unit's name tells no level (临岫供电公司): then the report does, if it tells of one alone.
    if (told(level) === 0 && rival.some((it) => told(it) > (levels === counties ? 0 : 1))) return true
    // A township has no 我村, unless it is a village that reports.
    return levels === villages && townships.some((it) => last.endsWith(it))
  }
  return false
}
