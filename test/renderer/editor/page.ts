import { Node } from "prosemirror-model"
import { TextSelection } from "prosemirror-state"
import type { OpenReport, PageHost } from "#shared/api/contract"
import { defaultSettings } from "#shared/checks/types"
import { schema } from "#shared/model/schema"
import { Session } from "../../../renderer/app/session"
import { revealRange } from "../../../renderer/editor/acts"
import { linesOfHtml } from "../../../renderer/editor/pasted-lines"
import { newEditorState } from "../../../renderer/editor/state"
import { mountEditor } from "../../../renderer/editor/view"

/** The editor alone on a page: `stage.ts` loads it into a browser. */
declare global {
  interface Window {
    session: Session
    /** What the editor told the user. */
    told: string[]
    show(json: unknown, anchor: number, head: number, readOnly: boolean): void
    reveal(from: number): void
    linesOfHtml(html: string): string[]
  }
}

// Saving is somebody else's business: it never ends here.
const host = { saveReport: () => new Promise(() => {}) } as unknown as PageHost

Object.assign(window, {
  told: [],
  linesOfHtml,
  show(json: unknown, anchor: number, head: number, readOnly: boolean) {
    window.session?.view?.destroy()
    window.told.length = 0
    const opened: OpenReport = {
      ...({
        id: "r",
        name: null,
        file: null,
        revision: 1,
        savedAt: "",
        rescued: false,
      } as unknown as OpenReport),
      readOnly,
    }
    const state = newEditorState(Node.fromJSON(schema, json), defaultSettings)
    const selection = TextSelection.create(state.doc, anchor, head)
    window.session = new Session(host, opened, state.apply(state.tr.setSelection(selection)))
    const sheet = document.querySelector<HTMLElement>(".sheet")!
    mountEditor(sheet, window.session, (message) => window.told.push(message)).focus()
  },
  reveal: (from: number) => revealRange(window.session.view!, from, from),
})
