import { readFileSync, writeFileSync } from "node:fs"
import { test } from "vitest"
import { findQuantities } from "#shared/text/quantities"
import { readCases, score } from "./quantity-corpus"
test("x", () => {
  const given = readCases(readFileSync("test/fixtures/quantity-cases.txt", "utf8"))
  const ownText = readFileSync("test/fixtures/quantity-cases-own.txt", "utf8")
  const cut = ownText.split("\n").findIndex((l) => l.startsWith("# === held out")) + 1
  const own = readCases(ownText)
  let out = ""
  for (const [n, c] of [["given", given], ["own", own.filter((x) => x.line < cut)], ["held", own.filter((x) => x.line > cut)]] as const) {
    const s = score(c, findQuantities)
    out += `== ${n} lines ${s.linesRight}/${s.lines} P ${s.precision.toFixed(3)} R ${s.recall.toFixed(3)} marked ${s.marked} found ${s.found}\n`
    writeFileSync(`/tmp/q/${n}.txt`, s.wrong.join("\n"))
  }
  console.log(out)
})
