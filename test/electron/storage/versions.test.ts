import { spawn } from "node:child_process"
import { readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { build } from "vite"
import { expect, it } from "vitest"
import { createServices } from "#shared/services/host"
import { FileStorage } from "../../../electron/storage/file-storage"
import { content, Machine, reportOf, textOf, value } from "../../host-builder"
import { root } from "../cli/call"
import { newFolder } from "./folders"

async function open(folder: string) {
  const storage = await FileStorage.open(folder)
  const machine = new Machine()
  return { storage, machine, host: createServices(storage).forClient(machine.platform()) }
}

it("a damaged version is said, and neither the report nor the other versions suffer", async () => {
  const folder = newFolder()
  const { storage, host } = await open(folder)
  const { id } = value(await host.createReport({ ...content("甲"), name: null, file: null }))
  const kept = []
  for (const name of ["一稿", "二稿"])
    kept.push(value(await host.keepVersion({ id, report: reportOf(name), characters: 2, name })))
  await storage.close()
  const file = join(folder, "version", `${id}v${kept[0]!.number}.json`)
  writeFileSync(file, "{")
  const after = await open(folder)
  expect(textOf(value(await after.host.openReport({ id })).report)).toBe("甲")
  const { versions, notice } = value(await after.host.listVersions({ id }))
  expect(versions.map(({ name }) => name)).toEqual(["二稿"])
  expect(notice).toContain("1 个版本损坏")
  const { number } = versions[0]!
  expect(textOf(value(await after.host.readVersion({ id, number })).report)).toBe("二稿")
  await after.host.deleteReport({ id })
  value(await after.host.purgeReport({ id }))
  expect(readdirSync(join(folder, "version"))).toEqual([])
  await after.storage.close()
})

const rounds = 12

it(`a program that is killed loses no version that it told of, ${rounds} times of ${rounds}`, async () => {
  const outDir = newFolder()
  await build({
    root,
    configFile: false,
    logLevel: "error",
    build: {
      ssr: join(root, "test/electron/storage/version-writer.ts"),
      target: "node20.19",
      outDir,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: "writer.mjs" } },
    },
    ssr: { noExternal: true },
  })
  const folder = newFolder()
  const told: string[] = []
  for (let round = 0; round < rounds; round++) {
    told.push(...(await killedAfter(join(outDir, "writer.mjs"), folder, (round * 11) % 60)))
    const { storage, host } = await open(folder)
    const [line] = value(await host.listReports({}))
    const { id } = line!
    const { versions, notice } = value(await host.listVersions({ id }))
    expect(notice).toBeNull()
    expect(storage.takeNotices()).toEqual([])
    const names = new Map(versions.map((version) => [version.name, version.number]))
    expect([...names.keys()]).toEqual(expect.arrayContaining(told))
    const { report } = value(await host.readVersion({ id, number: names.get(told.at(-1)!)! }))
    expect(`第${Number.parseInt(textOf(report), 10)}稿`).toBe(told.at(-1))
    await storage.close()
  }
})

/** Lets the writer run for some milliseconds after its first name; answers the names that it told. */
function killedAfter(writer: string, folder: string, milliseconds: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, folder], { stdio: ["ignore", "pipe", "pipe"] })
    let told = ""
    let trouble = ""
    child.stdout.on("data", (data: Buffer) => {
      if (told === "") setTimeout(() => child.kill("SIGKILL"), milliseconds)
      told += data
    })
    child.stderr.on("data", (data: Buffer) => (trouble += data))
    child.on("close", () => {
      if (trouble) reject(new Error(trouble))
      // The last line may be cut off.
      else resolve(told.split("\n").slice(0, -1))
    })
  })
}
