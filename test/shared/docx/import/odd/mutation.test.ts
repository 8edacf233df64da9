import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "vite"
import { describe, expect, it } from "vitest"
import type { MutationSummary } from "./mutation-run"
import { mutationSources, runMutants } from "./mutation-run"

const patienceMs = 2000

/** `SHUZHI_MUTANTS=10000` asks for as many, in a process of their own whose memory is measured. */
const asked = Number(process.env.SHUZHI_MUTANTS ?? 0)

describe("mutants of valid files", () => {
  it("come from a hundred files and more", () => {
    expect(mutationSources().length).toBeGreaterThanOrEqual(100)
  })
  it("are always answered with a value: text in its place, or why there is none", () => {
    const { wrong, outcomes, mutants } = runMutants(1500, 20, patienceMs)
    expect(wrong).toEqual([])
    // Both must be common, or the mutants would be too tame or too wild to show anything.
    expect(outcomes.read).toBeGreaterThan(mutants / 3)
    expect(outcomes.malformed).toBeGreaterThan(mutants / 100)
  })
  it("are the same for the same seed", () => {
    expect(runMutants(40, 7, patienceMs).outcomes).toEqual(runMutants(40, 7, patienceMs).outcomes)
  })
})

describe.runIf(asked > 0)("many mutants", () => {
  it("cost neither time nor memory nor a connection", { timeout: 1_800_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "mutants-"))
    try {
      await build({
        root: fileURLToPath(new URL("../../../../../", import.meta.url)),
        configFile: false,
        logLevel: "warn",
        ssr: { noExternal: true },
        build: {
          ssr: fileURLToPath(new URL("./mutation-main.ts", import.meta.url)),
          outDir: folder,
          emptyOutDir: true,
          minify: false,
          target: "node20.19",
          rolldownOptions: { output: { format: "es", entryFileNames: "mutants.mjs", codeSplitting: false } },
        },
      })
      const { stdout, stderr } = spawnSync(
        process.execPath,
        [join(folder, "mutants.mjs"), String(asked), "1", String(patienceMs)],
        { encoding: "utf8" },
      )
      expect(stderr).toBe("")
      const summary = JSON.parse(stdout) as MutationSummary & { connections: number; peakMegabytes: number }
      console.log(stdout)
      expect(summary.wrong).toEqual([])
      expect(summary.connections).toBe(0)
      expect(summary.slowestMs).toBeLessThan(patienceMs)
      expect(summary.peakMegabytes).toBeLessThanOrEqual(300)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
