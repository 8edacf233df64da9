import type { SetList } from "./set-phrase-lists"

/** A word in the place of a member of a list. */
export interface Stranger {
  word: string
  member: string
  from: number
  to: number
  /** Members stand on both sides of it. */
  framed: boolean
  list: SetList
  named: "tight" | "loose" | null
  /** How many of the members are there. */
  exact: number
  text: string
}

/** Is it so plainly the place of the member that the word is a slip for it? */
export function belongsThere(it: Stranger): boolean {
  const { word, member, list, named, exact } = it
  const { parts, whole, given, missing } = list
  const count = parts.length
  if (word === member || word.length < 2) return false
  if (count === 2) return isAlmost(word, member) && member.length >= 3
  const kept = it.framed || isClosed(it)
  const long = word.length === member.length
  const kin = sharesAffix(word, list) && Math.abs(word.length - member.length) <= 3
  if (named && kept && (long || (kin && (missing !== null || !given)))) return true
  if (given && alike(word, member, kin ? 3 : 1)) return true
  if (whole) return false
  if (!given && looksLike(it, kept)) return true
  const plain = given ? missing !== null : exact >= 4 || parts.every((part) => part.length >= 4)
  return plain && exact >= 3 && kept && (long || kin)
}

/** Like the member in what the others do not share: no 政务公开 for 财务公开. */
function looksLike({ word, member, list }: Stranger, kept: boolean): boolean {
  const { head, tail } = list
  const own = (it: string) =>
    it.startsWith(head) && it.endsWith(tail) ? it.slice(head.length, it.length - tail.length) : it
  const [one, other] = [own(word), own(member)]
  return other.length >= 3 && (isAlmost(one, other) || (kept && isHalf(one, other)))
}

/** Does the word end where its clause does? */
function isClosed({ text, to, list }: Stranger): boolean {
  const next = text.charAt(to)
  // 作业、睡眠、手机、读物、体质管理
  if (list.tail !== "" && text.startsWith(list.tail, to)) return true
  return !/\p{Script=Han}/u.test(next) || next === "的"
}

/** Does it begin or end as all members do? */
export function sharesAffix(word: string, { head, tail }: SetList): boolean {
  return (head !== "" && word.startsWith(head.slice(-2))) || (tail !== "" && word.endsWith(tail))
}

/** As long, and more than half of it in its place. */
export function isAlmost(word: string, member: string): boolean {
  return sameIn(word, member) * 2 > member.length
}

function isHalf(word: string, member: string): boolean {
  return sameIn(word, member) * 2 >= member.length
}

/** How many characters stand in their places, if the two are of one length. */
function sameIn(word: string, member: string): number {
  if (word.length !== member.length) return 0
  let same = 0
  for (let i = 0; i < word.length; i++) if (word[i] === member[i]) same++
  return same
}

/** A part of the member (国史 for 新中国史), or at least half of its characters. */
function alike(word: string, member: string, longer: number): boolean {
  if (word !== member && member.includes(word)) return true
  if (Math.abs(word.length - member.length) > longer) return false
  const shared = [...word].filter((c) => member.includes(c)).length
  return shared * 2 >= member.length && word !== member
}
