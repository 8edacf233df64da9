import {
  type AttributeSpec,
  type Attrs,
  type MarkSpec,
  type Node,
  type NodeSpec,
  Schema,
} from "prosemirror-model"
import { type OrdinalStyle, ordinalStyles } from "../text/ordinals"
import type { LinkDecision } from "./links"
import type { CopyDecision, Edition, PromiseDecision, Source, Todo } from "./origin"
import { noProperties, type Properties } from "./properties"
import { isRole, type Role } from "./roles"

/**
 * The report as ProseMirror nodes: the one model of editor, checks, import, export and command line.
 *
 * Text-bearing nodes ("blocks") hold plain text only; what a clerk sees as a number in front of a
 * heading or an item is the attribute `ordinal`, never part of the text, so that renumbering touches no
 * sentence. Order in the document is order on paper.
 *
 * Numbers: an imported heading or item keeps its ordinal **as read**, wrong or not. A check flags a
 * wrong one; its fix, or a structural edit of the list, rewrites the ordinals of that list in the same
 * transaction (`numbering.ts`).
 */

/** Attributes of the document node: everything about the report that is not its text. */
export interface ReportAttrs extends Attrs {
  /** Id of the skeleton that the report is written on, or null when it follows none. */
  skeleton: string | null
  properties: Properties
  /** What the writer decided about problem → cause/measure links; the rest is derived from the text. */
  linkDecisions: readonly LinkDecision[]
  /** The old reports that this one is held against; the first is last year's. */
  sources: readonly Source[]
  /** What the writer decided about last year's promises; the rest is derived from the texts. */
  promiseDecisions: readonly PromiseDecision[]
  /** What the leader's comments ask for; the mark `todo` says where. */
  todos: readonly Todo[]
  /** What the writer refused of copies that came back, the latest copy last; what was accepted stands in the text. */
  copyDecisions: readonly CopyDecision[]
  /** The named version that the report is at, or null while it is a draft. */
  edition: Edition | null
  /** Keys of findings that the writer chose to ignore (`shared/checks/ignore.ts`). */
  ignored: readonly string[]
}

export interface SectionAttrs extends Attrs {
  id: string
  /** What the section is mainly for; its items carry roles of their own. */
  role: Role
  /** Key of the skeleton part that this section fills, or null. */
  part: string | null
}

export interface HeadingAttrs extends Attrs {
  /** As written, `一、` or `` when the heading has none. */
  ordinal: string
}

export interface ListAttrs extends Attrs {
  style: OrdinalStyle
  /** The number that the first item of a program-numbered list gets. */
  start: number
}

export interface ItemAttrs extends Attrs {
  id: string
  role: Role
  /** As written, with its own punctuation: `一是` `（一）` `1.` `原因在于：` or ``. */
  ordinal: string
}

/** A block that stands on the line of the block before it: 一是…。二是…。 in one paragraph. */
export interface RunOnAttrs extends Attrs {
  runOn: boolean
}

/** A block as the editor draws it: its class is the look that it has on paper. */
const line = (
  name: string,
  attrs: NodeSpec["attrs"] = {},
  shown: (node: Node) => Attrs = () => ({}),
): NodeSpec => ({
  content: "text*",
  attrs,
  group: "line",
  toDOM: (node) => ["p", { class: name, ...shown(node) }, 0],
  parseDOM: [{ tag: `p.${name}` }],
})

/**
 * The ordinal as a CSS string, drawn in front of the text by the style sheet: no text that a caret could enter.
 * A line end or a quotation mark must not end the string (CSS Syntax 3, 4.3.5).
 */
