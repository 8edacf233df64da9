import { type DragEvent, type KeyboardEvent, memo, useLayoutEffect, useRef, useState } from "react"
import { lastYearOf } from "#shared/carry/last-year"
import { commands, runCommand } from "../../app/commands"
import type { Session } from "../../app/session"
import { showDialog, useApp } from "../../app/store"
import { itemIn, itemOut } from "../../editor/commands"
import { findingsOf } from "../../editor/findings"
import { LinksDialog } from "../../pages/desk/dialogs/LinksDialog"
import { Dot, type DotState } from "../../ui/Dot"
import { Icon } from "../../ui/Icon"
import { Menu, type MenuEntry } from "../../ui/Menu"
import { controlsIn } from "../../ui/roving"
import { backToText, goToText } from "../reveal"
import { useEditor, useSession } from "../use-session"
import { besideOf, type Drop, doneTo, dropOn, moved } from "./moves"
import { removeItem } from "./remove"
import { currentRow, type OutlineRow, outlineRows } from "./rows"

/** 提纲: parts and items with their state. The rail is the same tree with the words away. */
export function OutlinePanel(props: { session: Session; rail: boolean; onFold(): void }) {
  const { session, rail, onFold } = props
  const app = useApp()
  const { facts } = findingsOf(useEditor(session)).checked
  return (
    <nav className={rail ? "panel l is-rail" : "panel l"} aria-label="提纲" data-region="outline">
      <div className="ol-h">
        {!rail && (
          <>
            <span className="grow">提纲</span>
            <button
              type="button"
              className="btn btn-q btn-i"
              aria-label="加一条 Ctrl+Enter"
              disabled={!(commands.insertItem.enabled?.(app) ?? true)}
              onClick={() => runCommand(app, "insertItem")}
            >
              <Icon name="plus" />
            </button>
          </>
        )}
        <button
          type="button"
          className="btn btn-q btn-i"
          aria-label={rail ? "展开提纲" : "收起提纲"}
          onClick={onFold}
        >
          <Icon name={rail ? "right" : "left"} />
        </button>
      </div>
      <OutlineTree session={session} rail={rail} />
      {!rail && <Legend carried={lastYearOf(facts.outline.doc) !== null} />}
    </nav>
  )
}

const legend: readonly (readonly [DotState, string])[] = [
  ["err", "必须改"],
  ["warn", "建议看"],
  ["gap", "有缺口"],
  ["hint", "可参考"],
  ["ok", "已确认"],
  ["none", "未写"],
]

const carriedSign = ["carry", "沿用待确认"] as const

/** @param carried the report is held against last year's: what is still that one's has its sign, too */
function Legend({ carried }: { carried: boolean }) {
  const shown = carried ? legend.map((it) => (it[0] === "hint" ? carriedSign : it)) : legend
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div className="legend" role="group" aria-label="图例">
      {shown.map(([state, word]) => (
        <span key={state}>
          <Dot state={state} label="" />
          {word}
        </span>
      ))}
    </div>
  )
}

interface Over {
  key: string
  drop: Drop
}

