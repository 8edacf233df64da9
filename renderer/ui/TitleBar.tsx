import { useApp } from "../app/store"
import { MenuBar } from "./MenuBar"

/** The top line of every page: the mark, the menu where the host has none of its own, and what is open. */
export function TitleBar({ title, note }: { title?: string; note?: string }) {
  const { nativeMenu, frameless } = useApp().info.capabilities
  return (
    <header className={frameless ? "titlebar is-frame" : "titlebar"}>
      <span className="mark" aria-hidden="true">
        述
      </span>
      {!nativeMenu && <MenuBar />}
      {title && (
        <div className="doc-name">
          <h1>
            <b title={title}>{title}</b>
          </h1>
          {note && <span className="meta">{note}</span>}
        </div>
      )}
    </header>
  )
}
