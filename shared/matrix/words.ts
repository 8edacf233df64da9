import type { Node } from "prosemirror-model"
import { blockFacts } from "../checks/facts"
import { kept } from "../model/kept"
import { attrsOf } from "../model/schema"
import { countCharacters } from "../text/space"

/** What a card of the matrix says of a stretch of the report: all of it stands so in the text. */
export interface CardWords {
  /** Ordinal (一是) or the words that announce a reason (主要原因); may be empty. */
  label: string
  /** What it is about, without the mark at its end. */
  head: string
  /** What follows, as far as one line takes it. */
  note: string
}

/** The same of a whole item, with what it amounts to. */
export interface ItemWords extends CardWords {
  /** Place of the paragraph that the words are from among the item's own; the first that holds something. */
  paragraph: number
  /** Characters without white space, parts included. */
  characters: number
  /** Figures with a unit, parts included. */
  figures: number
  /** By when and by whom, in the words of the text; empty where it does not say. */
  due: string
}

/** A head with more characters than this is cut at its first comma. */
const longestHead = 14

/** Splits a stretch of text into what it is about and what follows. */
export function headAndNote(text: string): { head: string; note: string } {
  const whole = text.trim()
  const sentence = /^[^。！？；]*/.exec(whole)![0]
  const comma = sentence.search(/[，,：:]/)
  // A short lead keeps its comma: 每月一题，带题下村。
  const length = sentence.length <= longestHead || comma < 4 ? sentence.length : comma
  const head = whole.slice(0, length)
  const note = whole.slice(length).replace(/^[。！？；，,：:\s]+/, "")
  return { head: head.trim(), note: /^[^。！？]*/.exec(note)![0].trim() }
}

const announcing =
  /^(?:[，,；;\s]*)((?:究其|主要|根本|直接|深层次|客观|主观)?原\s*因(?:在于|主要)?|究其原因|根源(?:在于)?|症结(?:在于)?|(?:这|其|也|都)?主要(?:还)?是|由于|因为|缘于|源于|(?:整改|具体|改进|解决)?(?:措\s*施|对\s*策)|下一?步|今后|接下来|明年|对此)(?:还?是|有|在于)?[：:，,]?/

/** The words of a stretch in which a problem explains itself or says what will be done. */
export function ownWords(text: string): CardWords {
  const match = announcing.exec(text)
  const label = match?.[1] ?? ""
  const rest = match ? text.slice(match[0].length) : text
  const { head, note } = headAndNote(rest)
  return head === "" ? { label: "", ...headAndNote(text) } : { label, head, note }
}

/** The words of an item, read once in the life of its node. */
export const itemWords = kept((item: Node): ItemWords => {
  const paragraphs = item.content.content.filter((child) => child.type.name === "para")
  const paragraph = Math.max(
    0,
    paragraphs.findIndex((child) => /\S/.test(child.textContent)),
  )
  let characters = 0
  let figures = 0
  let due = ""
  item.descendants((node) => {
    if (!node.isTextblock) return true
    if (node.type.name === "aside") return false
    const { text, quantities } = blockFacts(node)
    characters += countCharacters(text)
    figures += quantities.length
    due ||= dueOf(text)
    return false
  })
  const { label, ...words } = {
    label: attrsOf.item(item).ordinal.replace(/[：:，,、]$/, ""),
    ...headAndNote(paragraphs[paragraph]?.textContent ?? ""),
  }
  return { label, ...words, paragraph, characters, figures, due }
})

const when =
  /(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|底|初|中旬|末)?(?:之?前|以?内)?|每(?:半年|两?年|季度?|个?月|两?周|天|日|学期)(?!度)|(?:年|季度?|月|周)(?:底|末|内)(?:之?前)?|[上下]半年/
const who =
  /由([^，。；！？由]{1,10}?)(?:负责|牵头|承担|落实|主抓|带队|组织|审核|把关)|([^，。；！？、每由]{2,8}?)(?:牵头|负责(?!任|的))/

/** 每月，镇党委班子: when and who, as a measure names them first. */
function dueOf(text: string): string {
  const by = who.exec(text)
  return [when.exec(text)?.[0], by?.[1] ?? by?.[2]].filter(Boolean).join("，")
}
