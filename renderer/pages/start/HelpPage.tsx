import { useEffect, useRef } from "react"
import { useStore } from "zustand"
import { helpPages } from "#shared/library/help"
import { Markdown } from "../../ui/Markdown"
import { type HelpEntry, linkedPage, manual, rulePages } from "./help-pages"
import { helpPlace } from "./help-place"
import { KeysTable } from "./KeysTable"
import { rowAfter } from "./report-list"

/** 帮助: the manual on the left, one page of it on the right. */
export function HelpPage() {
  const { path } = useStore(helpPlace)
  const page = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is read from its beginning
  useEffect(() => {
    page.current?.scrollTo(0, 0)
  }, [path])
  return (
    <div className="sp-help">
      <Contents current={path} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls must scroll by keys */}
      <article ref={page} className="sp-help-page" tabIndex={0} aria-label="说明">
        <Markdown text={helpPages.get(path) ?? ""} level={1} follow={(href) => follow(path, href)} />
        {path === "keys" && <KeysTable level={2} />}
      </article>
    </div>
  )
}

function follow(from: string, href: string): (() => void) | null {
  const path = linkedPage(from, href)
  return path === null ? null : () => helpPlace.setState({ path })
}

function Contents({ current }: { current: string }) {
  const list = useRef<HTMLElement>(null)
  const all = [...manual, ...rulePages]
  const at = Math.max(
    all.findIndex(({ path }) => path === current),
    0,
  )
  const entry = ({ path, title }: HelpEntry) => (
    <li key={path}>
      <button
        type="button"
        className="sp-topic cut"
        tabIndex={path === all[at]?.path ? 0 : -1}
        aria-current={path === current ? "page" : undefined}
        onClick={() => helpPlace.setState({ path })}
      >
        {title}
      </button>
    </li>
  )
  return (
    <nav
      ref={list}
      className="sp-topics"
      aria-label="帮助目录"
      onKeyDown={(event) => {
        const next = rowAfter(event.key, at, all.length)
        if (next === null) return
        event.preventDefault()
        helpPlace.setState({ path: all[next]!.path })
        list.current?.querySelectorAll<HTMLElement>(".sp-topic")[next]?.focus()
      }}
    >
      <h2>使用说明</h2>
      <ul>{manual.map(entry)}</ul>
      <h2>每条规则怎么查</h2>
      <ul>{rulePages.map(entry)}</ul>
    </nav>
  )
}