function ordinalStyle(ordinal: string): string {
  const quoted = ordinal.replace(/["\\\n\r\f]/g, (c) => `\\${c.charCodeAt(0).toString(16)} `)
  return `--ordinal: "${quoted}"`
}

/** An attribute that a damaged file cannot fill with something else: `fromJSON` and `check` throw. */
const text: AttributeSpec = { default: "", validate: "string" }
const oneOf = (fallback: string, fits: (value: unknown) => boolean): AttributeSpec => ({
  default: fallback,
  validate: (value) => {
    if (!fits(value)) throw new RangeError(`unexpected ${String(value)}`)
  },
})
const role = oneOf("other", isRole)
const runOn: NodeSpec["attrs"] = { runOn: { default: false, validate: "boolean" } }
const origin: MarkSpec["attrs"] = { text: { validate: "string" }, by: text }
const figure: MarkSpec["attrs"] = { confirmed: text, by: text, note: text, tie: text }

export const schema = new Schema({
  nodes: {
    doc: {
      content: "(title | byline | addressee | opening | section | signature | aside)*",
      attrs: {
        skeleton: { default: null },
        properties: { default: noProperties },
        linkDecisions: { default: [] },
        sources: { default: [] },
        promiseDecisions: { default: [] },
        todos: { default: [] },
        copyDecisions: { default: [] },
        edition: { default: null },
        ignored: { default: [] },
      },
    },
    /** 标题. One node per line as read; exported as one title, broken anew. */
    title: line("t1", {}, () => ({ role: "heading", "aria-level": "1" })),
    /** 署名行 between title and text: 单位 职务 姓名, or （2025年12月30日）. */
    byline: line("t2"),
    /** 称谓: 各位领导、同志们： */
    addressee: line("addressee"),
    /** 开头: the paragraphs before the first section. */
    opening: line("opening"),
    /** `heading` first, when the section has one; text without a heading is a section without one. */
    section: {
      content: "heading? (intro | aside)* (leadIn | list | aside)*",
      attrs: { id: text, role, part: { default: null, validate: "string|null" } },
      isolating: true,
      toDOM: () => ["section", 0],
      parseDOM: [{ tag: "section" }],
    },
    heading: line("heading", { ordinal: text }, (node) => ({
      role: "heading",
      "aria-level": "2",
      style: ordinalStyle(node.attrs.ordinal),
    })),
    /** Paragraphs of a section that introduce its items. */
    intro: line("intro", runOn),
    /** 引出句: 存在这些问题的主要原因是： — says which role the list after it has. */
    leadIn: line("lead-in", { role, ...runOn }),
    list: {
      content: "item+",
      attrs: {
        style: oneOf("none", (value) => ordinalStyles.includes(value as OrdinalStyle)),
        start: { default: 1, validate: "number" },
      },
      toDOM: () => ["div", { class: "list" }, 0],
      parseDOM: [{ tag: "div.list" }],
    },
    /** The first `para` holds the lead sentence and stands behind the ordinal. */
    item: {
      content: "para (para | leadIn | list | aside)*",
      attrs: { id: text, role, ordinal: text },
      toDOM: (node) => ["div", { class: "item", style: ordinalStyle(node.attrs.ordinal) }, 0],
      parseDOM: [{ tag: "div.item" }],
    },
    para: line("para", runOn),
    /** 落款: one node a line, `kind` name or date. */
    signature: line("signature", { kind: oneOf("name", (value) => value === "name" || value === "date") }),
    /** Set aside: page counters, web noise, contents lists. Shown, kept, never printed. */
    aside: line("aside", { reason: text, ...runOn }, (node) => ({ "data-reason": node.attrs.reason })),
    text: { inline: true },
  },
  marks: {
    /** A sentence of last year's that the writer confirmed (`OriginAttrs`). */
    origin: { attrs: origin, inclusive: false, toDOM: () => ["span", { class: "origin" }, 0] },
    /** What the writer said of a figure (`FigureAttrs`). */
    figure: { attrs: figure, inclusive: false, toDOM: () => ["span", { class: "figure" }, 0] },
    /** The words that a 待办 was put to. Several may lie over each other. */
    todo: {
      attrs: { id: { validate: "string" } },
      inclusive: false,
      excludes: "",
      toDOM: () => ["span", { class: "todo" }, 0],
    },
  },
})

export type BlockName =
  | "title"
  | "byline"
  | "addressee"
  | "opening"
  | "heading"
  | "intro"
  | "leadIn"
  | "para"
  | "signature"
  | "aside"

/** A block is a node that holds text itself. */
export function isBlock(node: Node): boolean {
  return node.isTextblock
}

export const attrsOf = {
  report: (node: Node) => node.attrs as ReportAttrs,
  section: (node: Node) => node.attrs as SectionAttrs,
  list: (node: Node) => node.attrs as ListAttrs,
  item: (node: Node) => node.attrs as ItemAttrs,
}
