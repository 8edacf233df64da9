import type { ReactNode } from "react"
import { TitleBar } from "./TitleBar"
import type { Drawer } from "./use-drawer"

/**
 * A page that is a table, with a panel beside it on the current row. In a narrow window the panel is a drawer over
 * the table.
 */
export function TablePage(props: {
  /** Of the page: its sheet gives the columns of the table their widths. */
  className: string
  title: string
  note: string
  tools: ReactNode
  /** What stands above the table and does not scroll with it. */
  above?: ReactNode
  table: ReactNode
  /** Read out: how many rows a search found; empty while nothing is looked for. */
  found: string
  panel: ReactNode
  status: ReactNode
  drawer: Drawer
}) {
  const { className, title, note, tools, above, table, found, panel, status, drawer } = props
  return (
    <div className={`app is-table ${className}`}>
      <TitleBar title={title} note={note} />
      <section className="toolbar" aria-label="工具栏">
        {tools}
      </section>
      <main className={drawer.isOpen ? "tp is-drawer" : "tp"} ref={drawer.frame}>
        <div className="tp-left" data-region="table">
          {above}
          <div className="tp-scroll">{table}</div>
          <p className="vh" role="status">
            {found}
          </p>
        </div>
        {panel}
      </main>
      <footer className="statusbar">{status}</footer>
    </div>
  )
}

/** Opens the drawer. In a wide window, where the panel is there, it is not. */
export function DrawerButton(props: { drawer: Drawer; disabled: boolean; children: string }) {
  const { drawer, disabled, children } = props
  return (
    <button
      type="button"
      className="btn tp-more"
      aria-expanded={drawer.isOpen}
      disabled={disabled}
      onClick={() => drawer.set(!drawer.isOpen)}
    >
      {children}
    </button>
  )
}

/**
 * The panel. Without a heading there is no current row, and its content says so.
 *
 * @param props.title the heading in full, where it may be cut short
 * @param props.beside what stands at the right of the heading
 */
export function SidePanel(props: {
  label: string
  heading?: string
  title?: string
  beside?: ReactNode
  children: ReactNode
}) {
  const { label, heading, title, beside, children } = props
  return (
    <aside className="panel r tp-panel" aria-label={label} data-region="panel">
      {heading === undefined ? (
        <div className="empty">{children}</div>
      ) : (
        <>
          <div className="panel-h">
            <h2 className="grow cut" title={title ?? heading}>
              {heading}
            </h2>
            {beside}
          </div>
          {children}
        </>
      )}
    </aside>
  )
}

/** Below a table in which nothing is found. */
export function NothingFound({ children }: { children: string }) {
  return (
    <div className="empty">
      <b>没有找到</b>
      {children}
    </div>
  )
}

/** In the status bar: keys, and what they do. They give way in a narrow window. */
export function KeyHint({ keys, children }: { keys: readonly string[]; children: string }) {
  return (
    <span className="tp-keys">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
      {children}
    </span>
  )
}
