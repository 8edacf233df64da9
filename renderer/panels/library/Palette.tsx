import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react"
import { type CommandId, commandIds } from "#shared/api/menu"
import { indexOf, readQuery, search } from "#shared/library/search"
import { attrsOf } from "#shared/model/schema"
import { keysOf, labelOf } from "../../app/command-keys"
import type { Session } from "../../app/session"
import { say, useApp } from "../../app/store"
import { Icon, type IconName } from "../../ui/Icon"
import { useSession } from "../use-session"
import { EntryDetails } from "./EntryDetails"
import { EntryName, EntryTag } from "./EntryName"
import { counts, type Found, groupsFor, keyOf, markedSyllables, nameOf, shown, syllablesOf } from "./entries"
import { NothingFound } from "./LibraryPanel"
import { Marked } from "./Marked"
import { placeEntry, previewOf, roleAt } from "./place"
import { useQuery } from "./use-query"

type Option = { key: string } & (
  | { type: "entry"; found: Found }
  | { type: "command"; found: Found<CommandId> }
)

interface OptionGroup {
  label: string
  /** How many were found; the list may show fewer. */
  total: number
  options: readonly Option[]
}

/** A longer list helps nobody to choose: another letter does. Before the first letter it shows what there is. */
const longestGroup = 60
const longestUnasked = 12

const commandIndex = () =>
  indexOf(
    commandIds
      .filter((id) => id !== "palette")
      .map((id) => ({ entry: id, name: labelOf(id).replace(/…$/, "") })),
  )

function optionsFor(
  isEnabled: (id: CommandId) => boolean,
  session: Session,
  query: string,
  index: ReturnType<typeof commandIndex>,
): OptionGroup[] {
  const longest = readQuery(query).length === 0 ? longestUnasked : longestGroup
  const groups = groupsFor(query, null, roleAt(session.editor))
  const isPhrases = ({ found }: (typeof groups)[number]) => found[0]?.entry.type === "phrase"
  const phrasesFirst = [...groups.filter(isPhrases), ...groups.filter((group) => !isPhrases(group))]
  const entries = phrasesFirst.map(({ label, found }) => ({
    label,
    total: found.length,
    options: found
      .slice(0, longest)
      .map((it): Option => ({ type: "entry", key: keyOf(it.entry), found: it })),
  }))
  const allowed = search(index, query).filter(({ entry }) => isEnabled(entry))
  const found = allowed.map(
    (hit): Option => ({
      type: "command",
      key: `command ${hit.entry}`,
      found: shown(hit, []),
    }),
  )
  return found.length > 0 ? [...entries, { label: "命令", total: found.length, options: found }] : entries
}

/**
 * 规范表述和素材 (Ctrl+K): phrases, snippets and commands at the caret by a few letters. The caret stays where it
 * was until something is put there.
 */
