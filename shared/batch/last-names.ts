/**
 * Which file of last year's folder belongs to which of this year's: the same name but for years and what every such
 * file is called; else the one name that holds the other, or shares most of it, if it is one alone.
 *
 * @returns last year's name by this year's, both as given
 */
export function matchLastNames(names: readonly string[], last: readonly string[]): Map<string, string> {
  const olds = last.map((name) => ({ name, key: keyOf(name) }))
  const byKey = new Map<string, string[]>()
  for (const { name, key } of olds) byKey.set(key, [...(byKey.get(key) ?? []), name])
  const found = new Map<string, string>()
  const taken = new Set<string>()
  const open: { name: string; key: string }[] = []
  for (const name of names) {
    const key = keyOf(name)
    const same = byKey.get(key) ?? []
    // Two of one name in two folders: the one in the folder of the same name.
    const own = same.length > 1 ? same.filter((old) => folderOf(old) === folderOf(name)) : same
    if (own.length === 1 && key !== "") {
      found.set(name, own[0]!)
      taken.add(own[0]!)
    } else open.push({ name, key })
  }
  for (const { name, key } of open) {
    const rest = olds.filter((old) => !taken.has(old.name))
    const near = rest
      .map((old) => ({ name: old.name, share: shared(key, old.key) }))
      .filter(({ share }) => share >= enough)
      .sort((a, b) => b.share - a.share)
    if (near.length === 0 || (near.length > 1 && near[1]!.share === near[0]!.share)) continue
    found.set(name, near[0]!.name)
    taken.add(near[0]!.name)
  }
  return found
}

/** Share of the pairs of characters of the shorter name that the other has. */
const enough = 0.7

const common =
  /(?:19|20)\d\d|年度?|党组织|党委|党总支|党支部|支部|书记|抓基层党建|抓党建|工作|述职述廉|述责述廉|述职|评议|报告|总结|定稿|终稿|送审稿|修改稿|排版|最终版?|副本|个人|关于|的/g

function keyOf(name: string): string {
  const stem = name
    .split("/")
    .at(-1)!
    .replace(/\.[^.]*$/, "")
  const key = stem.replace(common, "").replace(/[^\p{L}\p{N}]/gu, "")
  // Nothing but what all are called: the year alone makes no name.
  return key === "" ? "" : key.toLowerCase()
}

function folderOf(name: string): string {
  return name
    .split("/")
    .slice(0, -1)
    .join("/")
    .replace(/(?:19|20)\d\d年?度?/g, "")
}

function shared(a: string, b: string): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length < 2) return 0
  if (long.includes(short)) return 1
  let hits = 0
  for (let i = 0; i + 1 < short.length; i++) if (long.includes(short.slice(i, i + 2))) hits++
  return hits / (short.length - 1)
}
