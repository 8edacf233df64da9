import { useEffect, useRef, useState } from "react"
import { useStore } from "zustand"
import { countCharacters } from "#shared/text/space"
import { dropToast, say, useApp } from "../../app/store"
import { summaryOf } from "../../editor/summary"
import { useEditor, useSession } from "../../panels/use-session"
import { isFreeEscape } from "../../ui/escape"
import { Icon } from "../../ui/Icon"
import { TitleBar } from "../../ui/TitleBar"
import { finishMerge, leaveMerge } from "./acts"
import { Details } from "./Details"
import { List } from "./List"
import type { Matter, Merge, Verdict } from "./merge"
import { Paper } from "./Paper"
import { useWatch } from "./watch"
import { savedWords } from "./words"

/** 合并回稿: what the leader changed, one by one, on the paper and in words; what is taken is in the report at once. */
export function MergePage({ merge }: { merge: Merge }) {
  const app = useApp()
  const { matters, verdicts, said } = useStore(merge.store)
  const [list, setList] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const editor = useEditor(merge.session)
  const name = useSession(merge.session, (state) => state.name)
  const effects = useWatch(merge)
  const act = useDecide(merge)
  useKeys(frame, merge, act)
  const left = matters.length - verdicts.size
  const saved = savedWords(merge.copy.saved, new Date())
  const rest = () =>
    void act(
      merge.open,
      (matter) => (matter.group === "comment" ? "todo" : "accepted"),
      `其余 ${left} 处都采纳了`,
    )
  return (
    <div className="app is-merge" ref={frame}>
      <TitleBar title={name || summaryOf(editor).title || "未命名报告"} note="合并回稿" />
      <section className="toolbar" aria-label="工具栏">
        <button type="button" className="btn" onClick={() => leaveMerge(app)}>
          <Icon name="left" />
          回到正文 <kbd className="mg-word">Esc</kbd>
        </button>
        <button
          type="button"
          className="btn mg-list-button"
          aria-expanded={list}
          onClick={() => setList(!list)}
        >
          <Icon name="list" />
          全部改动
        </button>
        <span className="rule-v" />
        <span className="mg-file cut">
          <Icon name="doc" />
          <b className="cut" title={merge.name}>
            {merge.name}
          </b>
          {saved && (
            <span className="meta cut mg-saved" title={saved}>
              {saved}
            </span>
          )}
        </span>
        <span className="grow" />
        <span className="mid mg-seen">
          已看 <b>{verdicts.size}</b> / {matters.length}
        </span>
        <div
          className="prog mg-prog"
          role="progressbar"
          aria-label="已看"
          aria-valuemin={0}
          aria-valuemax={matters.length}
          aria-valuenow={verdicts.size}
        >
          <i style={{ width: `${(verdicts.size / Math.max(1, matters.length)) * 100}%` }} />
        </div>
        <span className="rule-v" />
        <button type="button" className="btn" disabled={left === 0} onClick={rest}>
          其余全部采纳
        </button>
        <button
          type="button"
          className={left === 0 ? "btn btn-p mg-finish" : "btn mg-finish"}
          disabled={left > 0}
          onClick={() => finishMerge(app, merge)}
        >
          {left > 0 ? `合并完成，还差 ${left} 处` : "合并完成"}
        </button>
      </section>
      <main className={list ? "mg is-list" : "mg"}>
        <List merge={merge} onChoose={() => setList(false)} />
        <Paper merge={merge} />
        <Details merge={merge} effects={effects} act={act} />
        <div className="vh" role="status">
          {said}
        </div>
      </main>
      <Footer merge={merge} />
    </div>
  )
}

