import { describe, expect, it } from "vitest"
import { type Bounds, placeWindow, readWindowState, smallest } from "../../../electron/shell/bounds"

const small: Bounds = { x: 0, y: 0, width: 1366, height: 728 }
const large: Bounds = { x: 0, y: 0, width: 1920, height: 1040 }
const right: Bounds = { x: 1920, y: 0, width: 1920, height: 1080 }
const at = (x: number, y: number, width: number, height: number) => ({
  bounds: { x, y, width, height },
  maximised: false,
})
const none = { bounds: null, maximised: false }

describe("where the window opens", () => {
  it("first: as large as the smallest usual screen, where the system wants it", () => {
    expect(placeWindow(none, [large])).toEqual({ width: 1366, height: 728 })
    expect(placeWindow(none, [{ ...small, width: 1280, height: 680 }])).toEqual({ width: 1280, height: 680 })
  })

  it("where it was", () => {
    expect(placeWindow(at(200, 100, 1400, 800), [large])).toEqual({
      x: 200,
      y: 100,
      width: 1400,
      height: 800,
    })
    expect(placeWindow(at(2000, 50, 1400, 800), [large, right])).toEqual({
      x: 2000,
      y: 50,
      width: 1400,
      height: 800,
    })
  })

  it("on the main screen, when the one it was on is gone", () => {
    expect(placeWindow(at(2000, 50, 1400, 800), [large])).toEqual({ width: 1366, height: 728 })
    expect(placeWindow(at(-1900, 50, 1400, 800), [large])).toEqual({ width: 1366, height: 728 })
  })

  it("wholly on the screen, when a part of it is", () => {
    expect(placeWindow(at(1600, 700, 1000, 600), [large])).toEqual({
      x: 920,
      y: 440,
      width: 1000,
      height: 600,
    })
    expect(placeWindow(at(-300, 20, 1000, 600), [large])).toMatchObject({ x: 0, y: 20 })
  })

  it("on the main screen, when only a strip too small to take hold of is left", () => {
    expect(placeWindow(at(1850, 50, 1000, 600), [large])).toEqual({ width: 1366, height: 728 })
    expect(placeWindow(at(100, 1020, 1000, 600), [large])).toEqual({ width: 1366, height: 728 })
    expect(placeWindow(at(100, -500, 1000, 600), [large])).toEqual({ width: 1366, height: 728 })
  })

  it("no larger than a screen whose resolution became smaller", () => {
    expect(placeWindow(at(0, 0, 1920, 1040), [small])).toEqual({ x: 0, y: 0, width: 1366, height: 728 })
  })

  it("no smaller than its controls need", () => {
    expect(placeWindow(at(10, 10, 20, 20), [large])).toEqual({ width: 1366, height: 728 })
    expect(placeWindow(at(10, 10, 200, 90), [large])).toMatchObject(smallest)
  })

  it("somewhere even when no screen is known", () => {
    expect(placeWindow(at(1, 2, 900, 700), [])).toEqual({ width: 1366, height: 728 })
  })
})

describe("what was stored", () => {
  it("is read back", () =>
    expect(readWindowState({ bounds: { x: -8, y: -8, width: 900, height: 700 }, maximised: true })).toEqual({
      bounds: { x: -8, y: -8, width: 900, height: 700 },
      maximised: true,
    }))

  it.each([
    null,
    "",
    7,
    [],
    {},
    { bounds: null, maximised: "yes" },
    { bounds: { x: 1, y: 2, width: 0, height: 5 } },
    { bounds: { x: 1.5, y: 2, width: 900, height: 700 } },
    { bounds: { x: "1", y: 2, width: 900, height: 700 } },
  ])("%j is as if there were none", (stored) => expect(readWindowState(stored)).toEqual(none))
})
