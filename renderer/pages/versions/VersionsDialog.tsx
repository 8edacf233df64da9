import type { Node } from "prosemirror-model"
import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import type { VersionEntry, VersionNumber } from "#shared/api/contract"
import { readReport } from "#shared/model/report"
import { attrsOf } from "#shared/model/schema"
import type { Session } from "../../app/session"
import { type App, ask, showDialog, useApp } from "../../app/store"
import { useEditor, useSession } from "../../panels/use-session"
import { Choice } from "../../ui/Choice"
import { Dialog } from "../../ui/Dialog"
import { arrowTarget, controlsIn } from "../../ui/roving"
import { lockVersion, nameVersion, restore } from "./acts"
import { Compared } from "./Compared"
import { NameDialog } from "./NameDialog"
import { lengthWords, versionName, versionTime } from "./words"

interface Listed {
  versions: readonly VersionEntry[]
  notice: string | null
}

/** What was read of a version: its report, or why it cannot be shown. */
type Read = Node | string

/** 版本: what is kept of the report, what differs from now, and the way back. Arrows, Enter, Esc. */
export function VersionsDialog(props: { session: Session; listed: Listed; onClose(): void }) {
  const { session, onClose } = props
  const app = useApp()
  const editor = useEditor(session)
  const readOnly = useSession(session, (state) => state.readOnly)
  const [listed, setListed] = useState(props.listed)
  const [chosen, setChosen] = useState<VersionNumber | null>(listed.versions[0]?.number ?? null)
  const [failure, setFailure] = useState<string | null>(null)
  const entry = listed.versions.find(({ number }) => number === chosen) ?? listed.versions[0]
  const read = useVersion(app, session, entry)
  const list = useRef<HTMLDivElement>(null)
  const { characters } = session.summary()
  const now = new Date()

  const relist = async () => {
    const again = await app.host.listVersions({ id: session.id })
    if (again.ok) setListed(again.value)
    else setFailure(again.failure.message)
  }
  const goBack = async () => {
    if (!entry || !isReport(read) || readOnly) return
    const failed = await restore(app, session, entry, read)
    setFailure(failed)
    if (failed === null) onClose()
  }
  const rename = () => {
    if (!entry || session.opened.readOnly) return
    showDialog(app, (close) => (
      <NameDialog
        title={entry.name === null ? "给这一版起名" : "改版本名"}
        text="起过名的版本一直留着，不会被自动清理。"
        action={entry.name === null ? "起名" : "改名"}
        name={entry.name ?? ""}
        onName={async (name) => {
          const renamed = await app.host.renameVersion({ id: session.id, number: entry.number, name })
          if (!renamed.ok) return renamed.failure.message
          await relist()
          return null
        }}
        onClose={close}
      />
    ))
  }
  const remove = async () => {
    if (!entry || entry.name === null || readOnly || !(await mayDelete(app, entry))) return
    const removed = await app.host.deleteVersion({ id: session.id, number: entry.number })
    setFailure(removed.ok ? null : removed.failure.message)
    await relist()
    list.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const options = controlsIn(event.currentTarget, "[role=option]")
    const target = arrowTarget(event.key, options, document.activeElement, "column")
    if (target) {
      setChosen(Number(target.dataset.number))
      setFailure(null)
      target.focus()
    } else if (event.key === "Enter") void goBack()
    else if (event.key === "F2") rename()
    else if (event.key === "Delete") void remove()
    else return
    event.preventDefault()
  }

  const { edition } = attrsOf.report(editor.doc)
  return (
    <Dialog
      title="版本"
      onClose={onClose}
      width={1080}
      className="vs"
      footer={
        <>
          {!readOnly && (
            <>
              <button
                type="button"
                className="btn"
                data-safe={entry ? undefined : ""}
                onClick={() => nameVersion(app, session, () => void relist())}
              >
                存一个版本…
              </button>
              <button type="button" className="btn" onClick={() => lockVersion(app, session, onClose)}>
                定稿并锁定…
              </button>
            </>
          )}
          <span className="grow" />
          {entry && !session.opened.readOnly && (
            <button type="button" className="btn" onClick={rename}>
              {entry.name === null ? "起名…" : "改名…"} <kbd>F2</kbd>
            </button>
          )}
          {entry?.name && !readOnly && (
            <button type="button" className="btn" onClick={() => void remove()}>
              删去 <kbd>Del</kbd>
            </button>
          )}
          {readOnly ? (
            <span className="meta">稿子现在不能改，只能看和比</span>
          ) : (
            entry && (
              <button
                type="button"
                className="btn btn-p"
                disabled={!isReport(read)}
                onClick={() => void goBack()}
              >
                恢复到这一版 <kbd>Enter</kbd>
              </button>
            )
          )}
        </>
      }
    >
      {(listed.notice ?? failure) && (
        <div className="vs-fail">
          <div className="errbox" role="alert">
            <span className="mid">{failure ?? listed.notice}</span>
          </div>
        </div>
      )}
      {!entry ? (
        <div className="empty vs-empty">
          <b>还没有版本</b>
          写的时候每隔几分钟自动留一份，越早的留得越稀。到了该留底的时候，点“存一个版本…”，起个名字，如“送审稿”，就一直在。
        </div>
      ) : (
        <div className="vs-b">
          <div className="vs-l">
            <p className="vs-now">
              <b>{edition ? `现在：${edition.name}` : "现在"}</b>
              <span className="meta">{characters.toLocaleString("en-US")}字</span>
            </p>
            <div ref={list} role="listbox" aria-label="版本" className="vs-list" onKeyDown={onKeyDown}>
              {listed.versions.map((version) => (
                <button
                  key={version.number}
                  type="button"
                  role="option"
                  className="vs-row"
                  aria-selected={version === entry}
                  tabIndex={version === entry ? 0 : -1}
                  data-safe={version === entry ? "" : undefined}
                  data-number={version.number}
                  onClick={() => {
                    setChosen(version.number)
                    setFailure(null)
                  }}
                >
                  {version.name !== null && <b className="cut">{version.name}</b>}
                  <span>{versionTime(version.at, now)}</span>
                  <span className="meta">{lengthWords(version.characters, characters)}</span>
                </button>
              ))}
            </div>
          </div>
          <section className="vs-r" aria-label="与现在相比" aria-live="polite">
            <h3>
              从{versionName(entry, now)}到现在
              <span className="meta">
                <span className="del">删去的</span> <span className="ins">加上的</span>
              </span>
            </h3>
            <div className="vs-text">
              {typeof read === "string" ? (
                <div className="errbox" role="alert">
                  <b>看不了这一版</b>
                  <span className="mid">{read}</span>
                </div>
              ) : (
                read && <Compared earlier={read} later={editor.doc} />
              )}
            </div>
          </section>
        </div>
      )}
    </Dialog>
  )
}

