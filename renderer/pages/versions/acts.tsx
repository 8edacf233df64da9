import type { Node } from "prosemirror-model"
import type { VersionEntry } from "#shared/api/contract"
import { writeReport } from "#shared/model/report"
import { attrsOf } from "#shared/model/schema"
import type { Session } from "../../app/session"
import { type App, ask, say, showDialog } from "../../app/store"
import { restoreVersion, setEdition } from "../../editor/edition"
import { actAndSay } from "../../panels/reveal"
import { Choice } from "../../ui/Choice"
import { NameDialog } from "./NameDialog"
import { VersionsDialog } from "./VersionsDialog"
import { freeName, versionName } from "./words"

/** 版本: what is kept of the open report. */
export async function showVersions(app: App, session: Session): Promise<void> {
  // What was typed last is to be compared, too.
  await session.save()
  const listed = await app.host.listVersions({ id: session.id })
  if (!listed.ok) return say(app, listed.failure.message)
  showDialog(app, (close) => <VersionsDialog session={session} listed={listed.value} onClose={close} />)
}

/** 存一个版本: the report goes on as it is, and is at this version until its text changes. */
export function nameVersion(app: App, session: Session, onKept: () => void = () => {}): void {
  void askName(app, session, {
    title: "存一个版本",
    text: "现在的样子单独留一份，一直在，不会被自动清理。稿子可以接着写。",
    action: "存下",
    name: "送审稿",
    usual: ["送审稿", "班子会后", "领导改后"],
    locked: false,
    onKept,
  })
}

/** 定稿并锁定: named and locked in one act. */
export function lockVersion(app: App, session: Session, onKept: () => void = () => {}): void {
  const { errors } = session.summary()
  void askName(app, session, {
    title: "定稿并锁定",
    text: `现在的样子存成一个版本，稿子锁住：打字、粘贴、改正都不起作用，直到您解锁。${
      errors > 0 ? `还有 ${errors} 处必须改，最好改好再定稿。` : ""
    }`,
    action: "定稿并锁定",
    name: "定稿",
    locked: true,
    onKept,
  })
}

async function askName(
  app: App,
  session: Session,
  asked: {
    title: string
    text: string
    action: string
    name: string
    usual?: readonly string[]
    locked: boolean
    onKept(): void
  },
): Promise<void> {
  const { name, locked, onKept, ...words } = asked
  const listed = await app.host.listVersions({ id: session.id })
  const versions = listed.ok ? listed.value.versions : []
  showDialog(app, (close) => (
    <NameDialog
      {...words}
      name={freeName(name, versions)}
      onName={async (chosen) => {
        const failed = await keepAs(app, session, chosen, locked)
        if (failed === null) onKept()
        return failed
      }}
      onClose={close}
    />
  ))
}

/** Keeps the report as a named version and says that it is at it. Answers why that could not be done, or null. */
async function keepAs(app: App, session: Session, name: string, locked: boolean): Promise<string | null> {
  // The version says itself which it is: so does what is exported from it, even years later.
  const { doc } = setEdition(session.editor, { name, locked })
  const { characters } = session.summary()
  const kept = await app.host.keepVersion({ id: session.id, report: writeReport(doc), characters, name })
  if (!kept.ok) return kept.failure.message
  if (session.editor.doc.content.eq(doc.content))
    session.dispatch(setEdition(session.editor, { name, locked }))
  await session.save()
  say(app, locked ? `已存为“${name}”，稿子锁定了。` : `已存为“${name}”。`)
  return null
}

/** Asks on purpose, then lets the report be changed again. Its version stays. */
export async function unlockVersion(app: App, session: Session): Promise<void> {
  const { edition } = attrsOf.report(session.editor.doc)
  if (!edition?.locked || session.opened.readOnly) return
  const answer = await ask<boolean>(app, false, (choose) => (
    <Choice
      title={`解锁“${edition.name}”`}
      text={`解锁以后稿子可以改。“${edition.name}”这一版仍然留着，改乱了可以从“版本”里恢复；改过的稿子不再叫这个名字。`}
      choices={[
        { label: "解锁", value: true },
        { label: "不解锁", value: false, safe: true },
      ]}
      onChoose={choose}
    />
  ))
  if (!answer) return
  session.dispatch(setEdition(session.editor, { ...edition, locked: false }))
  session.view?.focus()
}

/**
 * Goes back to an earlier version, in one undo step; the present is kept under a name first, for who notices later.
 * Answers why that could not be done, or null.
 */
export async function restore(
  app: App,
  session: Session,
  entry: VersionEntry,
  version: Node,
): Promise<string | null> {
  const present = session.editor.doc
  const name = versionName(entry, new Date())
  const kept = await app.host.keepVersion({
    id: session.id,
    report: writeReport(present),
    characters: session.summary().characters,
    name: `恢复到${name}之前`.slice(0, 40),
  })
  if (!kept.ok) return kept.failure.message
  if (session.editor.doc !== present) return "没有恢复。稿子刚才又变了，关掉“版本”再打开，重新选一次。"
  actAndSay(app, session, restoreVersion(session.editor, version), `已恢复到${name}，刚才的样子也存了一版。`)
  return null
}
