import type { Node } from "prosemirror-model"
import { type Command, type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { defaultSettings } from "#shared/checks/types"
import type { Role } from "#shared/model/roles"
import { type ReportAttrs, schema } from "#shared/model/schema"
import { readOrdinal } from "#shared/text/ordinals"
import { newEditorState } from "../../../renderer/editor/state"

/**
 * A report with its selection as lines of text, for tests that say what a command makes of what:
 *
 *     T 标题            = opening      B byline    S signature    A addressee
 *     # 一、存在问题     section with a heading    #! a section without one
 *     ~ intro           : lead-in      / set aside
 *     - 一是学用|结合    item, two blanks a level in front; + a further paragraph of it; ^ behind the sign: runs on
 *
 * `|` is the caret, or `[` the anchor and `]` the head of a selection. Roles follow the words: 亮点 问题 原因 措施.
 */
export function read(...lines: string[]): EditorState {
  const { doc, selection } = parse(lines)
  const state = newEditorState(doc, defaultSettings)
  const [anchor, head] = selection
  return anchor === null
    ? state
    : state.apply(state.tr.setSelection(TextSelection.create(doc, anchor, head ?? anchor)))
}

const lineTypes: Record<string, string> = {
  T: "title",
  B: "byline",
  A: "addressee",
  "=": "opening",
  S: "signature",
  "~": "intro",
  ":": "leadIn",
  "/": "aside",
}

interface Open {
  type: string
  attrs: Record<string, unknown>
  content: (Open | Node)[]
}

function parse(lines: readonly string[]): { doc: Node; selection: [number | null, number | null] } {
  const root: Open = { type: "doc", attrs: {}, content: [] }
  let section: Open | null = null
  let items: Open[] = []
  let role: Role = "other"
  for (const raw of lines) {
    const [, indent, sign, runOn, rest] = /^( *)(\S)(\^?) ?(.*)$/.exec(raw)!
    const level = indent!.length / 2
    const block = (type: string, text: string, attrs = {}) =>
      schema.node(type, attrs, text ? [schema.text(text)] : [])
    if (sign === "#") {
      const text = rest!
      const at = readOrdinal(text.replace(/^[|[\]]/, ""))?.text ?? ""
      role = roleOf(text, "other")
      section = { type: "section", attrs: { id: `s${root.content.length}`, role }, content: [] }
      if (text !== "!") section.content.push(block("heading", text.replace(at, ""), { ordinal: at }))
      root.content.push(section)
      items = []
    } else if (sign === "-") {
      const ordinal = readOrdinal(rest!.replace(/^[|[\]]/, ""))
      const owner: Open = level === 0 ? section! : items[level - 1]!
      let list = owner.content.at(-1) as Open | undefined
      if (list?.type !== "list") {
        list = {
          type: "list",
          attrs: { style: ordinal?.style ?? "none", start: ordinal?.n ?? 1 },
          content: [],
        }
        owner.content.push(list)
      }
      const text = rest!.replace(ordinal?.text ?? "", "")
      const id = `i${text.replace(/[|[\]]/g, "")}`
      const item: Open = {
        type: "item",
        attrs: { id, role, ordinal: ordinal?.text ?? "" },
        content: [block("para", text, { runOn: runOn === "^" })],
      }
      list.content.push(item)
      items.length = level
      items.push(item)
    } else if (sign === "+") items[level]!.content.push(block("para", rest!, { runOn: runOn === "^" }))
    else {
      const type = lineTypes[sign!]!
      if (type === "leadIn") {
        role = roleOf(rest!, role)
        items.length = level
      }
      const attrs = type === "leadIn" ? { role, runOn: runOn === "^" } : {}
      const inSection = type === "intro" || type === "leadIn" || (type === "aside" && section)
      const owner = level > 0 ? items[level - 1]! : inSection ? section! : root
      owner.content.push(block(type, rest!, attrs))
    }
  }
  return unmark(build(root))
}

function roleOf(text: string, otherwise: Role): Role {
  const words: [string, Role][] = [
    ["亮点", "highlight"],
    ["原因", "cause"],
    ["问题", "problem"],
    ["措施", "measure"],
  ]
  return words.find(([word]) => text.includes(word))?.[1] ?? otherwise
}

function build(open: Open): Node {
  return schema.node(
    open.type,
    open.attrs,
    open.content.map((child) =>
      "content" in child && Array.isArray(child.content) ? build(child as Open) : (child as Node),
    ),
  )
}

/** Takes the marks of the selection out of the text. */
function unmark(doc: Node): { doc: Node; selection: [number | null, number | null] } {
  let state = newEditorState(doc, defaultSettings)
  const find = (mark: string): number | null => {
    let found: number | null = null
    state.doc.descendants((node, pos) => {
      const at = node.isText ? node.text!.indexOf(mark) : -1
      if (at >= 0) found ??= pos + at
    })
    if (found !== null) state = state.apply(state.tr.delete(found, found + 1))
    return found
  }
  const caret = find("|")
  if (caret !== null) return { doc: state.doc, selection: [caret, null] }
  let anchor = find("[")
  const head = find("]")
  if (anchor !== null && head !== null && head < anchor) anchor--
  return { doc: state.doc, selection: [anchor, head] }
}

/** The same the other way: what `read` would read. */
export function sketch({ doc, selection }: EditorState): string[] {
  return draw(doc, selection.anchor, selection.head)
}

/** Of a report as JSON. */
export function sketchOf(json: unknown, anchor: number, head: number): string[] {
  return draw(schema.nodeFromJSON(json), anchor, head)
}

function draw(doc: Node, anchor: number, head: number): string[] {
  const empty = anchor === head
  const lines: string[] = []
  const words = (node: Node, pos: number): string => {
    let text = node.textContent
    const marks: [number, string][] = empty
      ? [[head, "|"]]
      : [
          [anchor, "["],
          [head, "]"],
        ]
    for (const [at, mark] of marks.sort((a, b) => b[0] - a[0])) {
      const offset = at - pos - 1
      if (offset >= 0 && offset <= node.content.size) text = text.slice(0, offset) + mark + text.slice(offset)
    }
    return text
  }
  const walk = (node: Node, pos: number, level: number, sign = "", ordinal = "") => {
    const indent = "  ".repeat(level)
    if (node.isTextblock) {
      const own = sign || Object.entries(lineTypes).find(([, type]) => type === node.type.name)?.[0] || "#"
      const before = node.type.name === "heading" ? node.attrs.ordinal : ordinal
      lines.push(`${indent}${own}${node.attrs.runOn ? "^" : ""} ${before}${words(node, pos)}`)
      return
    }
    if (node.type.name === "section" && node.firstChild?.type.name !== "heading") lines.push("#!")
    node.forEach((child, offset, i) => {
      const at = pos + 1 + offset
      if (node.type.name === "item" && child.type.name === "para")
        walk(child, at, level, i === 0 ? "-" : "+", i === 0 ? node.attrs.ordinal : "")
      else walk(child, at, node.type.name === "item" ? level + 1 : level)
    })
  }
  doc.forEach((child, offset) => {
    walk(child, offset, 0)
  })
  return lines
}

/** Runs a command; null when it may not. */
export function run(state: EditorState, command: Command): EditorState | null {
  let now = state
  const done = command(state, (tr: Transaction) => {
    now = now.apply(tr)
  })
  return done ? now : null
}

export function withAttrs(state: EditorState, attrs: Partial<ReportAttrs>): EditorState {
  const { tr } = state
  for (const [name, value] of Object.entries(attrs)) tr.setDocAttribute(name, value)
  return state.apply(tr.setMeta("addToHistory", false))
}
