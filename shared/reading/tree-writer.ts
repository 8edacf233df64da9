import type { Aside } from "./line"
import type { LeadIn, Mark } from "./marks"
import type { Range, Tree, TreeBlock, TreeItem, TreeList, TreeSection } from "./tree"

interface Open {
  item: TreeItem
  list: TreeList
  /** The item began its line. */
  first: boolean
  /** It is a paragraph of its own without any mark. */
  unmarked: boolean
  /** It is one cell of a row. */
  cell: boolean
}

type ItemMark = Pick<Mark, "style" | "n" | "first" | "told"> & { key?: string }

function unmarked(first: boolean): ItemMark {
  return { style: "none", n: null, first }
}

/**
 * Writes a tree piece by piece in text order, keeping the section and the items that are open. Whatever is
 * asked of it, every piece lands somewhere.
 */
export class TreeWriter {
  readonly tree: Tree = { skeleton: null, children: [] }
  private section: TreeSection | null = null
  private stack: Open[] = []
  /** The section has a list or a lead-in: what follows is no introduction. */
  private listed = false

  block(block: TreeBlock): void {
    this.tree.children.push(block)
  }

  openSection(heading: TreeBlock | null): TreeSection {
    const section: TreeSection = { kind: "section", role: "other", part: null, heading, body: [] }
    this.tree.children.push(section)
    this.section = section
    this.stack = []
    this.listed = false
    return section
  }

  /** What is attached behind the signature: of no part's role, whatever its heading names. */
  openAppendix(text: Range): void {
    const section = this.openSection({ type: "heading", ordinal: null, text, runOn: false })
    section.cue = null
    section.told = "other"
  }

  leadIn(text: Range, { role, sure }: LeadIn, depth: number, runOn: boolean): void {
    this.close(depth)
    this.listed = true
    this.siblings().push({ type: "leadIn", ordinal: null, text, runOn, role, sure })
  }

  /** The row at the top of a table of problems: what stands above it has ended. */
  tableHead(text: Range): void {
    this.close(1)
    this.siblings().push({ type: "intro", ordinal: null, text, runOn: false, role: "problem" })
  }

  item(first: TreeBlock, mark: ItemMark, depth: number, opens: boolean): void {
    const { style, n, told } = mark
    const item: TreeItem = { kind: "item", role: "other", style, n, first, rest: [] }
    if (told) item.told = told
    // A paragraph in between may have closed the list that the mark goes on with: then it opens anew.
    let list = opens ? undefined : this.stack[depth - 1]?.list
    this.close(depth)
    if (!list) {
      list = { kind: "list", role: "other", items: [] }
      this.siblings().push(list)
      this.listed = true
    }
    list.items.push(item)
    this.stack.push({
      item,
      list,
      first: mark.first,
      unmarked: mark.key === undefined,
      cell: told !== undefined && !mark.first,
    })
  }

  /**
   * Text without a mark. In front of the lists it introduces the section; behind a lead-in it is an item
   * of its own; else it goes on with an item. A new paragraph goes on with the innermost item that began a
   * paragraph itself: what was counted within a paragraph ended with it. Where none did, it is an item of its
   * own: 一是…。二是…。 and below it a paragraph.
   *
   * @param goesOn its words go on with those in front of it, whatever stands there
   */
  text(text: Range, runOn: boolean, goesOn = false): void {
    const section = this.section ?? this.openSection(null)
    if (this.stack.length === 0) {
      if (!this.listed) section.body.push({ type: "intro", ordinal: null, text, runOn })
      else this.item(para(text, runOn), unmarked(!runOn), 1, true)
      return
    }
    if (runOn) while (this.stack.length > 1 && this.stack.at(-1)!.cell) this.stack.pop()
    else {
      while (this.stack.length > 1 && !this.stack.at(-1)!.first) this.stack.pop()
      const open = this.stack[0]!
      if (!goesOn && this.stack.length === 1 && (open.unmarked || !open.first)) {
        this.item(para(text, runOn), unmarked(true), 1, !open.unmarked)
        return
      }
    }
    this.stack.at(-1)!.item.rest.push(para(text, runOn))
  }

  aside({ start, end, reason }: Aside): void {
    const block: TreeBlock = { type: "aside", ordinal: null, text: [start, end], runOn: false, reason }
    const open = this.stack.at(-1)?.item.rest ?? this.section?.body ?? this.tree.children
    open.push(block)
  }

  /** Ends the open section; only signature, appendix and asides follow. */
  end(): void {
    this.section = null
    this.stack = []
  }

  /** Closes the items at `depth` and below. */
  private close(depth: number): void {
    if (!this.section) this.openSection(null)
    this.stack.length = Math.min(this.stack.length, depth - 1)
  }

  private siblings(): (TreeBlock | TreeList)[] {
    return this.stack.at(-1)?.item.rest ?? this.section?.body ?? this.openSection(null).body
  }
}

function para(text: Range, runOn: boolean): TreeBlock {
  return { type: "para", ordinal: null, text, runOn }
}
