import { itemPlace } from "#shared/checks/place-name"
import type { Item } from "#shared/model/outline"
import type { Session } from "../../app/session"
import { type App, ask } from "../../app/store"
import { deleteItem } from "../../editor/commands"
import { findingsOf } from "../../editor/findings"
import { Choice } from "../../ui/Choice"
import { actAndSay } from "../reveal"
import { doneTo, linksOf } from "./moves"

/** Takes an item out; asks first only when links break with it. */
export async function removeItem(app: App, session: Session, id: string): Promise<void> {
  const item = itemOf(session, id)
  if (!item) return
  const { links, outline } = findingsOf(session.editor).checked.facts
  const name = itemPlace(item, outline)
  const what = brokenLinks(linksOf(item, links))
  if (what) {
    const answer = await ask<"keep" | "remove">(app, "keep", (choose) => (
      <Choice
        title={`去掉“${name}”吗`}
        text={`${what}可以撤销。`}
        choices={[
          { label: "留着", value: "keep", safe: true },
          { label: "去掉", value: "remove" },
        ]}
        onChoose={choose}
      />
    ))
    if (answer === "keep") return
  }
  const now = itemOf(session, id)
  const tr = now && doneTo(session.editor, now, deleteItem)
  if (tr) actAndSay(app, session, tr, `去掉了“${name}”`)
}

function itemOf(session: Session, id: string): Item | null {
  const { items } = findingsOf(session.editor).checked.facts.outline
  return items.find((item) => item.id === id) ?? null
}

/** What loses its counterpart, in a sentence; an empty text when nothing does. */
export function brokenLinks({ causes, measures, problems }: ReturnType<typeof linksOf>): string {
  if (problems > 0) return `它回应着 ${problems} 个问题。去掉以后这些问题留着，没有别的回应的会标成缺口。`
  const parts = [causes > 0 && `${causes} 条原因`, measures > 0 && `${measures} 条措施`].filter(Boolean)
  if (parts.length === 0) return ""
  return `它连着 ${parts.join("、")}。去掉以后${causes > 0 && measures > 0 ? "它们" : causes > 0 ? "原因" : "措施"}留着，标成“没有对应的问题”。`
}
