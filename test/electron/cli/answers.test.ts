import { spawnSync } from "node:child_process"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import type { CheckAnswer } from "#shared/answers/check-answer"
import type { ParseAnswer } from "#shared/answers/parse-answer"
import { call, root, sample, temporaryFolder } from "./call"

const seed = join(root, "../shared/seed-report.txt")
const seedIsHere = existsSync(seed)
if (!seedIsHere) console.log("skipped: the seed report is not here, the invented sample stands in for it")

const parse = async (file: string) => (await call("parse", file)).json as ParseAnswer
const check = async (...words: string[]) =>
  ((await call("check", "--json", ...words)).json as { files: CheckAnswer[] }).files

/** How many items of each role, sections in order. */
const counts = (answer: ParseAnswer) => {
  const count: Record<string, number> = {}
  const walk = (items: ParseAnswer["sections"][number]["items"]) => {
    for (const item of items) {
      count[item.role] = (count[item.role] ?? 0) + 1
      walk(item.children)
    }
  }
  for (const section of answer.sections) walk(section.items)
  return count
}

const shape = { highlight: 4, problem: 3, cause: 3, measure: 3 }

describe("parse", () => {
  it.each(["qingshi-2025.txt", "qingshi-2025-draft.txt"])("finds the skeleton of %s", async (name) => {
    const answer = await parse(sample(name))
    expect(counts(answer)).toEqual(shape)
    expect(answer.sections.map((s) => s.role)).toEqual(["highlight", "problem+cause", "measure"])
    expect(answer.year).toBe(2025)
    expect(answer.text).toBe(readFileSync(sample(name), "utf8"))
  })

  it.skipIf(!seedIsHere)("finds the skeleton of the seed report", async () => {
    const answer = await parse(seed)
    expect(counts(answer)).toEqual(shape)
    expect(answer).toMatchObject({ title: null, year: 2022, signature: null, format: "txt" })
    expect(answer.text).toBe(readFileSync(seed, "utf8"))
    expect(answer.opening).toBe(answer.text.split("\n")[0])
  })

  it("takes the year from the call", async () => {
    const { json } = await call("parse", sample("qingshi-2025.txt"), "--year", "2024")
    expect((json as ParseAnswer).year).toBe(2024)
  })
})

describe("check", () => {
  it("ends with 1 when something must not be printed, else with 0", async () => {
    expect((await call("check", sample("qingshi-2025-draft.txt"))).status).toBe(1)
    expect((await call("check", sample("qingshi-2025.txt"))).status).toBe(0)
  })

  it("finds what is wrong with the draft", async () => {
    const [answer] = await check(sample("qingshi-2025-draft.txt"))
    const found = answer!.issues.map((issue) => `${issue.kind} ${issue.quote}`)
    expect(found.filter((f) => f.startsWith("placeholder"))).toEqual(Array(3).fill("placeholder **"))
    expect(found.filter((f) => f.startsWith("halfwidth"))).toEqual(Array(2).fill("halfwidth ,"))
    expect(found).toContain("stale 2025年")
    expect(found.filter((f) => f.startsWith("ordinal"))).toHaveLength(1)
    expect(answer!.issues.filter((i) => i.kind === "no_quantity").map((i) => i.item)).toEqual(["h3"])
    expect(answer!.issues.filter((i) => /missing/.test(i.kind)).map((i) => `${i.kind} ${i.item}`)).toEqual([
      "missing_cause p2",
      "missing_measure p2",
    ])
    for (const issue of answer!.issues) expect(answer!.text.slice(issue.start, issue.end)).toBe(issue.quote)
  })

  it.skipIf(!seedIsHere)("finds in the seed report what is wrong, and nothing of what is not", async () => {
    const [answer] = await check(seed)
    // Hints are suggestions: DOMAIN.md lists what is wrong.
    const told = answer!.issues.filter(({ severity }) => severity !== "hint")
    const of = (kind: string) => told.filter((issue) => issue.kind === kind)
    expect(of("placeholder").map((i) => i.quote)).toEqual(Array(9).fill("**"))
    expect(of("halfwidth").map((i) => i.quote)).toEqual([",", ","])
    expect(of("stale").map((i) => i.quote)).toEqual(["2022年", "100周年"])
    expect(of("missing_cause").map((i) => i.item)).toEqual(["p2"])
    expect(of("missing_measure").map((i) => i.item)).toEqual(["p2"])
    expect(of("ordinal")).toEqual([])
    expect(of("structure")).toEqual([])
    expect(of("no_quantity")).toEqual([])
    const kinds = new Set(told.map((issue) => issue.kind))
    expect([...kinds].sort()).toEqual([
      "halfwidth",
      "missing_cause",
      "missing_measure",
      "outdated",
      "placeholder",
      "set_phrase",
      "stale",
      "wording",
    ])
  })

  it("prints a line a finding, with file, paragraph and column", async () => {
    const file = join(temporaryFolder(), "a.txt")
    writeFileSync(file, "一、工作亮点\n一是抓学习。培训12次,参加**人。\n")
    const { stdout } = await call("check", file)
    expect(stdout).toMatch(/a\.txt:2:12 {2}建议看 {2}.*「,」\n/)
    expect(stdout).toMatch(/a\.txt:2:15 {2}必须改 {2}.*「\*\*」\n/)
    expect(stdout.trimEnd().split("\n").at(-1)).toMatch(/字，年度未认出/)
  })
})