function Footer({ merge }: { merge: Merge }) {
  const { matters, comparison, current } = useStore(merge.store)
  const count = (group: Matter["group"]) => matters.filter((matter) => matter.group === group).length
  const isComment = matters.find(({ key }) => key === current)?.group === "comment"
  const lost = comparison.comments.filter(({ quote, spans }) => quote !== "" && spans.length === 0).length
  return (
    <footer className="statusbar">
      <span>
        读入 {countCharacters(merge.copy.accepted.text).toLocaleString("en-US")} 字，
        {lost > 0 ? `${lost} 条批注的原话已经不在稿子里` : "全部对上位置"}
      </span>
      <span>
        修订 {count("tracked")}　直接改 {count("untracked")}　批注 {count("comment")}
      </span>
      <span className="grow" />
      <span className="mg-key">
        <kbd>F8</kbd>下一处
      </span>
      <span className="mg-key">
        <kbd>Enter</kbd>
        {isComment ? "转成待办" : "采纳"}
      </span>
      <span className="mg-key">
        <kbd>Del</kbd>
        {isComment ? "已办" : "不采纳"}
      </span>
      <span className="mg-key">
        <kbd>Ctrl+Z</kbd>撤回刚才那一处
      </span>
    </footer>
  )
}

export type Act = (
  keys: readonly string[],
  verdictOf: (matter: Matter) => Verdict,
  done?: string,
) => Promise<void>

/** Decides, and says what was in the way, or what was done with a way back for as long as it is the last thing done. */
function useDecide(merge: Merge): Act {
  const app = useApp()
  const told = useRef<{ drop(): void } | null>(null)
  useEffect(() => () => told.current?.drop(), [])
  return async (keys, verdictOf, done) => {
    const failed = await merge.decide(keys, verdictOf)
    if (failed !== null) say(app, failed)
    if (failed !== null || done === undefined) return
    told.current?.drop()
    say(app, done, { label: "撤销", run: () => merge.undo() })
    const { key } = app.store.getState().toasts.at(-1)!
    const { past } = merge.store.getState()
    const stop = merge.store.subscribe((state) => {
      if (state.past !== past) drop()
    })
    const drop = () => {
      stop()
      dropToast(app, key)
    }
    told.current = { drop }
  }
}

export const yes = (matter: Matter): Verdict => (matter.group === "comment" ? "todo" : "accepted")
export const no = (matter: Matter): Verdict => (matter.group === "comment" ? "done" : "refused")

const regions: readonly (string | undefined)[] = ["list", "paper", "details"]

/** The keys of the page. F8 and Ctrl+Z are the menu's (`app/commands.tsx`). */
function useKeys(frame: React.RefObject<HTMLElement | null>, merge: Merge, act: Act): void {
  const app = useApp()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || app.store.getState().dialogs.length > 0) return
      if (isFreeEscape(event)) {
        event.preventDefault()
        leaveMerge(app)
        return
      }
      if (event.ctrlKey || event.altKey || event.metaKey) return
      const target = event.target as HTMLElement
      const { current } = merge.store.getState()
      if (event.key === "F6") goRegion(frame.current!, event.shiftKey ? -1 : 1)
      else if (target.closest("[role=menubar], [role=menu], [aria-haspopup]")) return
      else if (event.key === "ArrowRight") merge.step(1)
      else if (event.key === "ArrowLeft") merge.step(-1)
      // A key that is held down decides once.
      else if (event.repeat && (event.key === "Delete" || event.key === "Enter")) return
      else if (event.key === "Delete" && current) void act([current], no)
      // A button does what it says.
      else if (event.key === "Enter" && current && !target.matches("button:not([role=option])"))
        void act([current], yes)
      else return
      event.preventDefault()
    }
    window.addEventListener("keydown", onKeyDown)
    return () => window.removeEventListener("keydown", onKeyDown)
  })
}

function goRegion(frame: HTMLElement, by: 1 | -1): void {
  const now = document.activeElement?.closest<HTMLElement>("[data-region]")?.dataset.region
  const at = regions.indexOf(now)
  // The list may be folded away on a narrow window.
  for (let n = 1; n <= regions.length; n++) {
    const name = regions[(Math.max(at, by === 1 ? -1 : 0) + n * by + regions.length * 2) % regions.length]
    const place = frame.querySelector<HTMLElement>(`[data-region=${name}]`)
    const target =
      name === "list"
        ? place?.querySelector<HTMLElement>("[aria-selected=true]")
        : name === "paper"
          ? place
          : place?.querySelector<HTMLElement>("button")
    if (!target || target.getClientRects().length === 0) continue
    target.focus()
    return
  }
}
