import "../../../../renderer/styles/tokens.css"
import "../../../../renderer/styles/components.css"
import "../../../../renderer/styles/app.css"
import "../../../../renderer/styles/paper.css"
import "../../../../renderer/styles/desk.css"
import "../../../../renderer/styles/matrix.css"
import "../../../../renderer/styles/library.css"
import "../../../../renderer/styles/versions.css"
import "../../../../renderer/styles/lastyear.css"
import "../../../../renderer/styles/merge.css"
import { createRoot } from "react-dom/client"
import type { PageHost } from "#shared/api/contract"
import { ok } from "#shared/api/result"
import { writeReport } from "#shared/model/report"
import { schema } from "#shared/model/schema"
import { AppRoot } from "../../../../renderer/App"
import { openReport, sessionOf } from "../../../../renderer/app/actions"
import { AppProvider, createApp } from "../../../../renderer/app/store"
import { connectHost } from "../../../../renderer/host"

/** What a test does to the page, and asks of it. */
interface MergeTest {
  /** The whole window over the services in the page, with one report on the desk. */
  show(report: unknown): Promise<void>
  /** The next file that the user picks. */
  pick: { name: string; bytes: number[] }
  /** The paragraphs of the open report with their ordinals, and its attributes. */
  report(): { lines: string[]; attrs: Record<string, unknown>; json: string }
  /** Names of the versions that are kept, the youngest first. */
  versions(): Promise<(string | null)[]>
  /** What was exported last. */
  exported: number[]
  lock(): void
}
declare global {
  interface Window {
    mergeTest: MergeTest
  }
}

const test = {} as MergeTest
window.mergeTest = test

test.show = async (report) => {
  const real = await connectHost()
  const own: Partial<PageHost> = {
    pickFile: async () =>
      ok({ handle: "f0000001", name: test.pick.name, bytes: new Uint8Array(test.pick.bytes) }),
    exportFile: async ({ suggestedName, bytes }) => {
      test.exported = [...bytes]
      return ok({ name: suggestedName, handle: null })
    },
  }
  const host = new Proxy(real, {
    get: (target, name) => own[name as keyof PageHost] ?? Reflect.get(target, name),
  })
  const info = await host.start({})
  if (!info.ok) throw new Error(info.failure.message)
  const app = createApp(host, info.value)
  const summary = { title: "述职报告", year: 2026, unit: null, characters: 0, errors: 0, warnings: 0 }
  const doc = schema.nodeFromJSON(report)
  const made = await host.createReport({ report: writeReport(doc), summary, name: null, file: null })
  if (!made.ok) throw new Error(made.failure.message)
  await host.releaseReport({ id: made.value.id })
  await openReport(app, made.value.id)
  const session = sessionOf(app)!
  test.report = () => {
    const { doc } = session.editor
    const lines: string[] = []
    doc.descendants((node, _, parent, index) => {
      if (!node.isTextblock) return
      const of =
        node.type.name === "heading" ? node : index === 0 && parent?.type.name === "item" ? parent : null
      lines.push(((of?.attrs.ordinal as string | undefined) ?? "") + node.textContent)
    })
    return { lines, attrs: doc.attrs, json: JSON.stringify(doc.toJSON()) }
  }
  test.versions = async () => {
    const listed = await host.listVersions({ id: session.id })
    return listed.ok ? listed.value.versions.map(({ name }) => name) : []
  }
  test.lock = () => {
    const { tr } = session.editor
    session.dispatch(
      tr.setDocAttribute("edition", { name: "定稿", locked: true }).setMeta("addToHistory", false),
    )
  }
  createRoot(document.getElementById("root")!).render(
    <AppProvider value={app}>
      <AppRoot />
    </AppProvider>,
  )
}