const isReport = (read: Read | null): read is Node => read !== null && typeof read !== "string"

/** Reads a version once; null until it is there. */
function useVersion(app: App, session: Session, entry: VersionEntry | undefined): Read | null {
  const [known, setKnown] = useState<ReadonlyMap<VersionNumber, Read>>(new Map())
  const number = entry?.number
  useEffect(() => {
    if (number === undefined || known.has(number)) return
    let gone = false
    void app.host.readVersion({ id: session.id, number }).then((answer) => {
      if (gone) return
      setKnown((before) =>
        new Map(before).set(number, answer.ok ? readOf(answer.value.report) : answer.failure.message),
      )
    })
    return () => {
      gone = true
    }
  }, [app, session, number, known])
  return number === undefined ? null : (known.get(number) ?? null)
}

function readOf(report: unknown): Read {
  const read = readReport(report)
  if (read.ok) return read.doc
  return read.reason === "newer"
    ? "它是用更新的述职台存的。换用新版的述职台打开。"
    : "这一版的内容损坏了，已原样留着没有动。选别的版本看。"
}

function mayDelete(app: App, { name }: VersionEntry): Promise<boolean> {
  return ask<boolean>(app, false, (choose) => (
    <Choice
      title={`删去“${name}”`}
      text="这一版删去以后找不回来。现在的稿子和别的版本不受影响。"
      choices={[
        { label: "删去", value: true },
        { label: "留着", value: false, safe: true },
      ]}
      onChoose={choose}
    />
  ))
}