export function Palette({
  session,
  isEnabled,
  onCommand,
  onClose,
}: {
  session: Session
  isEnabled(id: CommandId): boolean
  onCommand(id: CommandId): void
  onClose(): void
}) {
  const app = useApp()
  const writable = !useSession(session, (state) => state.readOnly)
  const { query, field } = useQuery()
  const [index] = useState(commandIndex)
  const groups = useMemo(
    () => optionsFor(isEnabled, session, query, index),
    [isEnabled, session, query, index],
  )
  const options = groups.flatMap((group) => group.options)
  const [chosen, setChosen] = useState<string | null>(null)
  const current = options.find(({ key }) => key === chosen) ?? options[0]
  const dialog = useModal(onClose)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const optionId = (option: Option) => `${id}-${option.key.replace(" ", "-")}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: another query begins at its first result
  useEffect(() => {
    setChosen(null)
    if (list.current) list.current.scrollTop = 0
  }, [query])

  const take = (option: Option | undefined, nameOnly: boolean) => {
    if (!option) return
    if (option.type === "entry" && !writable) {
      say(app, "这份报告在另一个窗口里开着，这里只能看。")
      return
    }
    onClose()
    // The dialog gives the focus back when it is gone; only then is the text ready for more.
    setTimeout(() => {
      if (option.type === "command") return onCommand(option.found.entry)
      const note = placeEntry(session, option.found.entry, nameOnly)
      if (note) say(app, note)
    })
  }

  const move = (by: number) => {
    if (options.length === 0) return
    const at = current ? options.indexOf(current) : -1
    const next = options[(at + by + options.length) % options.length]!
    setChosen(next.key)
    document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" })
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // These keys are the input method's while it composes.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1)
    else if (event.key === "Enter") take(current, event.ctrlKey || event.metaKey)
    else return
    event.preventDefault()
  }

  return (
    <dialog ref={dialog} className="dlg pal" aria-label="规范表述和素材">
      <div className="pal-q">
        <Icon name="search" size={20} />
        <input
          {...field}
          type="text"
          role="combobox"
          aria-label="查找规范表述、片段和命令"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={current && optionId(current)}
          autoComplete="off"
          spellCheck={false}
          data-safe
          onKeyDown={onKeyDown}
        />
        <span className="meta">拼音首字母、汉字都行</span>
        <button type="button" className="pal-esc" aria-label="关闭 Esc" onClick={onClose}>
          <kbd>Esc</kbd>
        </button>
      </div>
      <div className={current ? "pal-b" : "pal-b is-none"}>
        <div
          className="pal-l"
          id={`${id}-list`}
          ref={list}
          role="listbox"
          aria-label="找到的素材和命令"
          tabIndex={-1}
        >
          {groups.map((group) => (
            <Group key={group.label} id={`${id}-${group.label}`} group={group}>
              {group.options.map((option) => (
                <Row
                  key={option.key}
                  id={optionId(option)}
                  option={option}
                  selected={option === current}
                  onPoint={() => setChosen(option.key)}
                  onTake={(nameOnly) => take(option, nameOnly)}
                />
              ))}
            </Group>
          ))}
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than the room is scrolled by keys too */}
        <section className="pal-p" aria-label="说明" tabIndex={0}>
          {current ? (
            <About option={current} session={session} writable={writable} />
          ) : (
            <NothingFound query={query} />
          )}
        </section>
      </div>
      <div className="pal-f">
        <Footer current={current} writable={writable} onTake={(nameOnly) => take(current, nameOnly)} />
        <span className="grow" />
        <span className="dim">
          {counts.phrases} 条表述　{counts.snippets} 个片段
        </span>
      </div>
    </dialog>
  )
}

/** A modal of the browser without the head of a dialog: the search field is its head. */
function useModal(onClose: () => void) {
  const element = useRef<HTMLDialogElement>(null)
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    const dialog = element.current!
    const before = document.activeElement
    const onCancel = (event: Event) => {
      event.preventDefault()
      close.current()
    }
    const onPointer = (event: MouseEvent) => {
      if (event.target === dialog) close.current()
    }
    dialog.addEventListener("cancel", onCancel)
    dialog.addEventListener("mousedown", onPointer)
    dialog.showModal()
    dialog.querySelector<HTMLElement>("[data-safe]")?.focus()
    return () => {
      dialog.removeEventListener("cancel", onCancel)
      dialog.removeEventListener("mousedown", onPointer)
      dialog.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  return element
}

function Group({ id, group, children }: { id: string; group: OptionGroup; children: ReactNode }) {
  const { label, total, options } = group
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options of a listbox, no set of form fields
    <div role="group" aria-labelledby={id}>
      <div className="pal-g" id={id}>
        {label}
        <span className="grow" />
        {total} 条{options.length < total && `，先列 ${options.length} 条`}
      </div>
      {children}
    </div>
  )
}

const icons = { phrase: "quote", snippet: "list", command: "right" } as const satisfies Record<
  string,
  IconName
>

function Row(props: {
  id: string
  option: Option
  selected: boolean
  onPoint(): void
  onTake(nameOnly: boolean): void
}) {
  const { id, option, selected, onPoint, onTake } = props
  const icon = option.type === "command" ? icons.command : icons[option.found.entry.type]
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field has the focus and hears the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the active option of a combobox is named, not focused
    <div
      id={id}
      className="pal-r"
      role="option"
      aria-selected={selected}
      // Only a mouse that moves chooses: the list may have moved under one that rests.
      onMouseMove={selected ? undefined : onPoint}
      onClick={(event) => onTake(event.ctrlKey)}
    >
      <Icon name={icon} />
      {option.type === "command" ? (
        <>
          <span className="grow t cut">
            <Marked text={labelOf(option.found.entry)} from={option.found.from} to={option.found.to} />
          </span>
          {keysOf(option.found.entry) && <kbd>{keysOf(option.found.entry)}</kbd>}
        </>
      ) : (
        <>
          <span className="grow lib-cell">
            <EntryName found={option.found} />
            {selected && <Syllables found={option.found} />}
          </span>
          <EntryTag found={option.found} />
        </>
      )}
    </div>
  )
}

/** The pinyin of the current phrase, the initials that were found in bold. A long one would only be noise. */
const mostSyllables = 12

function Syllables({ found: { entry, elsewhere, from, to } }: { found: Found }) {
  if (entry.type !== "phrase") return null
  const syllables = syllablesOf(entry.phrase)
  if (syllables.length > mostSyllables) return null
  const [start, end] = elsewhere === null ? markedSyllables(entry.phrase, from, to) : [0, 0]
  return (
    <span className="py" aria-hidden="true">
      {syllables.map((syllable, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: syllables stand still, and may repeat
        <span key={i}>
          {i > 0 && " "}
          {i >= start && i < end ? <b>{syllable[0]}</b> : syllable[0]}
          {syllable.slice(1)}
        </span>
      ))}
    </span>
  )
}

function About({ option, session, writable }: { option: Option; session: Session; writable: boolean }) {
  if (option.type === "command")
    return (
      <>
        <h3>{labelOf(option.found.entry).replace(/…$/, "")}</h3>
        <dl className="lib-dl">
          <dt>快捷键</dt>
          <dd>{keysOf(option.found.entry) ? <kbd>{keysOf(option.found.entry)}</kbd> : "没有"}</dd>
        </dl>
      </>
    )
  const { entry } = option.found
  const { editor } = session
  const name = nameOf(entry)
  return (
    <>
      <h3 className={/^[“《]/.test(name) ? "is-hung" : undefined}>{name}</h3>
      <EntryDetails
        entry={entry}
        year={attrsOf.report(editor.doc).properties.year}
        preview={writable ? previewOf(editor, entry) : null}
      />
    </>
  )
}

function Footer(props: { current: Option | undefined; writable: boolean; onTake(nameOnly: boolean): void }) {
  const { current, writable, onTake } = props
  const phrase = current?.type === "entry" && current.found.entry.type === "phrase"
  return (
    <>
      {current?.type === "command" && (
        <button type="button" className="pal-k" onClick={() => onTake(false)}>
          <kbd>Enter</kbd> 去做
        </button>
      )}
      {current?.type === "entry" && writable && (
        <button type="button" className="pal-k" onClick={() => onTake(false)}>
          <kbd>Enter</kbd> {phrase ? "放到光标处" : "放进报告"}
        </button>
      )}
      {phrase && writable && (
        <button type="button" className="pal-k" onClick={() => onTake(true)}>
          <kbd>Ctrl+Enter</kbd> 只放名称
        </button>
      )}
      <span>
        <kbd>↑</kbd>
        <kbd>↓</kbd> 选
      </span>
    </>
  )
}
