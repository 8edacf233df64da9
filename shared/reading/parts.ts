import type { Role } from "../model/roles"
import { readOrdinal } from "../text/ordinals"
import { isCauseLabelled } from "./labels"
import { orderedParagraphs } from "./order"
import { cueOf } from "./section-cue"
import { announcesOnly, tenorOf, turnOf } from "./tenor"
import { toldLike } from "./tenor-words"
import {
  isList,
  isSection,
  type Tree,
  type TreeBlock,
  type TreeItem,
  type TreeList,
  type TreeSection,
} from "./tree"

/**
 * Parts that have no heading: where the words turn from work done to what is wanting, or from that to what
 * will be done, a new section begins. What turns them is a second run of the ordinals that headings have, or
 * the first sentence of a paragraph.
 */
export function splitParts(text: string, tree: Tree): void {
  const headed = new Set<Role>()
  for (const child of tree.children)
    if (isSection(child)) for (const role of namedBy(text, child)) headed.add(role)
  tree.children = tree.children.flatMap((child): Tree["children"] =>
    isSection(child) ? new Splitter(text, child, headed).split() : [child],
  )
}

/** What a section's heading plainly says it is about. */
function namedBy(text: string, section: TreeSection): readonly Role[] {
  const cue = cueOf(text, section)
  return cue && cue.strength >= 0.6 ? cue.roles : []
}

type Child = TreeBlock | TreeList

class Splitter {
  private readonly parts: TreeSection[]
  private readonly own: ReadonlySet<Role>
  /** What is told about where the text has come to; null: not known. */
  private now: Role | null
  /** The part has a list. */
  private listed = false
  /** Paragraphs without ordinals that follow each other. */
  private loose: TreeList | null = null
  /** What each paragraph tells, where there is nothing else, or nothing in front of a list. */
  private readonly planned = new Map<TreeBlock, Role>()
  /** What that list tells, until it is met. */
  private plannedList: Role | null = null

  constructor(
    private readonly text: string,
    private readonly section: TreeSection,
    /** Roles that headings anywhere in the text name. */
    private readonly named: ReadonlySet<Role>,
  ) {
    const own = namedBy(text, section)
    this.own = new Set(own)
    this.now = own[0] ?? null
    this.parts = [{ ...section, body: [] }]
  }

  split(): TreeSection[] {
    this.planParagraphs()
    for (const child of this.section.body) this.add(child)
    return this.parts.filter((part, i) => i === 0 || part.body.length > 0)
  }

  /**
   * Nothing but paragraphs, or paragraphs in front of a list: what each of them tells is decided over all of them, the
   * list being one more.
   */
  private planParagraphs(): void {
    const { section, text } = this
    const all = section.body.filter((child) => isList(child) || child.type !== "aside")
    const at = all.findIndex(isList)
    const own = at < 0 ? all : all.slice(0, at)
    if (
      section.heading ||
      own.length < (at < 0 ? 4 : 2) ||
      own.length > longest ||
      own.some((child) => isList(child) || child.type !== "intro")
    )
      return
    const evidence = (own as TreeBlock[]).map((block) => {
      const words = text.slice(...block.text)
      const why = turnOf(words, "problem") === "cause"
      const cost = told([words])
      // 往后的日子，我想这样过。 turns only from problems, wherever those are.
      if (turnOf(words, "problem") === "measure" && announcesOnly(words)) cost.measure -= announced
      return { known: why ? ("cause" as const) : turnOf(words, null), cost }
    })
    const list = all[at] as TreeList | undefined
    // A list without ordinals is more paragraphs.
    if (list && list.items[0]!.style === "none") return
    if (list)
      evidence.push({
        known: null,
        cost: told(list.items.slice(0, 6).map((item) => text.slice(...item.first.text))),
      })
    const roles = orderedParagraphs(evidence)
    for (const [i, block] of own.entries()) this.planned.set(block as TreeBlock, roles[i]!)
    if (list) this.plannedList = roles.at(-1)!
    this.now = roles[0]!
    this.parts[0]!.told = this.now
  }

  private add(child: Child): void {
    if (!isList(child)) {
      // A lead-in turns the roles of its part by itself (`roles.ts`).
      if (child.type === "leadIn" && child.sure && child.role && child.role !== "other") this.now = child.role
      else if (child.type === "intro" && !this.section.heading && this.body.length > 0) this.turnAt(child)
      this.put(child)
      return
    }
    if (child.items.every((item) => item.style === "none" && item.first.ordinal === null && !item.told)) {
      for (const item of child.items) this.addParagraph(item.first, item)
      return
    }
    if (this.isSecondRun(child)) this.open("measure")
    else if (this.isPlanned(child)) this.openPlan()
    else this.turnToList()
    this.put(child)
    this.listed = true
    for (const block of cutTurn(child, (words) => this.turn(words) !== null, this.text)) this.addTail(block)
  }

  /** What stood in the last item from the paragraph on that turned the part. */
  private addTail(child: Child): void {
    if (!isList(child) && child.type === "para") {
      this.addParagraph(child, {
        kind: "item",
        role: "other",
        style: "none",
        n: null,
        first: child,
        rest: [],
      })
      return
    }
    this.put(child)
    if (isList(child)) this.listed = true
  }

  /** A paragraph without an ordinal: an item, or, as one short sentence that turns the part, its introduction. */
  private addParagraph(block: TreeBlock, item: TreeItem): void {
    const words = this.text.slice(...block.text)
    if ((this.listed || this.body.length > 0) && this.turnAt(block) && announcesOnly(words)) {
      if (item.rest.length === 0) {
        this.put({ ...block, type: "intro" })
        return
      }
    }
    const open = this.loose
    if (open && this.body.at(-1) === open) open.items.push(item)
    else {
      this.loose = { kind: "list", role: "other", items: [item] }
      this.put(this.loose)
    }
    this.listed = true
  }

