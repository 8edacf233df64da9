import { redo, undo } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import { createStore, type StoreApi } from "zustand/vanilla"
import { applyChanges, numbersAnew } from "#shared/merge/apply"
import { compareCopy } from "#shared/merge/compare"
import { numbersLeft, refusedIn, withRefused } from "#shared/merge/refused"
import { stepsBetween } from "#shared/merge/steps"
import { addTodos, todoId } from "#shared/merge/todos"
import type { Change, Comparison, CopyComment, EditedCopy } from "#shared/merge/types"
import { attrsOf } from "#shared/model/schema"
import type { Session } from "../../app/session"
import { structureKey, undoable } from "../../editor/edit"

/** What the writer said of a change, or of a comment: 转成待办, 已办. What has none waits. */
export type Verdict = "accepted" | "refused" | "todo" | "done"

/** One thing to decide on, as the list has it. */
export type Matter = { key: string; group: "tracked" | "untracked"; change: Change } | CommentMatter
export interface CommentMatter {
  key: string
  group: "comment"
  comment: CopyComment
}

export interface MergeState {
  /** The report without what was decided here; what is compared with the copy. */
  comparison: Comparison
  /** In the order of the list: tracked changes, untracked ones, comments. */
  matters: readonly Matter[]
  verdicts: ReadonlyMap<string, Verdict>
  /** Key of the matter that is looked at; null when there is none. */
  current: string | null
  past: readonly Decision[]
  future: readonly Decision[]
  /** What was done last, for the screen reader. */
  said: string
}

/** One act of the writer's: one step of 撤销, in the report too when it changed the report. */
interface Decision {
  from: Moment
  to: Moment
}
interface Moment {
  comparison: Comparison
  verdicts: ReadonlyMap<string, Verdict>
  current: string | null
  doc: Node
}

/**
 * The leader's copy while it is merged. Every decision that changes the text is one transaction of the open report,
 * worked out from the report as it was at the beginning: so the order of decisions does not matter, and with all of
 * them accepted the report reads as the copy does. What is refused changes nothing of the text; the report remembers it,
 * so that the copy can be closed and opened again, and it is taken back all the same.
 */
export class Merge {
  readonly store: StoreApi<MergeState>
  /** The report of this page; when it is another one, somebody wrote on the desk meanwhile. */
  private doc: Node
  private keeping: Promise<string | null> | null = null

  /**
   * @param refused keys of changes that are refused from the beginning: the writer's own, made after the copy went
   *   out; what the report remembers as refused is so, too
   * @param keep keeps the report as it is, before the first decision; answers why that failed, or null
   */
  constructor(
    readonly session: Session,
    readonly name: string,
    readonly copy: EditedCopy,
    comparison: Comparison,
    private readonly keep: () => Promise<string | null>,
    private readonly refused: readonly string[] = [],
  ) {
    this.doc = session.editor.doc
    const matters = mattersOf(comparison)
    const verdicts = this.verdictsNow(comparison)
    this.store = createStore<MergeState>(() => ({
      comparison,
      matters,
      verdicts,
      current: nextOpen(matters, verdicts, null, 1) ?? matters[0]?.key ?? null,
      past: [],
      future: [],
      said: "",
    }))
  }

  /** What is decided in the report as it is: what it remembers of this copy, and comments that are 待办. */
  private verdictsNow(comparison: Comparison): Map<string, Verdict> {
    const { doc, copy } = this
    const verdicts = saidOfComments(comparison, doc)
    const refused = new Set([...this.refused, ...refusedIn(doc, copy)])
    for (const { id } of comparison.changes) if (refused.has(id)) verdicts.set(id, "refused")
    return verdicts
  }

  /** Keys of what nobody has decided on yet. */
  get open(): string[] {
    const { matters, verdicts } = this.store.getState()
    return matters.filter(({ key }) => !verdicts.has(key)).map(({ key }) => key)
  }

  goTo(key: string): void {
    this.store.setState({ current: key })
  }

  /** The next one that waits, from the current one and round its ends; where nothing waits, the next of the list. */
  step(by: 1 | -1): void {
    const { matters, verdicts, current } = this.store.getState()
    if (matters.length === 0) return
    const at = matters.findIndex(({ key }) => key === current)
    const next = matters[(at + by + matters.length) % matters.length]!.key
    this.goTo(nextOpen(matters, verdicts, current, by) ?? next)
  }

