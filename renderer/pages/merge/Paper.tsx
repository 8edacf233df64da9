import { Fragment, useEffect, useMemo, useRef } from "react"
import { useStore } from "zustand"
import { useAppState } from "../../app/store"
import { Icon } from "../../ui/Icon"
import type { Merge } from "./merge"
import { type Line, type Run, sheetOf } from "./sheet"

/** The report with what is decided on done and what waits marked: struck, underlined, dashed where untracked. */
export function Paper({ merge }: { merge: Merge }) {
  const { comparison, verdicts, current } = useStore(merge.store)
  const zoom = useAppState((state) => state.settings.zoom)
  const lines = useMemo(() => sheetOf(comparison, verdicts), [comparison, verdicts])
  const paper = useRef<HTMLElement>(null)
  useEffect(() => {
    if (current === null) return
    const marked = paper.current!.querySelector(`[data-of="${CSS.escape(current)}"]`)
    marked?.scrollIntoView({ block: "center" })
  }, [current])
  const choose = (event: React.MouseEvent) => {
    const key = (event.target as Element).closest<HTMLElement>("[data-of]")?.dataset.of
    if (key) merge.goTo(key)
  }
  // A comment's words are gone from the paper once it is decided on; so is the place of what was refused.
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keys
    <section className="canvas mg-paper" aria-label="正文" data-region="paper" tabIndex={0} ref={paper}>
      <div className="zoomed" data-zoom="" style={{ "--zoom": zoom / 100 } as React.CSSProperties}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the list does the same by keys */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list does the same by keys */}
        <div className="sheet narrow" onClick={choose}>
          <div className="txt mg-txt">
            {lines.map((line, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name here
              <Paragraph key={i} line={line} current={current} />
            ))}
          </div>
        </div>
      </div>
    </section>
  )
}

function Paragraph({ line: { look, move, runs }, current }: { line: Line; current: string | null }) {
  const isHere = move !== null && move === current
  const at = runs.findIndex(({ matter, comment }) => current !== null && [matter, comment].includes(current))
  const words = <Runs runs={runs} current={current} pointer={at} />
  return (
    <p className={look === "para" ? undefined : look}>
      {isHere && at < 0 && <Pointer />}
      {move !== null && !isHere && (
        <span className="gm c mg-gm" aria-hidden="true">
          移
        </span>
      )}
      {move === null ? (
        words
      ) : (
        <span className={isHere ? "mg-mv mg-cur" : "mg-mv"} data-of={move}>
          {words}
        </span>
      )}
    </p>
  )
}

/** Says in the margin which line the current one is in. */
function Pointer() {
  return (
    <span className="gm mg-gm" aria-hidden="true">
      <Icon name="right" />
    </span>
  )
}

function Runs({ runs, current, pointer }: { runs: readonly Run[]; current: string | null; pointer: number }) {
  const out: React.ReactNode[] = []
  for (let i = 0; i < runs.length; ) {
    // What goes and what comes in one place is framed together.
    const { matter, kind } = runs[i]!
    let end = i + 1
    const isMarked = kind !== "same"
    while (isMarked && end < runs.length && runs[end]!.matter === matter && runs[end]!.kind !== "same") end++
    const group = runs.slice(i, end)
    const isCurrent = matter !== null && isMarked && matter === current
    const words = group.map((run, k) => <Words key={k.toString()} run={run} current={current} />)
    const classes = [isCurrent && "mg-cur", isMarked && runs[i]!.untracked && "mg-unt"].filter(Boolean)
    out.push(
      <Fragment key={i}>
        {i === pointer && <span className="mg-here">{<Pointer />}</span>}
        {isMarked ? (
          <span className={classes.join(" ") || undefined} data-of={matter}>
            {words}
          </span>
        ) : (
          words
        )}
      </Fragment>,
    )
    i = end
  }
  return out
}

function Words({ run, current }: { run: Run; current: string | null }) {
  const { text, kind, comment, lead, matter } = run
  const marked =
    kind === "del" ? (
      <del className="del">{text}</del>
    ) : kind === "ins" ? (
      <ins className="ins">{text}</ins>
    ) : matter !== null && matter === current ? (
      <span className="mg-cur" data-of={matter}>
        {text}
      </span>
    ) : (
      text
    )
  const classes = [
    lead && "lead",
    comment !== null && "mg-cm",
    comment !== null && comment === current && "mg-cur",
  ]
  const name = classes.filter(Boolean).join(" ")
  return name ? (
    <span className={name} data-of={comment ?? undefined}>
      {marked}
    </span>
  ) : (
    marked
  )
}