function OutlineTree({ session, rail }: { session: Session; rail: boolean }) {
  const app = useApp()
  const editor = useEditor(session)
  const writable = !useSession(session, (state) => state.readOnly)
  const rows = outlineRows(findingsOf(editor).checked)
  const current = currentRow(rows, editor.selection.head)
  const [focused, setFocused] = useState<string | null>(null)
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<Over | null>(null)
  const [menu, setMenu] = useState<{ key: string; at: { x: number; y: number } } | null>(null)
  const tree = useRef<HTMLDivElement>(null)
  const toFocus = useRef<string | null>(null)
  const stop = [focused, current?.key].find((key) => rows.some((row) => row.key === key)) ?? rows[0]?.key

  // Rows keep their elements when they move, but a row that goes elsewhere is made anew.
  useLayoutEffect(() => {
    if (toFocus.current === null) return
    const row = rowElement(tree.current, toFocus.current)
    if (!row) return
    toFocus.current = null
    row.focus()
  })

  const focusRow = (row: OutlineRow | undefined) => {
    if (!row) return
    setFocused(row.key)
    rowElement(tree.current, row.key)?.focus()
  }
  /** Rows are a frame behind the text: what is done is done to the item as it is now. */
  const live = (key: string) =>
    outlineRows(findingsOf(session.editor).checked).find((row) => row.key === key) ?? null
  const go = (key: string) => {
    const row = live(key)
    if (row) goToText(session, row.pos)
  }
  const move = (key: string, to: (row: OutlineRow) => Drop | null) => {
    const row = live(key)
    const drop = row?.item && to(row)
    const tr = drop && moved(session.editor, row.item!, drop)
    if (!tr) return
    session.dispatch(tr)
    toFocus.current = key
  }
  const level = (key: string, by: 1 | -1) => {
    const item = live(key)?.item
    const tr = item && doneTo(session.editor, item, by === 1 ? itemIn : itemOut)
    if (!tr) return
    session.dispatch(tr)
    toFocus.current = key
  }
  /** The row that comes into its place has the focus then. */
  const remove = async (key: string, id: string) => {
    const at = rows.findIndex((row) => row.key === key)
    await removeItem(app, session, id)
    const left = outlineRows(findingsOf(session.editor).checked)
    if (!left.some((row) => row.key === key))
      toFocus.current = left[Math.min(at, left.length - 1)]?.key ?? null
  }
  const beside = (key: string, by: 1 | -1) => move(key, ({ item }) => besideOf(item!, by))
  const links = (problemId: string) =>
    showDialog(app, (close) => <LinksDialog session={session} problemId={problemId} onClose={close} />)

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const key = (event.target as HTMLElement).dataset.row
    const at = rows.findIndex((row) => row.key === key)
    const row = rows[at]
    if (!row || event.ctrlKey || event.metaKey) return
    const done = () => {
      event.preventDefault()
      event.stopPropagation()
    }
    if (event.altKey) {
      const act = { ArrowUp: beside, ArrowDown: beside, ArrowLeft: level, ArrowRight: level }[event.key]
      if (!act) return
      done()
      if (writable && row.item) act(row.key, event.key === "ArrowDown" || event.key === "ArrowRight" ? 1 : -1)
      return
    }
    if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
      done()
      const { left, bottom } = (event.target as HTMLElement).getBoundingClientRect()
      setMenu({ key: row.key, at: { x: left + 30, y: bottom } })
      return
    }
    if (event.shiftKey) return
    switch (event.key) {
      case "ArrowUp":
        done()
        focusRow(rows[at - 1])
        break
      case "ArrowDown":
        done()
        focusRow(rows[at + 1])
        break
      case "ArrowLeft":
        done()
        focusRow(
          rows
            .slice(0, at)
            .filter(({ level: above }) => above < row.level)
            .at(-1),
        )
        break
      case "ArrowRight":
        done()
        if (row.children > 0) focusRow(rows[at + 1])
        break
      case "Home":
        done()
        focusRow(rows[0])
        break
      case "End":
        done()
        focusRow(rows.at(-1))
        break
      case "Enter":
        done()
        go(row.key)
        break
      case "Delete":
        done()
        if (writable && row.item) void remove(row.key, row.item.id)
        break
      case "Escape":
        done()
        backToText(session)
        break
    }
  }

  const rowAt = (event: { target: EventTarget }) => {
    const element = (event.target as Element).closest<HTMLElement>("[data-row]")
    const row = rows.find(({ key }) => key === element?.dataset.row)
    return element && row ? { element, row } : null
  }
  const dropAt = (event: DragEvent): Over | null => {
    const item = rows.find(({ key }) => key === dragged)?.item
    const under = rowAt(event)
    if (!item || !under) return null
    const { top, height } = under.element.getBoundingClientRect()
    const drop = dropOn(item, under.row, event.clientY < top + height / 2 ? "upper" : "lower")
    return drop && { key: under.row.key, drop }
  }
  const onDragStart = (event: DragEvent) => {
    const row = rowAt(event)?.row
    if (!row?.item) return
    // No drag starts without data; dropped on other programs it is the words of the row.
    event.dataTransfer.setData("text/plain", `${row.ordinal}${row.title}`)
    event.dataTransfer.effectAllowed = "move"
    setDragged(row.key)
  }
  const onDragOver = (event: DragEvent) => {
    const next = dropAt(event)
    if (next) {
      event.preventDefault()
      event.dataTransfer.dropEffect = "move"
    }
    if (next?.key !== over?.key || placeOf(next) !== placeOf(over)) setOver(next)
  }
  const onDrop = (event: DragEvent) => {
    const target = dropAt(event)
    if (!dragged || !target) return
    event.preventDefault()
    move(dragged, () => target.drop)
    endDrag()
  }
  const endDrag = () => {
    setDragged(null)
    setOver(null)
  }

  const menuRow = menu && rows.find(({ key }) => key === menu.key)
  return (
    <div className="scroll">
      <div
        className="ol"
        role="tree"
        aria-label="提纲"
        ref={tree}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const row = rowAt(event)?.row
          if (row) go(row.key)
        }}
        onFocus={(event) => setFocused(rowAt(event)?.row.key ?? null)}
        onContextMenu={(event) => {
          const row = rowAt(event)?.row
          if (!row) return
          event.preventDefault()
          setMenu({ key: row.key, at: { x: event.clientX, y: event.clientY } })
        }}
        onDragStart={onDragStart}
        onDragOver={onDragOver}
        onDrop={onDrop}
        onDragEnd={endDrag}
      >
        {rows.map((row) => (
          <Row
            key={row.key}
            id={row.key}
            part={row.kind === "part"}
            level={row.level}
            ordinal={row.ordinal}
            title={row.title}
            dot={row.dot}
            word={row.word}
            expandable={row.children > 0}
            current={row === current}
            tabStop={row.key === stop}
            draggable={writable && row.item !== null && !rail}
            dragging={row.key === dragged}
            over={over?.key === row.key ? placeOf(over) : null}
          />
        ))}
      </div>
      {menu && menuRow && (
        <Menu
          label={menuRow.title}
          anchor={menu.at}
          entries={rowMenu(menuRow)}
          onClose={() => {
            setMenu(null)
            rowElement(tree.current, menu.key)?.focus()
          }}
        />
      )}
    </div>
  )

  function rowMenu({ key, item }: OutlineRow): MenuEntry[] {
    const to: MenuEntry = { id: "go", label: "到这里", keys: "Enter", run: () => go(key) }
    if (!item || !writable) return [to]
    const can = (command: typeof itemIn) => doneTo(session.editor, item, command) !== null
    return [
      to,
      ...(item.role === "problem"
        ? [{ id: "links", label: "关联原因/措施…", run: () => links(item.id) }]
        : []),
      null,
      { id: "up", label: "上移", keys: "Alt+↑", disabled: !besideOf(item, -1), run: () => beside(key, -1) },
      { id: "down", label: "下移", keys: "Alt+↓", disabled: !besideOf(item, 1), run: () => beside(key, 1) },
      { id: "out", label: "升一级", keys: "Alt+←", disabled: !can(itemOut), run: () => level(key, -1) },
      { id: "in", label: "降一级", keys: "Alt+→", disabled: !can(itemIn), run: () => level(key, 1) },
      null,
      {
        id: "remove",
        label: "去掉这一条",
        keys: "Delete",
        run: () => void remove(key, item.id),
      },
    ]
  }
}

