// @vitest-environment happy-dom
import { createElement } from "react"
import { afterEach, expect, it, vi } from "vitest"
import { SortHeads } from "../../../renderer/ui/SortHeads"
import { type Mounted, mount } from "../pages/start/support"

type Order = Parameters<typeof SortHeads<"unit" | "count">>[0]["order"]

const onSort = vi.fn()
let page: Mounted
afterEach(() => page.unmount())

const show = async (order: Order) => {
  const heads = createElement(SortHeads<"unit" | "count">, {
    columns: [
      { by: "unit", label: "单位" },
      { by: "count", label: "字数", className: "r" },
    ],
    order,
    onSort,
  })
  const row = createElement("tr", null, heads)
  page = await mount(createElement("table", null, createElement("thead", null, row)))
}
const sorts = () => page.all("th").map((head) => head.getAttribute("aria-sort"))

it.each<[Order, (string | null)[]]>([
  [null, [null, null]],
  [{ by: "unit", descending: false }, ["ascending", null]],
  [{ by: "count", descending: true }, [null, "descending"]],
])("heads say what the rows are sorted by: %j", async (order, said) => {
  await show(order)
  expect(sorts()).toEqual(said)
  expect(page.all("th svg")).toHaveLength(order ? 1 : 0)
  expect(page.all("th").map(({ className }) => className)).toEqual(["", "r"])
  await page.click(page.named("字数"))
  expect(onSort).toHaveBeenLastCalledWith("count")
})
