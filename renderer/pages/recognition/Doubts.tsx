import { type ReactNode, useMemo } from "react"
import { attrsOf } from "#shared/model/schema"
import type { Doubt } from "#shared/reading/doubts"
import { visibleText } from "#shared/reading/visible"
import { Dot } from "../../ui/Dot"
import { PartTools, RoleButtons } from "./PartTools"
import { paragraphsOf } from "./paragraphs"
import { answer, byHand, currentBlock, goToDoubt, openDoubts, type Recognition } from "./recognition"
import { useRecognition } from "./use-recognition"

/** What to look at, the current one opened with its answers; below, the keys. */
export function Doubts({ of }: { of: Recognition }) {
  const state = useRecognition(of, (it) => it)
  const chosen = state.doubt === null && currentBlock(state) >= 0
  return (
    <section className="rec-doubts" aria-labelledby="rec-title">
      <Head of={of} />
      <div className="rec-list">
        {chosen && <Chosen of={of} />}
        {of.doubts.length > 0 && (
          <ol>
            {of.doubts.map((doubt, i) => (
              <DoubtRow
                key={doubt.id}
                of={of}
                doubt={doubt}
                n={i + 1}
                current={state.doubt === doubt.id}
                // One stop for Tab, where the reader is; or the first.
                stop={state.doubt === doubt.id || (state.doubt === null && !chosen && i === 0)}
                taken={state.settled.get(doubt.id)}
              />
            ))}
          </ol>
        )}
        {!chosen && of.doubts.length === 0 && (
          <p className="db-empty">要改哪一段，点它一下，或用 Tab 走到右边再按 ↑↓ 选。</p>
        )}
      </div>
      <Keys splitting={state.caret?.byKey === true} />
    </section>
  )
}

function Head({ of }: { of: Recognition }) {
  const state = useRecognition(of, (it) => it)
  const open = openDoubts(of, state)
  const all = paragraphsOf(state.doc).length
  const { notices } = of.imported
  return (
    <div className="rec-head">
      <h2 id="rec-title" tabIndex={-1}>
        {open.length > 0
          ? `先看拿不准的 ${open.length} 处`
          : of.doubts.length > 0
            ? "拿不准的都定了"
            : "每一段都认出来了"}
      </h2>
      <p className="mid">{summaryOf(of, open, all)}</p>
      {notices.length > 0 && (
        <details className="rec-notices" open={notices.length <= 2}>
          <summary>{`读入时有 ${notices.length} 件事要知道`}</summary>
          <ul>
            {[...new Set(notices)].map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function summaryOf(of: Recognition, open: readonly Doubt[], all: number): string {
  const { doc } = of.store.getState()
  const text = visibleText(doc)
  if (open.length === 0) return `${all.toLocaleString("en-US")} 段都有了归处。没有别的要改，就开始写。`
  const rows = paragraphsOf(doc)
  const about = new Set(
    open.flatMap(({ range }) =>
      range
        ? [
            rows.findIndex(({ segments }) =>
              segments.some(({ from, to }) => range[0] >= from && range[0] < to),
            ),
          ]
        : [],
    ),
  )
  const rest = all - about.size
  const fits = attrsOf.report(text.outline.doc).skeleton !== null
  return `其余 ${rest.toLocaleString("en-US")} 段都${fits ? "对上了提纲" : "分好了类"}。改这里，右边马上跟着变。`
}

function DoubtRow(props: {
  of: Recognition
  doubt: Doubt
  n: number
  current: boolean
  stop: boolean
  taken: number | undefined
}) {
  const { of, doubt, n, current, stop, taken } = props
  const settled = taken !== undefined
  return (
    <li className={current ? "db is-open" : "db"} aria-current={current || undefined}>
      <button
        type="button"
        className="db-h"
        aria-expanded={current}
        tabIndex={stop ? 0 : -1}
        data-current={current ? "" : undefined}
        onClick={() => goToDoubt(of, doubt.id)}
      >
        <span className="db-n">{settled ? <Dot state="ok" label="已定" /> : n}</span>
        <b>{doubt.title}</b>
        {(doubt.quote || !current) && (
          <span className="db-q">{doubt.quote ? `“${doubt.quote}”` : doubt.why}</span>
        )}
        {settled && (
          <span className="db-done">
            {taken === byHand ? "已改" : `已定：${doubt.choices[taken]!.label}`}
          </span>
        )}
      </button>
      {current && (
        <div className="db-body">
          {!settled && <p className="db-why">{doubt.why}</p>}
          {settled ? doubt.range && <RoleButtons of={of} /> : <Answers of={of} doubt={doubt} />}
          {doubt.range && <PartTools of={of} />}
        </div>
      )}
    </li>
  )
}

/** The numbered answers of a doubt; the suggested one says so. */
function Answers({ of, doubt }: { of: Recognition; doubt: Doubt }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that is seen
    <div className="opts" role="group" aria-label="怎么定">
      {doubt.choices.map(({ label }, i) => (
        <button
          key={label}
          type="button"
          className={i === doubt.suggested ? "btn btn-ok" : "btn"}
          onClick={() => answer(of, i)}
        >
          <kbd>{i + 1}</kbd>
          {i === doubt.suggested && doubt.choices.length > 1 ? `${label}（建议）` : label}
        </button>
      ))}
    </div>
  )
}

/** The paragraph that was chosen in the text, when no open doubt is about it. */
function Chosen({ of }: { of: Recognition }) {
  const state = useRecognition(of, (it) => it)
  const block = currentBlock(state)
  const rows = useMemo(() => paragraphsOf(state.doc), [state.doc])
  const at = rows.findIndex(({ segments }) => segments.some((segment) => segment.block === block))
  const segment = rows[at]?.segments.find((one) => one.block === block)
  if (!segment) return null
  const words = segment.words.length > 40 ? `${segment.words.slice(0, 38)}……` : segment.words
  return (
    <section className="db is-open" aria-label="选中的一段">
      <button type="button" className="db-h" data-current="" aria-expanded="true">
        <span className="db-n" aria-hidden="true" />
        <b>{`第 ${at + 1} 段，${segment.label}`}</b>
        <span className="db-q">“{words}”</span>
      </button>
      <div className="db-body">
        <RoleButtons of={of} />
        <PartTools of={of} />
      </div>
    </section>
  )
}

function Keys({ splitting }: { splitting: boolean }) {
  if (splitting)
    return (
      <p className="rec-keys">
        <Key keys={["←", "→"]}>挪拆分处</Key>
        <Key keys={["Ctrl+←", "→"]}>按逗号句号挪</Key>
        <Key keys={["Enter"]}>拆开</Key>
        <Key keys={["Esc"]}>不拆</Key>
      </p>
    )
  return (
    <p className="rec-keys is-legend">
      <Key keys={["1", "5"]} joint="–">
        选一个
      </Key>
      <Key keys={["Enter"]}>照建议</Key>
      <Key keys={["↑", "↓"]}>换一处</Key>
      <Key keys={["F8"]}>下一处</Key>
      <Key keys={["S"]}>拆开</Key>
      <Key keys={["M"]}>并到上段</Key>
      <Key keys={["Alt+←", "→"]}>升降级</Key>
      <Key keys={["Ctrl+Z"]}>撤销</Key>
    </p>
  )
}

function Key({
  keys,
  joint = "",
  children,
}: {
  keys: readonly string[]
  joint?: string
  children: ReactNode
}) {
  return (
    <span>
      {keys.map((key, i) => (
        <span key={key}>
          {i > 0 && joint}
          <kbd>{key}</kbd>
        </span>
      ))}{" "}
      {children}
    </span>
  )
}
