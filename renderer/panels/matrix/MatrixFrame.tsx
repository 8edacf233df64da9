import type { Matrix } from "#shared/matrix/matrix"
import { matrixRoles } from "#shared/matrix/matrix"
import type { AnswerRole } from "#shared/problems/link-table"
import { Dot } from "../../ui/Dot"
import { Icon } from "../../ui/Icon"
import { RoleMark } from "../../ui/RoleMark"
import { GridRow, roleWords } from "./MatrixCard"

/** How many problems are complete, what is lacking, and the way out of the window. */
export function Summary({ matrix, onExport }: { matrix: Matrix; onExport(): void }) {
  const { rows, gaps, complete, loose } = matrix
  const lacking = (role: AnswerRole) => gaps.filter((gap) => gap.role === role).length
  const [causes, measures] = [lacking("cause"), lacking("measure")]
  return (
    <div className="fd-sum">
      <span>{rows.length} 个问题</span>
      {complete > 0 && (
        <span>
          <Dot state="ok" label="" />
          齐全 <b>{complete}</b>
        </span>
      )}
      {causes > 0 && (
        <span>
          <Dot state="gap" label="" />
          缺原因 <b>{causes}</b>
        </span>
      )}
      {measures > 0 && (
        <span>
          <Dot state="gap" label="" />
          缺措施 <b>{measures}</b>
        </span>
      )}
      {rows.length > 0 && loose.measure.length > 0 && (
        <span>
          <Dot state="warn" label="" />
          没有对应问题的措施 <b>{loose.measure.length}</b>
        </span>
      )}
      <span className="grow" />
      <button type="button" className="btn" disabled={rows.length === 0} onClick={onExport}>
        <Icon name="out" />
        导出对照表
      </button>
    </div>
  )
}

/** What the columns are and how much stands in each. */
export function Heads({ counts }: { counts: Matrix["columns"] }) {
  return (
    <GridRow className="mxh">
      {matrixRoles.map((role) => (
        // biome-ignore lint/a11y/useSemanticElements: cards under each other are no table of the browser's
        // biome-ignore lint/a11y/useFocusableInteractive: a head is only read
        <div key={role} role="columnheader">
          <RoleMark role={role} />
          <b>{roleWords[role]}</b>
          <span className="meta">
            {counts[role].cards} 条，{counts[role].characters} 字
          </span>
        </div>
      ))}
    </GridRow>
  )
}

/** The keys of the matrix. */
export function MatrixFoot({ writable }: { writable: boolean }) {
  return (
    <div className="mx-foot">
      <span className="meta">
        <kbd>Alt+↑↓←→</kbd> 走格
      </span>
      {writable && (
        <>
          <span className="meta">
            <kbd>Enter</kbd> 就地改
          </span>
          <span className="meta">
            <kbd>L</kbd> 连线
          </span>
          <span className="meta">
            <kbd>Del</kbd> 断开
          </span>
        </>
      )}
      <span className="meta">
        <kbd>F8</kbd> 下一个缺口
      </span>
      <span className="grow" />
      {writable && <span className="meta mx-say">改表就是改正文</span>}
    </div>
  )
}

/** What the lines mean; for the eye only, a cell says itself how it is tied. */
export function Legend({ ties }: { ties: Matrix["ties"] }) {
  const line = (kind: string) => (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the word stands beside it
    <svg className="mx-key" width="28" height="10">
      <path className={kind} d="M0 5h28" />
    </svg>
  )
  return (
    <div className="note" aria-hidden="true">
      <div>{line("stated")}原文写明</div>
      {ties.some(({ basis }) => basis === "confirmed") && <div>{line("confirmed")}您已确认</div>}
      <div>{line("inferred")}推断，点一下确认</div>
      <div>{line("gap")}缺口</div>
    </div>
  )
}
