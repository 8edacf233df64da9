import { readFileSync } from "node:fs"
import { test } from "vitest"
import { scanText } from "#shared/text/scan"
test("x", () => {
  const f = process.env.SHOW!
  let out = ""
  for (const line of readFileSync(f, "utf8").split("\n")) {
    const facts = scanText(line)
    const marks = [
      ...facts.quantities.map((q) => ({ from: q.from, to: q.to, a: "【", b: `】${q.value ?? "?"}${q.unit ?? ""}${q.approx ? "~" : ""}·` })),
      ...facts.placeholders.map((q) => ({ from: q.from, to: q.to, a: "⟪", b: "⟫" })),
      ...facts.years.map((q) => ({ from: q.from, to: q.to, a: "{", b: "}" })),
    ].sort((x, y) => y.from - x.from)
    let t = line
    for (const m of marks) t = t.slice(0, m.from) + m.a + t.slice(m.from, m.to) + m.b + t.slice(m.to)
    out += `${t}\n`
  }
  console.log(out)
})
