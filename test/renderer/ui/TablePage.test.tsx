// @vitest-environment happy-dom
import { act } from "react"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { focusCurrentRow, focusRow, RowButton } from "../../../renderer/ui/RowButton"
import { DrawerButton, KeyHint, SidePanel, TablePage } from "../../../renderer/ui/TablePage"
import { type Drawer, useDrawer } from "../../../renderer/ui/use-drawer"
import { isLostArrow, usePageKeys } from "../../../renderer/ui/use-page-keys"
import { type Mounted, mount } from "../pages/start/support"

const took = vi.fn<(event: KeyboardEvent) => boolean>()
let drawer: Drawer

/** A page of two rows, the second of them the current one; its panel says nothing where there is no heading. */
function Page({ heading }: { heading: string | null }) {
  drawer = useDrawer()
  usePageKeys(took)
  const change = <button type="button">改</button>
  return (
    <TablePage
      className="is-test"
      title="一张表"
      note="试"
      drawer={drawer}
      tools={
        <DrawerButton drawer={drawer} disabled={heading === null}>
          这一行
        </DrawerButton>
      }
      table={
        <table>
          <tbody>
            {["甲", '乙"]'].map((row, i) => (
              <tr key={row}>
                <td>
                  <RowButton row={row} title={`${row}全名`} isCurrent={i === 1}>
                    {row}
                  </RowButton>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      }
      found="找到 2 行"
      panel={
        heading === null ? (
          <SidePanel label="这一行">还没有选</SidePanel>
        ) : (
          <SidePanel label="这一行" heading={heading}>
            {change}
          </SidePanel>
        )
      }
      status={<KeyHint keys={["↑", "↓"]}>走行</KeyHint>}
    />
  )
}

let page: Mounted
const show = async (heading: string | null = "第二行") => {
  page = await mount(<Page heading={heading} />)
}
beforeEach(() => {
  took.mockReset()
  took.mockReturnValue(true)
})
afterEach(() => page.unmount())

const focused = () => document.activeElement?.textContent
/** Does the page take a key? */
const takes = (key: string, init: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init })
  act(() => void (document.activeElement ?? document.body).dispatchEvent(event))
  return event.defaultPrevented
}

describe("a page that is a table", () => {
  it("has a panel on the current row", async () => {
    await show()
    expect(page.find("h1").textContent).toBe("一张表")
    expect(page.find("aside h2").textContent).toBe("第二行")
    expect(page.find("footer").textContent).toBe("↑↓走行")
    expect(page.find("main [role=status]").textContent).toBe("找到 2 行")
  })

  it("says so where there is no current row", async () => {
    await show(null)
    expect(page.all("aside h2")).toHaveLength(0)
    expect(page.find("aside .empty").textContent).toBe("还没有选")
    expect((page.named("这一行") as HTMLButtonElement).disabled).toBe(true)
  })

  it("has one stop for Tab in the table, and gives a row the focus by its key", async () => {
    await show()
    expect(page.all("[data-row]").map(({ tabIndex }) => tabIndex)).toEqual([-1, 0])
    expect(page.all("[aria-current]").map(({ title }) => title)).toEqual(['乙"]全名'])
    focusRow(page.place, "甲")
    expect(focused()).toBe("甲")
    focusRow(page.place, "丙")
    focusRow(page.place, undefined)
    expect(focused()).toBe("甲")
    focusCurrentRow(page.place)
    expect(focused()).toBe('乙"]')
    expect([drawer.isIn("table"), drawer.isIn("panel")]).toEqual([true, false])
  })

  it("opens the drawer by its button, and takes the focus into it when it is entered", async () => {
    await show()
    await page.click(page.named("这一行"))
    expect(page.all(".tp.is-drawer")).toHaveLength(1)
    expect(page.named("这一行").getAttribute("aria-expanded")).toBe("true")
    await page.click(page.named("这一行"))
    expect(page.all(".tp.is-drawer")).toHaveLength(0)
    await page.run(() => drawer.enter())
    expect(page.all(".tp.is-drawer")).toHaveLength(1)
    expect(focused()).toBe("改")
    expect([drawer.isIn("table"), drawer.isIn("panel")]).toEqual([false, true])
  })
})

describe("keys of a page", () => {
  it("are taken wherever the focus is, and left to the browser when the page has no use for them", async () => {
    await show()
    expect(takes("F8")).toBe(true)
    focusRow(page.place, "甲")
    expect(takes("F8", { shiftKey: true })).toBe(true)
    expect(took).toHaveBeenCalledTimes(2)
    took.mockReturnValueOnce(false)
    expect(takes("F9")).toBe(false)
  })

  it("are not asked for with Ctrl, Alt or Meta, nor while a word is being composed", async () => {
    await show()
    for (const init of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }])
      expect(takes("F8", init)).toBe(false)
    expect(took).not.toHaveBeenCalled()
  })

  it("are not asked for under a dialog, nor when another took them before", async () => {
    await show()
    const dialog = document.createElement("dialog")
    dialog.setAttribute("open", "")
    document.body.append(dialog)
    takes("F8")
    dialog.remove()
    const first = (event: Event) => event.preventDefault()
    document.body.addEventListener("keydown", first)
    takes("F8")
    document.body.removeEventListener("keydown", first)
    expect(took).not.toHaveBeenCalled()
  })

  it("are no longer heard when the page is gone", async () => {
    await show()
    await page.unmount()
    takes("F8")
    expect(took).not.toHaveBeenCalled()
  })

  it("tell an arrow that nothing has the focus for", async () => {
    await show()
    const lost: boolean[] = []
    took.mockImplementation((event) => lost.push(isLostArrow(event)) > 0)
    for (const key of ["ArrowDown", "ArrowUp", "ArrowLeft"]) takes(key)
    focusRow(page.place, "甲")
    takes("ArrowDown")
    expect(lost).toEqual([true, true, false, false])
  })
})
