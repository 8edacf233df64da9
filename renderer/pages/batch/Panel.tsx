import { useRef, useState } from "react"
import { useStore } from "zustand"
import { type BatchRow, isFailure } from "#shared/batch/row"
import { useApp, useAppState } from "../../app/store"
import { Dot } from "../../ui/Dot"
import { Menu } from "../../ui/Menu"
import { SidePanel } from "../../ui/TablePage"
import { copyWords } from "./acts"
import type { Batch } from "./batch"
import { exportOpinion } from "./exports"
import { type TableRow, unitOf } from "./rows"
import { VerdictPill } from "./Table"
import { opinionOf, proposedVerdict, reasonsOf, type Verdict, verdictNames, verdicts } from "./verdict"

/** Beside the table: why the current report stands where it does, and what its author is told. */
export function Panel(props: {
  batch: Batch
  row: TableRow | null
  onMatch(file: string): void
  onOpen(file: string): void
}) {
  const { batch, row, onMatch, onOpen } = props
  if (!row)
    return (
      <SidePanel label="这一份">
        <b>还没有选哪一份</b>
        查完的列在左边，点一份看它为什么。
      </SidePanel>
    )
  const { result } = row
  return (
    <SidePanel
      label="这一份"
      heading={unitOf(result)}
      title={result.file}
      beside={
        <button type="button" className="btn" onClick={() => onOpen(result.file)}>
          打开原文 <kbd>Enter</kbd>
        </button>
      }
    >
      {isFailure(result) ? (
        <div className="sec">
          <div className="errbox">
            <b>打不开</b>
            {result.failure}
          </div>
          <p className="meta bt-file">{result.file}</p>
        </div>
      ) : (
        <Judged key={result.file} batch={batch} row={result} verdict={row.verdict!} onMatch={onMatch} />
      )}
    </SidePanel>
  )
}

function Judged(props: { batch: Batch; row: BatchRow; verdict: Verdict; onMatch(file: string): void }) {
  const { batch, row, verdict, onMatch } = props
  const scale = useAppState(({ settings }) => settings.review)
  const own = useStore(batch.store, ({ reviews }) => reviews.get(row.file)?.verdict)
  const proposed = proposedVerdict(row, scale)
  return (
    <div className="scroll">
      <div className="sec is-verdict">
        <div className="row">
          <VerdictPill verdict={verdict} errors={row.levels.error} />
          <span className="grow" />
          <ChangeVerdict batch={batch} row={row} verdict={verdict} />
        </div>
        {own && own !== proposed && (
          <p className="meta">
            {`您定的；按数算是“${verdictNames[proposed]}”。`}
            <button type="button" className="lnk" onClick={() => batch.unreview(row.file, "verdict")}>
              改回去
            </button>
          </p>
        )}
      </div>
      <div className="sec">
        <h3 className="b">为什么</h3>
        <ul className="ck">
          {reasonsOf(row, scale).map(({ dot, text }) => (
            <li key={text}>
              <Dot state={dot} label="" />
              <span>{text}</span>
            </li>
          ))}
        </ul>
        <LastReport batch={batch} row={row} onMatch={onMatch} />
      </div>
      <Opinion batch={batch} row={row} />
    </div>
  )
}

/** Which old report this one was held against, or why none; and another one. */
function LastReport(props: { batch: Batch; row: BatchRow; onMatch(file: string): void }) {
  const { batch, row, onMatch } = props
  const last = useStore(batch.store, (state) => state.last)
  const failure = useStore(batch.store, ({ lastFailures }) => lastFailures.get(row.file))
  const isDue = useStore(batch.store, ({ due }) => due.has(row.file))
  if (!last) return null
  const name = last.matches.get(row.file)
  return (
    <div className="bt-last">
      {failure && (
        <div className="errbox">
          <b>没有和上年的比</b>
          {failure}
        </div>
      )}
      <p className="meta">
        <span className="bt-file" title={name}>
          {name === undefined ? "上年的没有对上" : `上年：${name}`}
          {name !== undefined && isDue && "（还没有比）"}
        </span>
        <button type="button" className="lnk" onClick={() => onMatch(row.file)}>
          {name === undefined ? "选一份" : "换一份"}
        </button>
      </p>
    </div>
  )
}

function ChangeVerdict({ batch, row, verdict }: { batch: Batch; row: BatchRow; verdict: Verdict }) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className="btn btn-q"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        改结论
      </button>
      {open && button.current && (
        <Menu
          label="改结论"
          anchor={button.current}
          align="end"
          onClose={close}
          entries={verdicts.map((one) => ({
            id: one,
            label: verdictNames[one],
            checked: one === verdict,
            run: () => batch.review(row.file, { verdict: one }),
          }))}
        />
      )}
    </>
  )
}

function Opinion({ batch, row }: { batch: Batch; row: BatchRow }) {
  const app = useApp()
  const own = useStore(batch.store, ({ reviews }) => reviews.get(row.file)?.opinion)
  const text = own ?? opinionOf(row)
  return (
    <div className="sec">
      <div className="row">
        <h3 className="b" id="bt-opinion">
          退回意见
        </h3>
        <span className="grow" />
        {own === undefined ? (
          <span className="meta">可以直接改</span>
        ) : (
          <button type="button" className="lnk meta" onClick={() => batch.unreview(row.file, "opinion")}>
            改回原来的
          </button>
        )}
      </div>
      <textarea
        className="bt-ta"
        aria-labelledby="bt-opinion"
        placeholder="没有要退回修改的；要写也可以"
        rows={Math.min(14, Math.max(4, lines(text)))}
        value={text}
        onChange={(event) => batch.review(row.file, { opinion: event.target.value })}
      />
      <div className="row">
        <button
          type="button"
          className="btn"
          disabled={text.trim() === ""}
          onClick={() => copyWords(app, text, "意见")}
        >
          复制意见
        </button>
        <button
          type="button"
          className="btn btn-q"
          disabled={text.trim() === ""}
          onClick={() => void exportOpinion(app, batch, row, text)}
        >
          存成 .docx
        </button>
      </div>
    </div>
  )
}

/** Characters in a line of the box. */
const measure = 20

const lines = (text: string) =>
  text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / measure)), 0)