describe("export", () => {
  const withoutFile = ({ file: _, format: __, text, ...rest }: ParseAnswer) => ({
    ...rest,
    text: text.trimEnd(),
  })

  it.each(["qingshi-2025.txt", "qingshi-2025-draft.txt"])(
    "writes %s so that it is read back the same",
    async (name) => {
      const folder = temporaryFolder()
      const out = join(folder, "out.docx")
      const { json } = await call("export", sample(name), "-o", out)
      expect(json).toMatchObject({ out, bytes: readFileSync(out).length })
      expect(readdirSync(folder)).toEqual(["out.docx"])
      expect(withoutFile(await parse(out))).toEqual(withoutFile(await parse(sample(name))))
    },
  )

  it.skipIf(!seedIsHere)("writes the seed report so that it is read back the same", async () => {
    const out = join(temporaryFolder(), "out.docx")
    expect((await call("export", seed, "-o", out)).status).toBe(1)
    expect(withoutFile(await parse(out))).toEqual(withoutFile(await parse(seed)))
  })

  it("gives the same bytes for the same report", async () => {
    const folder = temporaryFolder()
    for (const name of ["a.docx", "b.docx"])
      await call("export", sample("qingshi-2025.txt"), "-o", join(folder, name))
    expect(readFileSync(join(folder, "a.docx")).equals(readFileSync(join(folder, "b.docx")))).toBe(true)
  })

  it("counts the findings as check does", async () => {
    const { json } = await call(
      "export",
      sample("qingshi-2025-draft.txt"),
      "-o",
      join(temporaryFolder(), "x.docx"),
    )
    const [answer] = await check(sample("qingshi-2025-draft.txt"))
    const count = (severity: string) => answer!.issues.filter((i) => i.severity === severity).length
    expect((json as { issues: unknown }).issues).toEqual({
      error: count("error"),
      warning: count("warning"),
      hint: count("hint"),
    })
  })
})

describe("bench", () => {
  it("measures every step", async () => {
    const { status, json } = await call("bench", sample("qingshi-2025.txt"), "--runs", "2", "--json")
    expect(status).toBe(0)
    const text = readFileSync(sample("qingshi-2025.txt"), "utf8")
    const timing = { median_ms: expect.any(Number), min_ms: expect.any(Number) }
    expect(json).toEqual({
      characters: text.replace(/\s/g, "").length,
      runs: 2,
      parse: timing,
      check: timing,
      recheck: timing,
      export: timing,
    })
  })
})

describe("the built command line", () => {
  const cli = join(root, "out/main/cli.js")

  it("is one file that needs nothing beside it", () => {
    const alone = join(temporaryFolder(), "cli.mjs")
    writeFileSync(alone, readFileSync(cli))
    const run = spawnSync(process.execPath, [alone, "check", sample("qingshi-2025.txt"), "--json"], {
      encoding: "utf8",
    })
    expect(run.stderr).toBe("")
    expect(run.status).toBe(0)
    expect((JSON.parse(run.stdout) as { files: CheckAnswer[] }).files[0]!.year).toBe(2025)
  })

  it("is quiet when whoever reads it stops early", () => {
    const many = Array<string>(40).fill(sample("qingshi-2025-draft.txt")).join(" ")
    const run = spawnSync(
      "sh",
      ["-c", `"$0" "$1" check ${many} --json | head -c 10`, process.execPath, cli],
      {
        encoding: "utf8",
      },
    )
    expect([run.stdout.length, run.stderr]).toEqual([10, ""])
  })

  it.skipIf(!existsSync("/dev/full"))("ends with 3 when what it writes to is full", () => {
    const command = `"$0" "$1" check "$2" > /dev/full`
    const run = spawnSync("sh", ["-c", command, process.execPath, cli, sample("qingshi-2025.txt")], {
      encoding: "utf8",
    })
    expect([run.status, run.stderr]).toEqual([
      3,
      "结果没有写出来。要写到的地方满了或不能写，换一个位置再运行。\n",
    ])
  })

  it("takes file names from where the user stands, through npm too", () => {
    const run = spawnSync(
      process.execPath,
      [join(root, "electron/launch/shuzhi.mjs"), "check", "qingshi-2025.txt"],
      {
        cwd: root,
        env: { ...process.env, INIT_CWD: join(root, "resources/samples") },
        encoding: "utf8",
      },
    )
    expect([run.status, run.stderr]).toEqual([0, ""])
  })

  it("answers wrong words with 2", () => {
    expect(spawnSync(process.execPath, [cli, "nonsense"], { encoding: "utf8" }).status).toBe(2)
  })

  it("goes without a network: it names none of Node's network modules", () => {
    const code = readFileSync(cli, "utf8")
    expect(code).not.toMatch(
      /from\s*["'](?:node:)?(?:https?|http2|net|tls|dgram|dns)["']|require\(["'](?:node:)?(?:https?|http2|net|tls|dgram|dns)["']\)/,
    )
  })
})
