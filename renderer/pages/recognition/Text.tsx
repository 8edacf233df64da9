import { type MouseEvent, memo, useMemo, useState } from "react"
import { type Role, roleNames, roles } from "#shared/model/roles"
import { visible } from "#shared/reading/visible"
import { Dot } from "../../ui/Dot"
import { RoleMark, roleClass } from "../../ui/RoleMark"
import { type Paragraph, paragraphsOf, type Segment } from "./paragraphs"
import {
  byHand,
  type Caret,
  currentBlock,
  goTo,
  type Recognition,
  type RecognitionState,
} from "./recognition"
import { ScriptBar } from "./ScriptBar"
import { useRecognition } from "./use-recognition"

/** The whole text in the colours of its roles. A click makes a paragraph current, and sets where it could be split. */
export function Text({ of }: { of: Recognition }) {
  const state = useRecognition(of, (it) => it)
  const [filter, setFilter] = useState<"all" | "doubts" | "asides">("all")
  const all = paragraphsOf(state.doc)
  const marks = useMemo(() => marksOf(of, state.settled, all), [of, state.settled, all])
  const doubtful = all.filter(({ key }) => marks.get(key)?.mark)
  const asides = all.filter(({ type }) => type === "aside")
  const shown = { all, doubts: doubtful, asides }[filter]
  const block = currentBlock(state)
  const current = shown.some(({ segments }) => segments.some((segment) => segment.block === block))
  return (
    <section className="rec-read" aria-label="读出来的全文">
      <div className="rec-bar">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that is seen */}
        <div className="seg" role="group" aria-label="看哪些段">
          <button type="button" aria-pressed={filter === "all"} onClick={() => setFilter("all")}>
            {`全部 ${all.length.toLocaleString("en-US")} 段`}
          </button>
          <button type="button" aria-pressed={filter === "doubts"} onClick={() => setFilter("doubts")}>
            {`拿不准 ${doubtful.length}`}
          </button>
          {(asides.length > 0 || filter === "asides") && (
            <button type="button" aria-pressed={filter === "asides"} onClick={() => setFilter("asides")}>
              {`不带入 ${asides.length}`}
            </button>
          )}
        </div>
        <span className="grow" />
        {roles.map((role) => (
          <span key={role} className="lg">
            <RoleMark role={role} />
            <span className="lg-name">{roleNames[role]}</span>
          </span>
        ))}
      </div>
      <ScriptBar of={of} />
      {shown.length === 0 ? (
        <p className="rec-none">
          {filter === "asides" ? "没有剔出的段落，全文都带入。" : "没有拿不准的段落。"}
        </p>
      ) : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the page's keys do the same (keys.ts)
        <div
          className="rec-text"
          role="listbox"
          aria-label="段落"
          data-zoom=""
          onClick={(event) => onClick(of, event)}
        >
          {shown.map((paragraph, i) => {
            const here = paragraph.segments.findIndex((segment) => segment.block === block)
            const { mark, note } = marks.get(paragraph.key) ?? noMark
            return (
              <Row
                key={paragraph.key}
                paragraph={paragraph}
                mark={mark}
                markNote={note}
                current={here}
                stop={here >= 0 ? here : !current && i === 0 ? 0 : -1}
                caret={here >= 0 ? caretIn(paragraph.segments[here]!, state.caret) : null}
              />
            )
          })}
        </div>
      )}
    </section>
  )
}

interface Mark {
  /** 拿不准 1, or "" when it is settled. */
  mark: string
  note: string
}

const noMark: Mark = { mark: "", note: "" }

/** What stands beside the paragraphs that doubts are about. */
function marksOf(
  of: Recognition,
  settled: RecognitionState["settled"],
  paragraphs: readonly Paragraph[],
): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>()
  for (const [i, { id, range, choices, suggested }] of of.doubts.entries()) {
    if (!range) continue
    const about = paragraphs.find(({ segments }) => range[0] < segments.at(-1)!.to)
    if (!about) continue
    const taken = settled.get(id)
    const known = marks.get(about.key)
    if (taken === undefined)
      marks.set(
        about.key,
        known?.mark ? known : { mark: `拿不准 ${i + 1}`, note: `建议：${choices[suggested]!.label}` },
      )
    else if (!known)
      marks.set(about.key, { mark: "", note: taken === byHand ? "已改" : `已定：${choices[taken]!.label}` })
  }
  return marks
}

/** Offset in the words of a segment of the caret's visible character, or null. */
function caretIn({ words, from, to }: Segment, caret: Caret | null): number | null {
  if (!caret || caret.at <= from || caret.at >= to) return null
  let left = caret.at - from
  for (let i = 0; i < words.length; i++) if (/\S/.test(words.charAt(i)) && left-- === 0) return i
  return null
}

