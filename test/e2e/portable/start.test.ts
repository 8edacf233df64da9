import { statSync } from "node:fs"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { browsers, type TestBrowser } from "../browsers"
import { openFile, portableFile, type Watched } from "./open"

test("the portable edition is one file of at most 4 MB", () => {
  expect(statSync(portableFile).size).toBeLessThanOrEqual(4_000_000)
})

describe.each(browsers)("on file:// in $name", ({ open }) => {
  let browser: TestBrowser
  let watched: Watched

  beforeAll(async () => {
    browser = await open()
    watched = await openFile(browser)
    await watched.page.locator("#root > *").first().waitFor()
  })
  afterAll(() => browser?.close())

  test("starts without an error, and asks for nothing beside itself", async () => {
    const { page, errors, requests } = watched
    expect(await page.title()).toContain("述职台")
    expect(await page.locator("#old-browser").isVisible()).toBe(false)
    // What the page does later, when it has drawn itself, counts too.
    await page.waitForTimeout(1000)
    expect(errors).toEqual([])
    expect(requests).toEqual([])
  })

  test("the browser asks before the page goes with what was settled while a file was read", async () => {
    const { page } = await openFile(browser)
    const asked: string[] = []
    page.on("dialog", (dialog) => {
      asked.push(dialog.type())
      void dialog.accept()
    })
    const read = async () => {
      await page.getByText("试用示例").click()
      // A browser asks on behalf of pages alone that were used.
      await page.getByRole("option").nth(3).click()
    }
    await read()
    await page.reload()
    expect(asked).toEqual([])
    await read()
    await page.getByLabel("述职年度").selectOption("")
    await page.reload()
    expect(asked).toEqual(["beforeunload"])
    await page.close()
  })

  test("the policy refuses every way out", async () => {
    const page = await browser.context.newPage()
    await page.goto(watched.page.url())
    const refused = await page.evaluate(async () => {
      const blocked = new Set<string>()
      document.addEventListener("securitypolicyviolation", (event) =>
        blocked.add(`${event.effectiveDirective} ${event.blockedURI}`),
      )
      const tries: (() => unknown)[] = [
        () => fetch("http://127.0.0.1:9/fetch"),
        () => new WebSocket("ws://127.0.0.1:9/socket"),
        () => new EventSource("http://127.0.0.1:9/events"),
        () => navigator.sendBeacon("http://127.0.0.1:9/beacon", "x"),
        () => {
          const request = new XMLHttpRequest()
          request.open("GET", "http://127.0.0.1:9/xhr")
          request.send()
        },
        () => {
          new Image().src = "http://127.0.0.1:9/image.png"
        },
        () =>
          document.head.append(
            Object.assign(document.createElement("script"), { src: "http://127.0.0.1:9/x.js" }),
          ),
        () =>
          document.body.append(
            Object.assign(document.createElement("iframe"), { src: "http://127.0.0.1:9/frame" }),
          ),
        // What the driver evaluates is let off; what runs later is not.
        () =>
          new Promise((resolve) => setTimeout(resolve)).then(() =>
            Reflect.construct(Function, ["return 1"])(),
          ),
      ]
      const answers = await Promise.all(
        tries.map(async (attempt) => {
          try {
            return [await attempt()].toString()
          } catch (error) {
            return (error as Error).name
          }
        }),
      )
      await new Promise((resolve) => setTimeout(resolve, 500))
      return { fetch: answers[0], eval: answers.at(-1), blocked: [...blocked].sort() }
    })
    await page.close()
    expect(refused.fetch).toBe("TypeError")
    expect(refused.eval).toBe("EvalError")
    expect(refused.blocked).toEqual(
      [
        "connect-src http://127.0.0.1:9/beacon",
        "connect-src http://127.0.0.1:9/events",
        "connect-src http://127.0.0.1:9/fetch",
        "connect-src http://127.0.0.1:9/xhr",
        "connect-src ws://127.0.0.1:9/socket",
        "frame-src http://127.0.0.1:9",
        "img-src http://127.0.0.1:9/image.png",
        "script-src eval",
        "script-src-elem http://127.0.0.1:9/x.js",
      ].sort(),
    )
  })
})
