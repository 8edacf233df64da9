// @vitest-environment happy-dom
import { act } from "react"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { useQuery } from "../../../renderer/panels/library/use-query"
import { SearchField } from "../../../renderer/ui/SearchField"
import { type Mounted, mount } from "../pages/start/support"

const onDown = vi.fn()
const onEnter = vi.fn()

function Searched({ enter }: { enter: boolean }) {
  const { query, field } = useQuery()
  return (
    <div>
      <SearchField
        label="找报告"
        placeholder="题目"
        field={field}
        onDown={onDown}
        onEnter={enter ? onEnter : undefined}
      />
      <output>{query}</output>
    </div>
  )
}

let page: Mounted
beforeEach(() => vi.clearAllMocks())
afterEach(() => page.unmount())

const show = async (enter = false) => {
  page = await mount(<Searched enter={enter} />)
  return page.named("找报告")
}
/** Does the field, or what it is part of, keep a key from what the browser does with it? */
const takes = (field: HTMLElement, key: string, init: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init })
  act(() => void field.dispatchEvent(event))
  return event.defaultPrevented
}

describe("a search field", () => {
  it("says what was typed; a word that is being composed is none yet", async () => {
    const field = await show()
    await page.type(field, "青石")
    expect(page.find("output").textContent).toBe("青石")
    const compose = (type: string) =>
      page.run(() => field.dispatchEvent(new CompositionEvent(type, { bubbles: true })))
    await compose("compositionstart")
    await page.type(field, "青石z")
    expect(page.find("output").textContent).toBe("青石")
    await page.type(field, "青石镇")
    await compose("compositionend")
    expect(page.find("output").textContent).toBe("青石镇")
  })

  it("goes into the list with ArrowDown, and leaves other keys to the browser", async () => {
    const field = await show()
    expect(takes(field, "ArrowDown")).toBe(true)
    expect(onDown).toHaveBeenCalledTimes(1)
    expect(takes(field, "ArrowUp")).toBe(false)
    expect(takes(field, "Enter")).toBe(false)
    expect(onEnter).not.toHaveBeenCalled()
  })

  it("takes Enter while there is something for it to do", async () => {
    const field = await show(true)
    expect(takes(field, "Enter")).toBe(true)
    expect(onEnter).toHaveBeenCalledTimes(1)
  })

  it("leaves the keys of an input method alone", async () => {
    const field = await show(true)
    for (const key of ["ArrowDown", "Enter"]) expect(takes(field, key, { isComposing: true })).toBe(false)
    expect(onDown).not.toHaveBeenCalled()
    expect(onEnter).not.toHaveBeenCalled()
  })
})
