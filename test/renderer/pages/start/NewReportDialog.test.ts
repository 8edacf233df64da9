// @vitest-environment happy-dom
import { createElement } from "react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { skeletons } from "#shared/library/skeletons"
import { readReport } from "#shared/model/report"
import { attrsOf } from "#shared/model/schema"
import { insideOf, NewReportDialog } from "../../../../renderer/pages/start/NewReportDialog"
import { type Mounted, mount } from "./support"

let page: Mounted
const onClose = vi.fn()
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date(2027, 1, 3), toFake: ["Date"] })
  onClose.mockClear()
  page = await mount(createElement(NewReportDialog, { onClose }))
})
afterEach(async () => {
  await page.unmount()
  vi.useRealTimers()
})

/** What the host was asked to keep. */
function created() {
  const [, input] = page.calls().find(([name]) => name === "createReport")!
  const { report, summary } = input as { report: unknown; summary: { title: string; year: number } }
  const read = readReport(report)
  if (!read.ok) throw new Error(read.reason)
  return { ...attrsOf.report(read.doc), summary }
}

test("offers each skeleton with what is in it, and the year that is reported on in February", async () => {
  expect(page.all("input[type=radio]")).toHaveLength(skeletons.length)
  for (const skeleton of skeletons) {
    await page.click(page.named(skeleton.name))
    const text = page.find(".sp-preview").textContent!
    for (const part of skeleton.parts) {
      expect(text).toContain(part.heading)
      expect(text).toContain(insideOf(part))
    }
  }
  expect((page.named("述职年度") as HTMLInputElement).value).toBe("2026")
})

test("makes a report on the chosen skeleton and year; the host's refusal is said", async () => {
  await page.click(page.named(skeletons[1]!.name))
  await page.type(page.named("述职年度"), "2024")
  await page.click(page.named("新建"))
  expect(onClose).toHaveBeenCalledOnce()
  expect(created()).toMatchObject({
    skeleton: skeletons[1]!.id,
    properties: { year: 2024 },
    summary: { year: 2024 },
  })
  expect(page.app.store.getState().toasts.at(-1)?.text).toBe("没有建成。盘写满了。")
})

test("Enter on a skeleton takes it", async () => {
  await page.run(() => page.named(skeletons[2]!.name).click())
  await page.run(() => page.named(skeletons[2]!.name).focus())
  await page.press("Enter")
  expect(created().skeleton).toBe(skeletons[2]!.id)
})

test("what a part has ready is said in words", () => {
  const [, problems, plan] = skeletons[0]!.parts
  expect(insideOf(problems!)).toBe("问题 3 条，原因 3 条")
  expect(insideOf(plan!)).toBe("引言，措施 3 条")
})
