import { findPlaceholders } from "#shared/text/placeholders"
import { type Found, nameOf } from "./entries"
import { Marked, MarkedLine } from "./Marked"

/** An entry in a list: its name with what was found marked, and a line that shows what it says. */
export function EntryName({ found }: { found: Found }) {
  const { entry, elsewhere, from, to } = found
  const name = nameOf(entry)
  const second = elsewhere ?? (entry.type === "snippet" ? entry.snippet.text : null)
  return (
    <span className="grow lib-name">
      <span className="t cut">{elsewhere === null ? <Marked text={name} from={from} to={to} /> : name}</span>
      {second !== null && (
        <span className="meta cut">
          <MarkedLine text={second} from={elsewhere === null ? 0 : from} to={elsewhere === null ? 0 : to} />
        </span>
      )}
    </span>
  )
}

/** What kind of entry it is, in two or four characters at the right of its row. */
export function EntryTag({ found: { entry } }: { found: Found }) {
  if (entry.type === "phrase") return <span className="tag">{entry.phrase.category}</span>
  const blanks = findPlaceholders(entry.snippet.text).length
  return blanks > 0 ? <span className="meta lib-n">{blanks} 空</span> : null
}
