import { copyFileSync, readFileSync, writeFileSync } from "node:fs"
import { afterEach, describe, expect, test } from "vitest"
import { doc } from "../../doc-builder"
import { type Shell, shells } from "../shells"
import { expectClean, expectSaid, newPath, openOnDesk, paperText, readBack } from "./clerk"

const report = "test/fixtures/files/a-hill-village.doc"

/** Words on the paper, without the ordinals that are drawn. */
const letters = (text: string) => text.replace(/[^\p{Script=Han}\d]/gu, "")

describe.each(shells)("$name", ({ open }) => {
  let shell: Shell
  afterEach(async () => {
    expectClean(shell)
    await shell.close()
  })

  test.each([".doc", ".wps"])(
    "a report of Word 97 named %s comes to the desk, and its file stays",
    async (ending) => {
      shell = await open()
      const file = newPath(`2023年述职报告${ending}`)
      copyFileSync(report, file)
      await openOnDesk(shell, file)
      const expected = readBack(report).map.text
      const shown = letters(await paperText(shell.page))
      // Sentences long enough to go on well behind the ordinal they may begin with, which is drawn and not written.
      const sentences = expected.split(/[。；\n]/).map(letters)
      for (const sentence of sentences.filter(({ length }) => length > 14))
        expect(shown).toContain(sentence.slice(-8))
      expect(readFileSync(file).equals(readFileSync(report))).toBe(true)
    },
  )

  test("one with a password is refused in words, and nothing is opened", async () => {
    shell = await open()
    const file = newPath("加密.doc")
    writeFileSync(file, doc("述职\r", { fib: { 10: 0x0300 } }))
    await shell.drop(file)
    await expectSaid(shell.page, /设了密码，请在 Word 或 WPS 里取消密码/)
  })
})