interface RowProps {
  paragraph: Paragraph
  mark: string
  markNote: string
  /** Place of the current segment, or -1. */
  current: number
  /** Place of the segment that Tab stops at, or -1. */
  stop: number
  caret: number | null
}

/** A long report has hundreds of rows; a change draws those that it changes. */
const Row = memo(
  function Row({ paragraph, mark, markNote, current, stop, caret }: RowProps) {
    const { type, segments, note } = paragraph
    const [first] = segments as [Segment, ...Segment[]]
    const classes = ["rp", roleClass(first.role), `is-${type}`, current >= 0 && "is-cur"]
    return (
      <div className={classes.filter(Boolean).join(" ")}>
        <span className="rg" aria-hidden="true">
          <RoleMark role={first.role} />
          <span className="meta">{mark || first.label}</span>
        </span>
        <div className="rt">
          {segments.map((segment, i) => (
            <SegmentText
              key={segment.from}
              segment={segment}
              inside={i > 0 && segment.role !== first.role ? segment.role : null}
              mark={i === 0 ? mark : ""}
              current={current === i}
              stop={stop === i}
              caret={current === i ? caret : null}
            />
          ))}
        </div>
        <span className="rx" aria-hidden="true">
          {markNote ? (
            <span className="row">
              <Dot state={mark ? "warn" : "ok"} label="" />
              {markNote}
            </span>
          ) : (
            note
          )}
        </span>
      </div>
    )
  },
  (before, after) =>
    before.paragraph.signature === after.paragraph.signature &&
    before.mark === after.mark &&
    before.markNote === after.markNote &&
    before.current === after.current &&
    before.stop === after.stop &&
    before.caret === after.caret,
)

function SegmentText(props: {
  segment: Segment
  /** Its role, where it stands in a paragraph about something else. */
  inside: Role | null
  mark: string
  current: boolean
  stop: boolean
  caret: number | null
}) {
  const { segment, inside, mark, current, stop, caret } = props
  const { role, label, words, from } = segment
  return (
    <span
      className={inside ? `sg in-${roleClass(inside)}` : "sg"}
      role="option"
      aria-selected={current}
      aria-label={[roleNames[role], label, mark, words].filter(Boolean).join("，")}
      tabIndex={stop ? 0 : -1}
      data-from={from}
    >
      {inside && <RoleMark role={inside} />}
      {caret === null ? (
        words
      ) : (
        <>
          {words.slice(0, caret)}
          <span className="rec-caret" />
          {words.slice(caret)}
        </>
      )}
    </span>
  )
}

/** Makes the paragraph current, and puts the caret between the characters that were clicked or before what was selected. */
function onClick(of: Recognition, event: MouseEvent<HTMLElement>): void {
  const target = event.target as HTMLElement
  const option = target.closest<HTMLElement>("[role=option]") ?? firstOption(target)
  if (!option) return
  const from = Number(option.dataset.from)
  const selection = getSelection()
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null
  const start = range && placeIn(option, range.startContainer, range.startOffset)
  const end = range && !range.collapsed ? placeIn(option, range.endContainer, range.endOffset) : null
  const caret =
    start === null ? null : { at: from + start, to: end === null ? null : from + end, byKey: false }
  goTo(of, from, caret && insideOf(option, caret, from))
  selection?.removeAllRanges()
}

const firstOption = (target: HTMLElement) =>
  target.closest(".rp")?.querySelector<HTMLElement>("[role=option]") ?? null

/** A caret at either end of the paragraph splits nothing. */
function insideOf(option: HTMLElement, caret: Caret, from: number): Caret | null {
  const length = visible(wordsIn(option)).length
  if (caret.at <= from || caret.at >= from + length) return null
  return caret.to !== null && caret.to >= from + length ? { ...caret, to: null } : caret
}

/** The words of an option, without the mark of its role. */
function wordsIn(option: HTMLElement): string {
  return [...option.childNodes].map((node) => (node instanceof window.Text ? node.data : "")).join("")
}

/** How many visible characters of an option stand in front of a place in the page; null where it is elsewhere. */
function placeIn(option: HTMLElement, node: globalThis.Node, offset: number): number | null {
  if (!option.contains(node) || !(node instanceof window.Text)) return null
  let before = ""
  for (const child of option.childNodes) {
    if (child === node) return visible(before + node.data.slice(0, offset)).length
    if (child instanceof window.Text) before += child.data
  }
  return null
}