type DropPlace = "before" | "after" | "into"

function placeOf(over: Over | null): DropPlace | null {
  if (!over) return null
  return "before" in over.drop ? "before" : "after" in over.drop ? "after" : "into"
}

function rowElement(tree: HTMLElement | null, key: string): HTMLElement | null {
  if (!tree) return null
  return controlsIn(tree, "[data-row]").find((row) => row.dataset.row === key) ?? null
}

interface RowProps {
  id: string
  part: boolean
  level: number
  ordinal: string
  title: string
  dot: DotState | null
  word: string
  expandable: boolean
  current: boolean
  tabStop: boolean
  draggable: boolean
  dragging: boolean
  over: DropPlace | null
}

/** Only what is seen: the tree hears the events, so a row that looks the same is not drawn anew. */
const Row = memo(function Row(props: RowProps) {
  const { id, part, level, ordinal, title, dot, word, expandable, current, tabStop, over, dragging } = props
  const classes = [
    part ? "ol-part" : "ol-row",
    dot === "none" && "is-none",
    dragging && "is-dragging",
    over && `drop-${over}`,
    !part && level > 2 && `is-deep-${Math.min(3, level - 2)}`,
  ]
  return (
    <div
      role="treeitem"
      className={classes.filter(Boolean).join(" ")}
      data-row={id}
      aria-level={level}
      aria-expanded={expandable ? true : undefined}
      aria-current={current || undefined}
      aria-selected={current}
      tabIndex={tabStop ? 0 : -1}
      draggable={props.draggable}
    >
      {!part && (dot ? <Dot state={dot} /> : <span className="dot" />)}
      <span className="t" title={`${ordinal}${title}`}>
        {ordinal && <span className="o">{ordinal}</span>}
        {title}
      </span>
      {part && dot && dot !== "hint" && <Dot state={dot} />}
      {word && <span className={part ? "meta" : "k"}>{word}</span>}
    </div>
  )
})
