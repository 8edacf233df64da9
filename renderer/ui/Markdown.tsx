import { Fragment, type ReactNode } from "react"

/** What a press on a link does, by its address as written; null leaves its words as text. */
export type Follow = (href: string) => (() => void) | null

/**
 * Our own help pages as elements: headings, paragraphs, lists, tables, **bold**, `code`, code blocks and links to
 * other pages. It builds React elements and never HTML, so a page can say `<script>` and mean it. Not for the text of
 * a report, whose `**` are blanks.
 *
 * @param level the heading level that `#` becomes
 * @param follow where links lead; without it their words are all there is of them, as nothing here is on a network
 */
export function Markdown(props: { text: string; level?: 1 | 2 | 3; follow?: Follow }) {
  const { text, level = 2, follow = () => null } = props
  return <div className="prose">{blocksOf(text).map((block, i) => drawn(block, level, follow, `b${i}`))}</div>
}

type Block =
  | { is: "heading"; depth: number; text: string }
  | { is: "para"; text: string }
  | { is: "list"; ordered: boolean; items: string[] }
  | { is: "table"; rows: string[][] }
  | { is: "code"; lines: string[] }

/** A page in its blocks; lines that belong together are joined as Chinese is, without a space. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let fence: string[] | null = null
  for (const line of text.split(/\r?\n/)) {
    const last = blocks.at(-1)
    if (/^```/.test(line)) {
      const lines: string[] | null = fence ? null : []
      if (lines) blocks.push({ is: "code", lines })
      fence = lines
      continue
    }
    if (fence) {
      fence.push(line)
      continue
    }
    const heading = /^(#{1,4})\s+(.*)$/.exec(line)
    const item = /^\s*(?:[-*]|(\d+)\.)\s+(.*)$/.exec(line)
    const row = /^\s*\|(.*)\|\s*$/.exec(line)
    if (line.trim() === "") blocks.push({ is: "para", text: "" })
    else if (heading) blocks.push({ is: "heading", depth: heading[1]!.length, text: heading[2]! })
    else if (item) {
      const ordered = item[1] !== undefined
      if (last?.is === "list" && last.ordered === ordered) last.items.push(item[2]!)
      else blocks.push({ is: "list", ordered, items: [item[2]!] })
    } else if (row) {
      const cells = row[1]!.split("|").map((cell) => cell.trim())
      if (cells.every((cell) => /^:?-+:?$/.test(cell))) continue
      if (last?.is === "table") last.rows.push(cells)
      else blocks.push({ is: "table", rows: [cells] })
    } else if (last?.is === "para" && last.text !== "") last.text += line.trim()
    else if (last?.is === "list" && /^\s/.test(line)) last.items[last.items.length - 1] += line.trim()
    else blocks.push({ is: "para", text: line.trim() })
  }
  return blocks.filter((block) => block.is !== "para" || block.text !== "")
}

function drawn(block: Block, level: number, follow: Follow, key: string): ReactNode {
  switch (block.is) {
    case "heading": {
      const Heading = `h${Math.min(6, level + block.depth - 1)}` as "h1" | "h2" | "h3" | "h4"
      return <Heading key={key}>{inline(block.text, follow)}</Heading>
    }
    case "para":
      return <p key={key}>{inline(block.text, follow)}</p>
    case "code":
      return <pre key={key}>{block.lines.join("\n")}</pre>
    case "list": {
      const List = block.ordered ? "ol" : "ul"
      return (
        <List key={key}>
          {numbered(block.items).map(([id, item]) => (
            <li key={id}>{inline(item, follow)}</li>
          ))}
        </List>
      )
    }
    case "table": {
      const [head, ...rows] = block.rows
      return (
        <table key={key}>
          <thead>
            <tr>
              {numbered(head!).map(([id, cell]) => (
                <th key={id} scope="col">
                  {inline(cell, follow)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {numbered(rows).map(([id, row]) => (
              <tr key={id}>
                {numbered(row).map(([cellId, cell]) => (
                  <td key={cellId}>{inline(cell, follow)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    }
  }
}

/** A page does not change, so the place is a good enough name. */
function numbered<T>(list: readonly T[]): [string, T][] {
  return list.map((it, i) => [String(i), it])
}

/** `Ctrl+K`, `F8`, `Enter`: drawn as a key; other code is code. */
const keyPattern =
  /^((Ctrl|Alt|Shift)\+)*(Ctrl|Alt|Shift|F\d{1,2}|Enter|Tab|Esc|Delete|Backspace|Home|End|[A-Z0-9=,-]|[↑↓←→]+)$/

/** Bold begins before a character and ends behind one; the `**` of “**名” is what it is: a figure not filled in. */
const inlinePattern = /(\*\*[^\s*”](?:[^*]*[^\s*“])?\*\*|`[^`]+`|\[[^\]]+\]\([^)\s]*\))/

function inline(text: string, follow: Follow): ReactNode {
  return numbered(text.split(inlinePattern)).map(([id, part], i) => {
    // What split() caught stands at the odd places.
    if (i % 2 === 0) return <Fragment key={id}>{part}</Fragment>
    if (part.startsWith("**")) return <b key={id}>{part.slice(2, -2)}</b>
    if (part.startsWith("`")) {
      const code = part.slice(1, -1)
      return keyPattern.test(code) ? <kbd key={id}>{code}</kbd> : <code key={id}>{code}</code>
    }
    const [, words, href] = /^\[([^\]]+)\]\(([^)]*)\)$/.exec(part)!
    const go = follow(href!)
    if (!go) return <Fragment key={id}>{words}</Fragment>
    return (
      <button key={id} type="button" className="lnk" onClick={go}>
        {words}
      </button>
    )
  })
}