  /** Without headings, a second list behind the problems that is told as what will be done. */
  private isPlanned({ items }: TreeList): boolean {
    const { now, text } = this
    const before = this.body.at(-1)
    if (this.section.heading || (now !== "problem" && now !== "cause") || items[0]!.n !== 1) return false
    if (!before || !isList(before) || before.items.length < 2 || items.length < 2) return false
    const cost = told(items.slice(0, 6).map((item) => text.slice(...item.first.text)))
    return cost.measure + surely < Math.min(cost.problem, cost.cause, cost.highlight)
  }

  /** With the short sentence below the last problem that announces it. */
  private openPlan(): void {
    const { rest } = (this.body.at(-1) as TreeList).items.at(-1)!
    const last = rest.at(-1)
    const leads =
      last &&
      !isList(last) &&
      last.type === "para" &&
      !last.runOn &&
      announcesOnly(this.text.slice(...last.text))
    if (leads) rest.pop()
    this.open("measure")
    if (leads) this.put({ ...last, type: "intro" })
  }

  /** Before the first list that is told otherwise than the paragraphs in front of it: with what announces it. */
  private turnToList(): void {
    const to = this.plannedList
    this.plannedList = null
    if (to === null || to === this.now || (to !== "problem" && to !== "measure")) return
    const last = this.body.at(-1)
    const leads =
      last && !isList(last) && last.type === "intro" && announcesOnly(this.text.slice(...last.text))
    const intro = leads ? this.body.pop()! : null
    if (this.body.length > 0) this.open(to)
    else {
      this.parts.at(-1)!.told = to
      this.now = to
    }
    if (intro) this.put(intro)
  }

  private get body(): Child[] {
    return this.parts.at(-1)!.body
  }

  private put(child: Child): void {
    this.body.push(child)
  }

  private open(told: Role): void {
    this.parts.push({ kind: "section", role: "other", part: null, heading: null, told, body: [] })
    this.now = told
    this.listed = false
    this.loose = null
  }

  private turnAt(block: TreeBlock): boolean {
    const planned = this.planned.get(block)
    const turn = planned === undefined ? this.turn(this.text.slice(...block.text)) : planned
    if (turn === null || turn === this.now) return false
    this.open(turn)
    return true
  }

  /** The role that a paragraph turns the part to, if it may. */
  private turn(words: string): Role | null {
    const { now, own, named } = this
    const to = isCauseLabelled(words) ? null : turnOf(words, now)
    if (to === null || to === now || own.has(to) || to === "highlight" || now === "measure") return null
    // Below a heading the words go on with what it names, unless no other part of the report tells this.
    if (this.section.heading && named.has(to)) return null
    return to
  }

  /**
   * 一、二、三 again, behind the problems below 二、: the plan that got no heading. Where they are told as
   * wanting they are the problems themselves.
   */
  private isSecondRun({ items }: TreeList): boolean {
    const [first] = items as [TreeItem, ...TreeItem[]]
    const { section, now, own, text } = this
    if (first.style !== "han" || first.n !== 1 || own.has("measure")) return false
    if (now !== "problem" && now !== "cause") return false
    const ordinal = section.heading?.ordinal
    const sameAsHeading = ordinal && readOrdinal(text.slice(...ordinal))?.style === "han"
    const last = this.body.at(-1)
    const told = last && !isList(last) && last.type === "intro" && !announces.test(text.slice(...last.text))
    if (!(last && isList(last)) && !(sameAsHeading && told)) return false
    const { problem, measure, highlight } = tenorOf(items.map((item) => text.slice(...item.first.text)))
    return problem <= measure + highlight
  }
}

/** What it costs to take some words, of which each tells the same, for each role. */
function told(all: readonly string[]): Record<Role, number> {
  const { highlight, problem, cause, measure } = tenorOf(all)
  const heard = { highlight: 0, problem: 0, cause: 0, measure: 0 }
  for (const words of all) {
    const one = toldLike(words)
    for (const role of ["highlight", "problem", "cause", "measure"] as const)
      heard[role] += (one[role] * saying) / all.length
  }
  // Several items that are told alike are surer than one.
  const weight = Math.min(all.length, 3)
  return {
    highlight: weight * (-highlight - heard.highlight),
    problem: weight * (-problem - heard.problem),
    cause: weight * (0.3 - cause - heard.cause),
    measure: weight * (-measure - heard.measure),
    other: 2,
  }
}

/** What it speaks for a plan that a sentence would announce one behind problems. */
const announced = 1.5

/** How much cheaper it must be that a list tells a plan. */
const surely = 0.3

/** How far the words of one paragraph count beside the way it is told. */
const saying = 0.3

/** A longer run of paragraphs is no report; there each one is looked at by itself. */
const longest = 400

/** Ends of a sentence that says that a list comes. */
const announces = /[：:]$|(?:以下|如下|下列|几个方面|几点|几条)[^。]{0,8}[。：]$/

/** Cuts the last item's own paragraphs off, from the first one on that turns the part. */
function cutTurn(list: TreeList, turns: (words: string) => boolean, text: string): Child[] {
  const { rest } = list.items.at(-1)!
  for (const [k, child] of rest.entries()) {
    if (isList(child)) {
      if (k === rest.length - 1) return cutTurn(child, turns, text)
    } else if (child.type === "para" && !child.runOn && turns(text.slice(...child.text)))
      return rest.splice(k)
  }
  return []
}
