import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, describe, expect, it, vi } from "vitest"
import { progressLine } from "../../../electron/cli/progress"
import { runCli } from "../../../electron/cli/run"
import { temporaryFolder } from "./call"

const wipe = "\r\u001b[K"

/** A line over a terminal, or over something else, and a clock to turn. */
function line(isTTY: boolean | undefined) {
  const written: string[] = []
  const clock = { at: 0 }
  const stderr = { write: (text: string) => written.push(text), ...(isTTY === undefined ? {} : { isTTY }) }
  return { written, clock, line: progressLine(stderr, "正在读 a.docx", () => clock.at) }
}

describe("the line that says how far a reading is", () => {
  it("comes after a while, a few times a second, and goes again", () => {
    const { written, clock, line: progress } = line(true)
    const tellAt = (at: number, share: number) => {
      clock.at = at
      progress.tell({ stage: "unpack", share })
    }
    for (const [at, share] of [
      [0, 0],
      [299, 0.1],
      [300, 0.234],
      [350, 0.3],
      [400, 0.45],
    ] as const)
      tellAt(at, share)
    progress.clear()
    expect(written).toEqual([
      "\r正在读 a.docx，正在取出文字 23%\u001b[K",
      "\r正在读 a.docx，正在取出文字 45%\u001b[K",
      wipe,
    ])
  })
  it("leaves nothing behind when it never came", () => {
    const { written, line: progress } = line(true)
    progress.tell({ stage: "finish", share: 1 })
    progress.clear()
    expect(written).toEqual([])
  })
  it.each([false, undefined])("is not written where no terminal is (%s)", (isTTY) => {
    const { written, clock, line: progress } = line(isTTY)
    clock.at = 5000
    progress.tell({ stage: "finish", share: 1 })
    progress.clear()
    expect(written).toEqual([])
  })
})

describe("a call that reads for long", () => {
  afterEach(() => void vi.restoreAllMocks())

  /** Runs a call while every look at the clock takes so many milliseconds. */
  async function callSlowly(step: number, isTTY: boolean) {
    const file = join(temporaryFolder(), "长.txt")
    writeFileSync(file, Array.from({ length: 3000 }, (_, i) => `${i + 1}.走访第${i}户。`).join("\n"))
    let at = 0
    vi.spyOn(performance, "now").mockImplementation(() => (at += step))
    let stdout = ""
    let stderr = ""
    const status = await runCli(["parse", file], {
      stdout: { write: (text) => (stdout += text) },
      stderr: { write: (text) => (stderr += text), isTTY },
    })
    return { status, stdout, stderr }
  }

  it("says how far it is on a terminal only, and never in its answer", async () => {
    const shown = await callSlowly(100, true)
    expect(shown.status).toBe(0)
    expect(shown.stderr).toMatch(/\r正在读 长\.txt，正在认段 \d+%/)
    expect(shown.stderr.endsWith(wipe)).toBe(true)
    expect(() => JSON.parse(shown.stdout)).not.toThrow()
    expect((await callSlowly(100, false)).stderr).toBe("")
  })
  it("gives up when the time is over, and says what to do", async () => {
    const { status, stdout, stderr } = await callSlowly(20_000, false)
    expect([status, stdout]).toEqual([3, ""])
    expect(stderr).toMatch(/长\.txt：这份文件没有读完。读了 30 秒还没读完，已停下，原文件没有改动，请只留/)
  })
})
