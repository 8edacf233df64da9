import { roleNames, roles } from "#shared/model/roles"
import { type BlockKind, kindOf } from "#shared/reading/amend"
import { rowsOf } from "#shared/reading/rows"
import { visibleText } from "#shared/reading/visible"
import {
  answer,
  comeBack,
  currentBlock,
  level,
  makeKind,
  merge,
  type Recognition,
  roleOfBlock,
  split,
} from "./recognition"
import { useRecognition } from "./use-recognition"

const kindNames: readonly (readonly [BlockKind, string])[] = [
  ["title", "标题"],
  ["byline", "署名行"],
  ["addressee", "称谓"],
  ["opening", "开头"],
  ["heading", "部分标题"],
  ["intro", "引言"],
  ["leadIn", "引出句"],
  ["item", "单独一条"],
  ["para", "接上一条"],
  ["signature", "落款"],
  ["aside", "不带到稿子里"],
]

/** 1 亮点 2 问题 …: what the current paragraph is about. */
export function RoleButtons({ of }: { of: Recognition }) {
  const state = useRecognition(of, (it) => it)
  const block = visibleText(state.doc).outline.blocks[currentBlock(state)]
  const now = block && roleOfBlock(block)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that is seen
    <div className="opts" role="group" aria-label="这一段写的是">
      {roles.map((role, i) => (
        <button
          key={role}
          type="button"
          className="btn"
          aria-pressed={role === now}
          onClick={() => answer(of, i)}
        >
          <kbd>{i + 1}</kbd>
          {roleNames[role]}
        </button>
      ))}
    </div>
  )
}

/** Boundaries, levels, and what the current paragraph is. */
export function PartTools({ of }: { of: Recognition }) {
  const state = useRecognition(of, (it) => it)
  const at = currentBlock(state)
  const row = rowsOf(state.doc)[at]
  if (!row) return null
  const kind = kindOf(row)
  const levelled = kind === "item" || kind === "heading"
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that is seen
    <div className="opts" role="group" aria-label="改这一段">
      <select
        className="field"
        aria-label="这一段是什么"
        value={kind}
        onChange={(event) => makeKind(of, event.target.value as BlockKind)}
      >
        {kindNames.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      <button type="button" className="btn btn-q" onClick={() => split(of)}>
        {state.caret ? "在这里拆开" : "拆开"} <kbd>S</kbd>
      </button>
      {at > 0 && kind !== "aside" && (
        <button type="button" className="btn btn-q" onClick={() => merge(of)}>
          并到上段 <kbd>M</kbd>
        </button>
      )}
      {levelled && (
        <span className="opts-level">
          <button type="button" className="btn btn-q" title="升一级  Alt+←" onClick={() => level(of, -1)}>
            升级
          </button>
          <button type="button" className="btn btn-q" title="降一级  Alt+→" onClick={() => level(of, 1)}>
            降级
          </button>
        </span>
      )}
      {kind === "aside" && (
        <button type="button" className="btn btn-q" onClick={() => comeBack(of)}>
          带上这一段
        </button>
      )}
    </div>
  )
}
