// @vitest-environment happy-dom
import { act, createElement } from "react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { houseWith } from "#shared/checks/house"
import type { Session } from "../../../../renderer/app/session"
import { changeSettings, say } from "../../../../renderer/app/store"
import { findingsOf } from "../../../../renderer/editor/findings"
import { useCheckSettings } from "../../../../renderer/pages/desk/use-check-settings"
import { list, report, section } from "../../../builders"
import { type Desk, openDesk } from "../../desk-support"

vi.mock("../../../../renderer/work", () => ({ readInWorker: vi.fn(), exportInWorker: vi.fn() }))

function Following({ session }: { session: Session }) {
  useCheckSettings(session)
  return null
}

const doc = report(
  { year: 2026 },
  section("highlight", "一、", "履职工作特色和亮点", list("highlight", "shi", "抓服务。一把手办实事12件。")),
  section("problem", "二、", "存在问题及原因", list("problem", "shi", "培训不够。只办班1期。")),
  section("measure", "三、", "下一步工作思路和措施", list("measure", "shi", "办好培训。每季办班1期。")),
)

let desk: Desk
beforeEach(async () => {
  desk = openDesk(doc)
  await desk.show(createElement(Following, { session: desk.session }))
})
afterEach(() => desk.close())

const found = () =>
  findingsOf(desk.session.editor)
    .checked.findings.filter(({ rule }) => rule === "house-word")
    .map(({ severity }) => severity)
const change = (by: Parameters<typeof changeSettings>[1]) => act(async () => changeSettings(desk.app, by))

test("the open report is checked by the settings as they are", async () => {
  expect(found()).toEqual([])
  await change({ house: houseWith({ words: [{ word: "一把手" }] }) })
  expect(found()).toEqual(["warning"])
  const { skeleton } = findingsOf(desk.session.editor).checked.facts
  const type = skeleton!.skeleton.id
  await change({ rulesByType: { [type]: { on: [], off: [], severities: { "house-word": "error" } } } })
  expect(found()).toEqual(["error"])
  await change({ rulesByType: { [type]: { on: [], off: ["house-word"], severities: {} } } })
  expect(found()).toEqual([])
  await change({ rulesByType: { other: { on: [], off: ["house-word"], severities: {} } } })
  expect(found()).toEqual(["warning"])
  await change({ house: houseWith({}) })
  expect(found()).toEqual([])
})

test("and not checked again for what has nothing to do with it", async () => {
  const before = findingsOf(desk.session.editor)
  await change({ theme: "dark", zoom: 120 })
  await act(async () => say(desk.app, "好了"))
  expect(findingsOf(desk.session.editor)).toBe(before)
})
