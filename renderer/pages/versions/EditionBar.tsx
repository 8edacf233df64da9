import { useEffect } from "react"
import { attrsOf } from "#shared/model/schema"
import type { Session } from "../../app/session"
import { say, useApp, useAppState } from "../../app/store"
import { useSession } from "../../panels/use-session"
import { Icon } from "../../ui/Icon"
import { unlockVersion } from "./acts"

const why = "稿子已经锁定，打的字没有进去。要改，先解锁。"

/** 定稿已锁定 · 解锁: stands above the paper as long as the report takes no changes. */
export function EditionBar({ session }: { session: Session }) {
  const app = useApp()
  // Told with the lock itself; the rest of the desk follows in its own time.
  const isReadOnly = useSession(session, (state) => state.readOnly)
  useSession(session, (state) => state.editor)
  const { edition } = attrsOf.report(session.editor.doc)
  const locked = (isReadOnly && edition?.locked) ?? false
  const told = useAppState(({ toasts }) => toasts.some(({ text }) => text === why))
  useEffect(() => {
    if (!locked || session.opened.readOnly || told) return
    const onKeyDown = (event: KeyboardEvent) => {
      const inText = event.target instanceof Node && session.view?.dom.contains(event.target)
      if (inText && isWriting(event))
        say(app, why, { label: "解锁…", run: () => void unlockVersion(app, session) })
    }
    document.addEventListener("keydown", onKeyDown)
    return () => document.removeEventListener("keydown", onKeyDown)
  }, [app, session, locked, told])
  if (!locked) return null
  return (
    <div className="vs-bar" role="status">
      <Icon name="lock" />
      <b className="cut">{edition!.name}</b>
      <span>已锁定，改不了字</span>
      {!session.opened.readOnly && (
        <>
          <span aria-hidden="true">·</span>
          <button type="button" className="lnk" onClick={() => void unlockVersion(app, session)}>
            解锁
          </button>
        </>
      )}
    </div>
  )
}

/** A key that would have changed the text: a letter, also on its way into an input method, or a deletion. */
function isWriting({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return false
  return [...key].length === 1 || ["Process", "Backspace", "Delete", "Enter"].includes(key)
}
