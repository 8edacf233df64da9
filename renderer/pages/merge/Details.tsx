import { useMemo } from "react"
import { useStore } from "zustand"
import { severityNames } from "#shared/checks/types"
import { Dot, severityDots } from "../../ui/Dot"
import { Icon } from "../../ui/Icon"
import { versionTime } from "../versions/words"
import { type Effect, type Effects, isGrave } from "./effects"
import type { Act } from "./MergePage"
import { no, yes } from "./MergePage"
import type { CommentMatter, Matter, Merge, Verdict } from "./merge"
import { inContext, type Run } from "./sheet"
import { authorOf, placeOf, titleOf, verdictNames } from "./words"

/** Who made the current change and when, what stood there and what would, and what the check says to it. */
export function Details(props: { merge: Merge; effects: ReadonlyMap<string, Effects>; act: Act }) {
  const { merge, effects, act } = props
  const { matters, verdicts, current } = useStore(merge.store)
  const at = matters.findIndex(({ key }) => key === current)
  const matter = matters[at]
  const comments = matters.filter(
    (one): one is CommentMatter => one.group === "comment" && one !== matter && !verdicts.has(one.key),
  )
  return (
    <aside className="panel r mg-details" aria-label="这一处" data-region="details">
      <div className="scroll">
        {matter && (
          <>
            <Who matter={matter} number={at + 1} />
            {matter.group === "comment" ? (
              <Comment matter={matter} />
            ) : (
              <Text merge={merge} matter={matter} />
            )}
            <Acts merge={merge} matter={matter} verdict={verdicts.get(matter.key)} act={act} />
            <Consequences effects={effects.get(matter.key)} />
            <Heed merge={merge} effects={effects} matters={matters} current={matter.key} />
          </>
        )}
        {comments.length > 0 && <Comments merge={merge} comments={comments} act={act} />}
      </div>
    </aside>
  )
}

function Who({ matter, number }: { matter: Matter; number: number }) {
  const { date } = matter.group === "comment" ? matter.comment : matter.change
  const name = authorOf(matter)
  const how = { tracked: "开着修订", untracked: "没开修订", comment: "批注" }[matter.group]
  const when = date ? versionTime(date, new Date()) : ""
  return (
    <div className="mg-who">
      <b className="mg-av" aria-hidden="true">
        {name === "不知是谁" ? "？" : [...name][0]}
      </b>
      <div className="grow">
        <h2 className="cut">{name}</h2>
        <div className="meta">{when ? `${when}，${how}` : how}</div>
      </div>
      <span className="meta">第 {number} 处</span>
    </div>
  )
}

function Text({ merge, matter }: { merge: Merge; matter: Exclude<Matter, CommentMatter> }) {
  const { comparison, verdicts } = useStore(merge.store)
  const { change } = matter
  const { before, after } = useMemo(
    () => inContext(comparison, verdicts, change),
    [comparison, verdicts, change],
  )
  if (change.type === "move")
    return (
      <div className="mg-ba">
        <div className="meta">{titleOf(matter, comparison)}</div>
        <p className="mg-long">
          <Shown runs={before} />
        </p>
      </div>
    )
  return (
    <div className="mg-ba">
      <div className="meta">原来</div>
      <p>
        <Shown runs={before} />
      </p>
      <div className="meta">改成</div>
      <p>
        <Shown runs={after} />
      </p>
    </div>
  )
}

function Shown({ runs }: { runs: readonly Run[] }) {
  if (runs.length === 0) return <span className="meta">没有这句话</span>
  return runs.map(({ text, kind }, i) => {
    const key = `${i} ${kind}`
    if (kind === "same") return <span key={key}>{text}</span>
    return kind === "ins" ? (
      <ins key={key} className="ins">
        {text}
      </ins>
    ) : (
      <del key={key} className="del">
        {text}
      </del>
    )
  })
}

function Comment({ matter: { comment } }: { matter: CommentMatter }) {
  return (
    <div className="mg-ba">
      {comment.quote && <div className="dim">“{comment.quote}”</div>}
      <p className="mg-said">{comment.text}</p>
    </div>
  )
}