  /**
   * Takes all these one way, as one act, and goes on to the next one that waits. Answers why it could not be done,
   * or null.
   *
   * @param verdictOf null leaves a matter as it is
   */
  async decide(
    keys: readonly string[],
    verdictOf: (matter: Matter) => Verdict | null,
  ): Promise<string | null> {
    this.keeping ??= this.keep()
    const failed = await this.keeping
    if (failed !== null) {
      this.keeping = null
      return failed
    }
    this.catchUp()
    const state = this.store.getState()
    const { matters, verdicts: before, current } = state
    const chosen = new Set(keys)
    const verdicts = new Map(before)
    const news: Matter[] = []
    for (const matter of matters) {
      const verdict = chosen.has(matter.key) ? verdictOf(matter) : null
      if (verdict === null || before.get(matter.key) === verdict) continue
      verdicts.set(matter.key, verdict)
      news.push(matter)
    }
    if (news.length === 0) return null
    const from: Moment = { comparison: state.comparison, verdicts: before, current, doc: this.doc }
    const comparison = this.write(state.comparison, verdicts, news)
    if (!comparison) return "没有改成，稿子没有变。关掉合并，再打开这份回稿试一次。"
    const last = keys.at(-1)!
    const next = nextOpen(matters, verdicts, last, 1) ?? last
    const to: Moment = { comparison, verdicts, current: next, doc: this.doc }
    const left = matters.length - verdicts.size
    this.store.setState({
      comparison,
      verdicts,
      current: next,
      past: [...state.past, { from, to }],
      future: [],
      said: left > 0 ? `还差 ${left} 处` : "都看过了",
    })
    return null
  }

  /** Makes the report what the verdicts say, as one undo step; answers the comparison of now, null when it could not. */
  private write(
    before: Comparison,
    verdicts: ReadonlyMap<string, Verdict>,
    news: readonly Matter[],
  ): Comparison | null {
    const { session, copy } = this
    const { tr } = session.editor
    let comparison = before
    const comments = news.filter((matter): matter is CommentMatter => matter.group === "comment")
    if (comments.length > 0) {
      const marked = withComments(comparison, comments, verdicts)
      comparison = compareCopy(marked.doc, copy)
      for (const step of withComments(compareCopy(tr.doc, copy), comments, verdicts).steps) tr.step(step)
    }
    if (news.length > comments.length) {
      const target = applyChanges(comparison, acceptedIn(verdicts)).doc
      for (const step of stepsBetween(tr.doc, target).steps) tr.step(step)
    }
    const { copyDecisions } = attrsOf.report(tr.doc)
    const counted = numbersAnew(comparison, acceptedIn(verdicts)).size > 0
    const refused = [...keysOf(verdicts, "refused"), ...(counted ? numbersLeft(tr.doc, comparison) : [])]
    const now = withRefused(copyDecisions, copy, refused)
    if (now !== copyDecisions) tr.setDocAttribute("copyDecisions", now)
    if (tr.docChanged) {
      const { content } = tr.doc
      session.dispatch(undoable(tr).setMeta(structureKey, true))
      const { doc } = session.editor
      if (doc === this.doc || !doc.content.eq(content)) return null
    }
    this.doc = session.editor.doc
    return comparison
  }

  get canUndo(): boolean {
    return this.store.getState().past.length > 0
  }

  get canRedo(): boolean {
    return this.store.getState().future.length > 0
  }

  /** Takes the last decision back, in the report too. */
  undo(): void {
    if (this.catchUp()) return
    const { past, future } = this.store.getState()
    const last = past.at(-1)
    if (!last) return
    if (last.to.doc !== last.from.doc) undo(this.session.editor, this.session.dispatch)
    this.show(last.from, past.slice(0, -1), [...future, last], "撤回了刚才那一处")
  }

  redo(): void {
    if (this.catchUp()) return
    const { past, future } = this.store.getState()
    const next = future.at(-1)
    if (!next) return
    if (next.to.doc !== next.from.doc) redo(this.session.editor, this.session.dispatch)
    this.show(next.to, [...past, next], future.slice(0, -1), "又照刚才那样定了")
  }

