import { type Currency, currencyIn, type Phrase, writeWhen } from "#shared/library/phrases"
import { type Snippet, unitNames } from "#shared/library/snippets"
import { roleNames } from "#shared/model/roles"
import { findPlaceholders } from "#shared/text/placeholders"
import { Dot } from "../../ui/Dot"
import { BlankText } from "./BlankText"
import type { Entry } from "./entries"
import type { Preview } from "./place"

/**
 * All that the library knows of an entry.
 *
 * @param year the year reported on, or null when nobody knows it
 * @param preview how it stands in the sentence at the caret, or null without a caret
 */
export function EntryDetails(props: { entry: Entry; year: number | null; preview: Preview | null }) {
  const { entry, year, preview } = props
  return (
    <>
      {entry.type === "phrase" ? (
        <PhraseDetails phrase={entry.phrase} year={year} />
      ) : (
        <SnippetDetails snippet={entry.snippet} withText={preview === null} />
      )}
      {preview && <Put preview={preview} />}
    </>
  )
}

/** Verbs as they are read: 统筹推进……总体布局. */
const verbsOf = ({ verbs }: Phrase) => verbs.map((verb) => verb.replace("…", "……")).join("、")

function PhraseDetails({ phrase, year }: { phrase: Phrase; year: number | null }) {
  const { members, verbs, writing, wrong, since, source } = phrase
  const currency = year === null ? null : currencyIn(phrase, year)
  // Where it was first said is its source most of the time: once is enough.
  const sourceShown = source.document === since?.occasion && source.date === since.date
  return (
    <>
      {members && (
        <ul className={members.some((member) => member.length > 9) ? "lib-mem is-long" : "lib-mem"}>
          {members.map((member) => (
            <li key={member}>{member}</li>
          ))}
        </ul>
      )}
      <dl className="lib-dl">
        {verbs.length > 0 && (
          <>
            <dt>常配动词</dt>
            <dd>{verbsOf(phrase)}</dd>
          </>
        )}
        {writing && (
          <>
            <dt>写法</dt>
            <dd>{writing}</dd>
          </>
        )}
        {since && (
          <>
            <dt>始见</dt>
            <dd>
              {writeWhen(since.date)}
              {since.occasion && `，${since.occasion}`}
            </dd>
          </>
        )}
        {currency && year !== null && (
          <>
            <dt>适用</dt>
            <Applies currency={currency} year={year} />
          </>
        )}
        {wrong.length > 0 && (
          <>
            <dt>不写成</dt>
            <dd>{wrong.join("，")}</dd>
          </>
        )}
        {!sourceShown && (
          <>
            <dt>依据</dt>
            <dd>
              {source.document}
              {source.date && `，${writeWhen(source.date)}`}
            </dd>
          </>
        )}
      </dl>
    </>
  )
}

function Applies({ currency, year }: { currency: Currency; year: number }) {
  if (currency.at === "current")
    return (
      <dd className="ok lib-state">
        <Dot state="ok" label="" />
        {year} 年在用
      </dd>
    )
  return (
    <dd className="lib-state">
      <Dot state="warn" label="" />
      <span>
        {currency.at === "later"
          ? `${writeWhen(currency.since)}才有，${year} 年还没有这个提法`
          : `用到 ${writeWhen(currency.until)}为止${currency.instead ? `，现在说${currency.instead}` : ""}`}
      </span>
    </dd>
  )
}

function SnippetDetails({ snippet, withText }: { snippet: Snippet; withText: boolean }) {
  const { role, text, units } = snippet
  const blanks = findPlaceholders(text).length
  return (
    <>
      {withText && (
        <p className="lib-text">
          <BlankText text={text} />
        </p>
      )}
      <dl className="lib-dl">
        <dt>用在</dt>
        <dd>{roleNames[role]}</dd>
        <dt>适合</dt>
        <dd>{units ? units.map((unit) => unitNames[unit]).join("、") : "各类单位"}</dd>
        {blanks > 0 && (
          <>
            <dt>要填</dt>
            <dd>{blanks} 处，放进去后按 Tab 逐处填，没填的会标出来</dd>
          </>
        )}
      </dl>
    </>
  )
}

function Put({ preview }: { preview: Preview }) {
  return (
    <div className="lib-put">
      <span className="meta">放进去是这样</span>
      <p>
        {preview.before}
        <b>
          <BlankText text={preview.insert} />
        </b>
        {preview.after}
      </p>
      {preview.note && <span className="meta">{preview.note}</span>}
    </div>
  )
}