function Acts(props: { merge: Merge; matter: Matter; verdict: Verdict | undefined; act: Act }) {
  const { merge, matter, verdict, act } = props
  const isComment = matter.group === "comment"
  return (
    <>
      <div className="mg-acts">
        <button
          type="button"
          className="btn btn-ok btn-l"
          aria-pressed={verdict === yes(matter) || undefined}
          onClick={() => void act([matter.key], yes)}
        >
          <Icon name="check" />
          {isComment ? "转成待办" : "采纳"} <kbd>Enter</kbd>
        </button>
        <button
          type="button"
          className="btn btn-l"
          aria-pressed={verdict === no(matter) || undefined}
          onClick={() => void act([matter.key], no)}
        >
          <Icon name={isComment ? "check" : "x"} />
          {isComment ? "已办" : "不采纳"} <kbd>Del</kbd>
        </button>
        <button type="button" className="btn btn-q btn-l" onClick={() => merge.step(1)}>
          {verdict ? "下一处" : "先放着"} <kbd>→</kbd>
        </button>
      </div>
      {verdict && <p className="mg-verdict meta">{verdictNames[verdict]}。要改，再按另一个。</p>}
    </>
  )
}

/** What the check would say no longer once this one is accepted. */
function Consequences({ effects }: { effects: Effects | undefined }) {
  const gone = distinct(effects?.gone ?? [])
  if (gone.length === 0) return null
  return (
    <ul className="mg-sec">
      {gone.slice(0, 3).map((effect) => (
        <li key={named(effect)} className="mg-eff">
          <Dot state="ok" label="" />
          <span>采纳以后，“{inQuotes(named(effect))}”这条提示就消了。</span>
        </li>
      ))}
      {gone.length > 3 && <li className="meta">另有 {gone.length - 3} 条也消了。</li>}
    </ul>
  )
}

/** Several places of one item may say the same. */
function distinct(effects: readonly Effect[]): Effect[] {
  return [...new Map(effects.map((effect) => [named(effect), effect])).values()]
}

/** Marks inside quotation marks are single ones (GB/T 15834—2011 4.8.3.4). */
const inQuotes = (text: string) => text.replace(/“/g, "‘").replace(/”/g, "’")

const named = ({ title, place }: Effect) => (place && !title.includes(place) ? `${place}：${title}` : title)

/** 要留心的: what the check would say besides, of this one, then of the others that wait. */
function Heed(props: {
  merge: Merge
  effects: ReadonlyMap<string, Effects>
  matters: readonly Matter[]
  current: string
}) {
  const { merge, effects, matters, current } = props
  const { comparison } = useStore(merge.store)
  const own = distinct(effects.get(current)?.come ?? [])
  const others = matters.flatMap((matter, i) => {
    if (matter.key === current) return []
    const [first] = effects.get(matter.key)?.come.filter(isGrave) ?? []
    return first ? [{ matter, number: i + 1, effect: first }] : []
  })
  if (own.length === 0 && others.length === 0) return null
  return (
    <section className="mg-sec">
      <h3 className="b">要留心的</h3>
      {own.slice(0, 4).map((effect) => (
        <div key={named(effect)} className="mg-eff">
          <Dot state={severityDots[effect.finding.severity]} label={severityNames[effect.finding.severity]} />
          <span className="mid">
            采纳以后多一条提示{effect.place && `（${effect.place}）`}：{effect.finding.message}
          </span>
        </div>
      ))}
      {others.slice(0, 2).map(({ matter, number, effect }) => (
        <div key={matter.key} className="mg-eff">
          <Dot state={severityDots[effect.finding.severity]} label={severityNames[effect.finding.severity]} />
          <div className="mid">
            第 {number} 处{matter.group === "untracked" && "没开修订"}：{titleOf(matter, comparison)}
            。采纳以后会提示：{effect.finding.message}
            <div>
              <button type="button" className="btn" onClick={() => merge.goTo(matter.key)}>
                看第 {number} 处
              </button>
            </div>
          </div>
        </div>
      ))}
    </section>
  )
}

/** Comments that wait, whatever is looked at: their two answers are near. */
function Comments(props: { merge: Merge; comments: readonly CommentMatter[]; act: Act }) {
  const { merge, comments, act } = props
  const { comparison } = useStore(merge.store)
  return (
    <section className="mg-sec">
      <h3 className="b">批注</h3>
      {comments.slice(0, 2).map((matter) => {
        const about = `${placeOf(matter, comparison)} ${matter.comment.text}`
        return (
          <div key={matter.key} className="mg-cmt">
            {matter.comment.quote && <div className="dim cut">“{matter.comment.quote}”</div>}
            <div>
              {authorOf(matter)}：{matter.comment.text}
            </div>
            <div className="row">
              <button
                type="button"
                className="btn"
                aria-label={`转成待办：${about}`}
                onClick={() => void act([matter.key], yes)}
              >
                转成待办
              </button>
              <button
                type="button"
                className="btn btn-q"
                aria-label={`已办：${about}`}
                onClick={() => void act([matter.key], no)}
              >
                已办
              </button>
            </div>
          </div>
        )
      })}
      {comments.length > 2 && <p className="meta">另有 {comments.length - 2} 条，在左边列着。</p>}
    </section>
  )
}