  private show(
    { comparison, verdicts, current }: Moment,
    past: readonly Decision[],
    future: readonly Decision[],
    said: string,
  ): void {
    this.doc = this.session.editor.doc
    this.store.setState({ comparison, verdicts, current, past, future, said })
  }

  /**
   * Somebody wrote on the desk since: compares anew. What was accepted stands in the text and is no longer listed,
   * what was refused stays refused. Answers whether that was so.
   */
  catchUp(): boolean {
    const { doc } = this.session.editor
    if (doc === this.doc) return false
    this.doc = doc
    const { current } = this.store.getState()
    const comparison = compareCopy(doc, this.copy)
    const matters = mattersOf(comparison)
    const verdicts = this.verdictsNow(comparison)
    const isThere = matters.some(({ key }) => key === current)
    this.store.setState({
      comparison,
      matters,
      verdicts,
      current: isThere ? current : (nextOpen(matters, verdicts, null, 1) ?? matters[0]?.key ?? null),
      past: [],
      future: [],
      said: "",
    })
    return true
  }
}

/** Ids of the changes that are accepted. */
export const acceptedIn = (verdicts: ReadonlyMap<string, Verdict>) => keysOf(verdicts, "accepted")

const keysOf = (verdicts: ReadonlyMap<string, Verdict>, wanted: Verdict): string[] =>
  [...verdicts].filter(([, verdict]) => verdict === wanted).map(([key]) => key)

const commentKey = ({ id }: CopyComment): string => `comment ${id}`

export function mattersOf({ changes, comments }: Comparison): Matter[] {
  const by = (group: "tracked" | "untracked"): Matter[] =>
    changes.filter((change) => change.by === group).map((change) => ({ key: change.id, group, change }))
  const said = comments.map((comment): Matter => ({ key: commentKey(comment), group: "comment", comment }))
  return [...by("tracked"), ...by("untracked"), ...said]
}

/** Comments that are 待办 of the report already, from this copy or another. */
function saidOfComments({ comments }: Comparison, doc: Node): Map<string, Verdict> {
  const { todos } = attrsOf.report(doc)
  const verdicts = new Map<string, Verdict>()
  for (const comment of comments) {
    const id = todoId(comment)
    const todo = todos.find((it) => it.id === id)
    if (todo) verdicts.set(commentKey(comment), todo.done ? "done" : "todo")
  }
  return verdicts
}

/** The report with these comments as 待办, those that are done already ticked. */
function withComments(
  comparison: Comparison,
  matters: readonly CommentMatter[],
  verdicts: ReadonlyMap<string, Verdict>,
): Transform {
  const added = addTodos(
    comparison,
    matters.map(({ comment }) => comment.id),
  )
  const tr = new Transform(comparison.ours)
  for (const step of added.steps) tr.step(step)
  const done = new Map(matters.map(({ key, comment }) => [todoId(comment), verdicts.get(key) === "done"]))
  const { todos } = attrsOf.report(tr.doc)
  const next = todos.map((todo) => ({ ...todo, done: done.get(todo.id) ?? todo.done }))
  if (next.some((todo, i) => todo.done !== todos[i]!.done)) tr.setDocAttribute("todos", next)
  return tr
}

/** The next one that waits, seen from one of the list and round its ends. */
function nextOpen(
  matters: readonly Matter[],
  verdicts: ReadonlyMap<string, Verdict>,
  from: string | null,
  by: 1 | -1,
): string | null {
  const at = matters.findIndex(({ key }) => key === from)
  const start = at < 0 && by === -1 ? 0 : at
  for (let n = 1; n <= matters.length; n++) {
    const { key } = matters[(((start + n * by) % matters.length) + matters.length) % matters.length]!
    if (!verdicts.has(key) && key !== from) return key
  }
  return null
}

const current = new WeakMap<Session, Merge>()

/** The copy that is being merged into a report. It outlives its page: the writer looks at the text and comes back. */
export const mergeOf = (session: Session): Merge | null => current.get(session) ?? null

export function keepMerge(merge: Merge): void {
  current.set(merge.session, merge)
}

export function endMerge(merge: Merge): void {
  current.delete(merge.session)
}
