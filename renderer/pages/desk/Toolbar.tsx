import { type KeyboardEvent, useRef, useState } from "react"
import type { CommandId } from "#shared/api/menu"
import { keysOf, labelOf } from "../../app/command-keys"
import { commands, runCommand } from "../../app/commands"
import type { Session } from "../../app/session"
import { useApp, useAppState } from "../../app/store"
import { kindAt } from "../../editor/commands"
import { useEditor, useSession } from "../../panels/use-session"
import { Icon, type IconName } from "../../ui/Icon"
import { Menu } from "../../ui/Menu"
import { keysAsShown } from "../../ui/MenuBar"
import { arrowTarget, controlsIn } from "../../ui/roving"

const levels = [
  { id: "asHeading", word: "一、", name: "标题，一、", kind: "heading" },
  { id: "asParenItem", word: "（一）", name: "条目，（一）", kind: "paren" },
  { id: "asYishiItem", word: "一是", name: "条目，一是", kind: "yishi" },
  { id: "asBody", word: "正文", name: "正文", kind: "body" },
] as const satisfies readonly { id: CommandId; word: string; name: string; kind: string }[]

/** From the left, as the arrows go. */
const tools = [
  "undo",
  "redo",
  "asHeading",
  "asParenItem",
  "asYishiItem",
  "asBody",
  "palette",
  "nextBlank",
  "links",
  "mergeCopy",
  "ledger",
  "theme",
  "export",
] as const satisfies readonly (CommandId | "theme")[]
type ToolId = (typeof tools)[number]

/** What is used all the time. Tab comes to it once, arrows go along it; a press leaves the caret in the text. */
export function Toolbar({ session }: { session: Session }) {
  const editor = useEditor(session)
  useSession(session, (state) => state.readOnly)
  const kind = kindAt(editor)
  const app = useApp()
  const [last, setLast] = useState<ToolId>("undo")
  const may = (id: ToolId) => id === "theme" || (commands[id].enabled?.(app) ?? true)
  // What cannot be pressed cannot be the one stop of Tab.
  const stop = may(last) ? last : tools.find(may)!
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey) return
    const controls = controlsIn(event.currentTarget, ":scope > button")
    const target = arrowTarget(event.key, controls, document.activeElement, "row")
    if (!target) return
    event.preventDefault()
    setLast(tools[controls.indexOf(target)]!)
    target.focus()
  }
  const tool = (id: ToolId) => ({ tabIndex: id === stop ? 0 : -1, disabled: !may(id) })
  return (
    <section className="toolbar" aria-label="工具栏">
      <div
        role="toolbar"
        aria-label="常用"
        onKeyDown={onKeyDown}
        // The caret stays where it is, and keeps blinking there.
        onMouseDown={(event) => event.preventDefault()}
      >
        <Tool id="undo" icon="undo" {...tool("undo")} />
        <Tool id="redo" icon="redo" {...tool("redo")} />
        <span className="rule-v" />
        {levels.map(({ id, word, name, kind: own }) => (
          <Tool key={id} id={id} word={word} name={name} pressed={kind === own} {...tool(id)} level />
        ))}
        <span className="rule-v" />
        <Tool id="palette" icon="quote" word="规范表述" {...tool("palette")} showKeys />
        <Tool id="nextBlank" icon="blank" word="待填" name="下一处待填" {...tool("nextBlank")} />
        <Tool id="links" icon="link" word="关联原因/措施…" {...tool("links")} />
        <Tool id="mergeCopy" icon="in" word="合并回稿" name="合并回稿…" {...tool("mergeCopy")} />
        <Tool id="ledger" icon="table" word="数字台账" {...tool("ledger")} />
        <span className="grow" />
        <ThemeButton {...tool("theme")} />
        <span className="rule-v" />
        <Tool id="export" icon="out" word="导出" {...tool("export")} primary />
      </div>
    </section>
  )
}

function Tool(props: {
  id: CommandId
  icon?: IconName
  word?: string
  /** Its name where that says more than the word on it. */
  name?: string
  pressed?: boolean
  level?: boolean
  primary?: boolean
  showKeys?: boolean
  tabIndex: number
  disabled: boolean
}) {
  const { id, icon, word, name, pressed, level, primary, showKeys, tabIndex, disabled } = props
  const app = useApp()
  const keys = keysAsShown(keysOf(id))
  const classes = ["btn", primary && "btn-p", level && "lv", icon && !word && "btn-i"]
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(" ")}
      aria-label={`${name ?? word ?? labelOf(id)}${keys ? ` ${keys}` : ""}`}
      title={`${name ?? labelOf(id)}${keys ? `  ${keys}` : ""}`}
      aria-pressed={pressed}
      disabled={disabled}
      tabIndex={tabIndex}
      onClick={() => runCommand(app, id)}
    >
      {icon && <Icon name={icon} />}
      {word && (level ? word : <span className="tool-word">{word}</span>)}
      {showKeys && <kbd className="tool-word">{keys}</kbd>}
    </button>
  )
}

function ThemeButton({ tabIndex }: { tabIndex: number }) {
  const app = useApp()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useAppState((state) => state.settings.theme)
  const ids = ["themeSystem", "themeLight", "themeDark", "themeContrast"] as const
  return (
    <>
      <button
        ref={button}
        type="button"
        className="btn btn-i"
        aria-label="深浅与对比度"
        title="深浅与对比度"
        aria-haspopup="menu"
        aria-expanded={open}
        tabIndex={tabIndex}
        onClick={() => setOpen(!open)}
      >
        <Icon name="theme" />
      </button>
      {open && (
        <Menu
          label="深浅与对比度"
          anchor={button.current!}
          align="end"
          entries={ids.map((id) => ({
            id,
            label: labelOf(id),
            checked: commands[id].checked?.(app) ?? false,
            run: () => runCommand(app, id),
          }))}
          onClose={() => {
            setOpen(false)
            button.current?.focus()
          }}
        />
      )}
    </>
  )
}
