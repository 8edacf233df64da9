import { spawn } from "node:child_process"
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { hostname } from "node:os"
import { join } from "node:path"
import { build } from "vite"
import { afterEach, beforeAll, describe, expect, it } from "vitest"
import { createServices } from "#shared/services/host"
import { StorageError } from "#shared/services/ports"
import { FileStorage } from "../../../electron/storage/file-storage"
import { content, Machine, value } from "../../host-builder"
import { root } from "../cli/call"
import { type Counted, isCounted } from "./counted"
import { newFolder } from "./folders"

const open: FileStorage[] = []

async function storageIn(folder = newFolder()) {
  const storage = await FileStorage.open(folder)
  open.push(storage)
  const record = storage.record("report", "r000001", isCounted)
  return { folder, storage, record, path: join(folder, "report/r000001.json") }
}

afterEach(async () => {
  for (const storage of open.splice(0)) await storage.close()
})

const counted = (count: number): Counted => ({ count, text: "甲".repeat(10) })

async function reasonOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return error instanceof StorageError ? error.reason : String(error)
}

describe("a record", () => {
  it("is null before it is written, then what was written last", async () => {
    const { record, storage, folder } = await storageIn()
    expect(await record.read()).toBeNull()
    await record.write(counted(1))
    await record.write(counted(2))
    expect(await record.read()).toEqual(counted(2))
    await storage.close()
    const again = await storageIn(folder)
    expect(await again.record.read()).toEqual(counted(2))
    expect(again.storage.takeNotices()).toEqual([])
  })

  it("keeps the state before as its backup, and leaves nothing else beside it", async () => {
    const { record, path, folder } = await storageIn()
    for (const count of [1, 2, 3]) await record.write(counted(count))
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(counted(3))
    expect(JSON.parse(readFileSync(`${path}.bak`, "utf8"))).toEqual(counted(2))
    expect(readdirSync(join(folder, "report")).sort()).toEqual(["r000001.json", "r000001.json.bak"])
  })

  it("written by many at once is whole, and the last one counts", async () => {
    const { record, storage, path } = await storageIn()
    const other = storage.record("report", "r000001", isCounted)
    await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? other : record).write(counted(n))))
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(counted(39))
  })

  it("is listed and removed with its backup", async () => {
    const { record, storage, folder } = await storageIn()
    for (const count of [1, 2]) await record.write(counted(count))
    expect(await storage.names("report")).toEqual(["r000001"])
    expect(await storage.names("index")).toEqual([])
    await storage.remove("report", "r000001")
    await storage.remove("report", "r000001")
    expect(readdirSync(join(folder, "report"))).toEqual([])
    expect(await record.read()).toBeNull()
  })

  it.each(["../x", "a/b", "", "A", "con.txt"])("is not named %j", async (name) => {
    const { storage } = await storageIn()
    expect(() => storage.record("report", name, isCounted)).toThrow()
  })
})

const damages: [string, (bytes: Buffer) => Buffer][] = [
  ["is cut off", (bytes) => bytes.subarray(0, bytes.length / 2)],
  ["is empty", () => Buffer.alloc(0)],
  ["is null", () => Buffer.from("null")],
  ["is zero", () => Buffer.from("0")],
  ["is a list", () => Buffer.from("[]")],
  ["is an object of another shape", () => Buffer.from("{}")],
  ["is full of zero bytes, as after a power cut", (bytes) => Buffer.alloc(bytes.length)],
  ["is garbage", () => Buffer.from([0xff, 0xfe, 0x00, 0x81, 0x7b])],
]

describe.each(damages)("a file that %s", (_, damage) => {
  async function damaged(both: boolean) {
    const made = await storageIn()
    for (const count of [1, 2]) await made.record.write(counted(count))
    for (const path of both ? [made.path, `${made.path}.bak`] : [made.path])
      writeFileSync(path, damage(readFileSync(path)))
    return { ...made, bytes: readFileSync(made.path) }
  }

  it("is replaced by its backup, kept aside, and the user is told once", async () => {
    const { record, storage, path, folder, bytes } = await damaged(false)
    expect(await record.read()).toEqual(counted(1))
    expect(await record.read()).toEqual(counted(1))
    expect(storage.takeNotices()).toEqual([expect.stringMatching(/\d{4}-\d\d-\d\d \d\d:\d\d 存的内容/)])
    expect(storage.takeNotices()).toEqual([])
    expect(readFileSync(`${path}.damaged-1`).equals(bytes)).toBe(true)
    await record.write(counted(3))
    expect(await record.read()).toEqual(counted(3))
    expect(await storage.names("report")).toEqual(["r000001"])
    expect(readdirSync(join(folder, "report")).filter((name) => /tmp|old/.test(name))).toEqual([])
  })

  it("is an error, never an empty record, when its backup is damaged too", async () => {
    const { record, path, bytes } = await damaged(true)
    for (let tries = 0; tries < 2; tries++) expect(await reasonOf(record.read())).toBe("damaged")
    expect(readFileSync(path).equals(bytes)).toBe(true)
    // Written anew all the same, both are kept: something may be got out of them.
    await record.write(counted(9))
    expect(await record.read()).toEqual(counted(9))
    expect(readFileSync(`${path}.damaged-1`).equals(bytes)).toBe(true)
    expect(existsSync(`${path}.damaged-2`)).toBe(true)
  })
})

describe("a file", () => {
  it("that was damaged before it had a backup is an error", async () => {
    const { record, path } = await storageIn()
    await record.write(counted(1))
    writeFileSync(path, "")
    expect(await reasonOf(record.read())).toBe("damaged")
  })

  it("that an editor marked as UTF-8 is read", async () => {
    const { record, path, storage } = await storageIn()
    await record.write(counted(1))
    writeFileSync(path, `\uFEFF${JSON.stringify(counted(5))}`)
    expect(await record.read()).toEqual(counted(5))
    expect(storage.takeNotices()).toEqual([])
  })

  it("that vanished is replaced by its backup", async () => {
    const { record, path, storage } = await storageIn()
    for (const count of [1, 2]) await record.write(counted(count))
    unlinkSync(path)
    expect(await storage.names("report")).toEqual(["r000001"])
    expect(await record.read()).toEqual(counted(1))
    expect(storage.takeNotices()).toHaveLength(1)
  })
})

describe("a data folder", () => {
  it("has one owner at a time, and is free when he closes it", async () => {
    const { folder, storage } = await storageIn()
    expect(await reasonOf(FileStorage.open(folder))).toBe("busy")
    await storage.close()
    await storageIn(folder)
  })

  it.each([
    ["a process that ended", { token: "x", pid: 2 ** 22 + 1, host: hostname() }, 0],
    ["another computer that went silent", { token: "x", pid: 1, host: "elsewhere" }, 60],
    ["a process number that was given out anew", { token: "x", pid: process.pid, host: hostname() }, 60],
  ])("is taken over from %s", async (_, owner, silent) => {
    const folder = newFolder()
    writeFileSync(join(folder, "lock"), JSON.stringify(owner))
    const since = Date.now() / 1000 - silent
    utimesSync(join(folder, "lock"), since, since)
    await storageIn(folder)
    expect(readdirSync(folder).filter((name) => name.startsWith("lock"))).toEqual(["lock"])
  })

  it("is taken over from a lock that the power cut left empty, but not from one being written", async () => {
    const folder = newFolder()
    writeFileSync(join(folder, "lock"), "")
    expect(await reasonOf(FileStorage.open(folder))).toBe("busy")
    utimesSync(join(folder, "lock"), 1_000, 1_000)
    await storageIn(folder)
  })

  it("that another computer uses is left alone", async () => {
    const folder = newFolder()
    writeFileSync(join(folder, "lock"), JSON.stringify({ token: "x", pid: 1, host: "elsewhere" }))
    expect(await reasonOf(FileStorage.open(folder))).toBe("busy")
  })

  it("goes to one of many that want it at once, dead owners or none", async () => {
    for (let round = 0; round < 20; round++) {
      const folder = newFolder()
      const dead = JSON.stringify({ token: "x", pid: 2 ** 22 + 1, host: hostname() })
      if (round % 2 === 0) writeFileSync(join(folder, "lock"), dead)
      if (round % 4 === 0) writeFileSync(join(folder, "lock.removing"), dead)
      const asked = await Promise.allSettled(Array.from({ length: 8 }, () => FileStorage.open(folder)))
      const got = asked.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []))
      open.push(...got)
      expect(got).toHaveLength(1)
    }
  })

  it("is cleaned of what a cut-off write left", async () => {
    const { folder, storage, record } = await storageIn()
    await record.write(counted(1))
    await storage.close()
    writeFileSync(join(folder, "report/r000001.json.abc.tmp"), "{")
    writeFileSync(join(folder, "report/r000001.json.old"), "{")
    await storageIn(folder)
    expect(readdirSync(join(folder, "report"))).toEqual(["r000001.json"])
  })

  const isRoot = process.getuid?.() === 0
  if (isRoot) console.log("skipped: a read-only folder stops nobody who is root")
  it.skipIf(isRoot)("that is read-only says so, and what is in it stays", async () => {
    const { record, folder, path } = await storageIn()
    await record.write(counted(1))
    chmodSync(join(folder, "report"), 0o500)
    expect(await reasonOf(record.write(counted(2)))).toBe("denied")
    chmodSync(join(folder, "report"), 0o700)
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(counted(1))
  })
})

describe("the services over files", () => {
  it("find everything again", async () => {
    const machine = new Machine()
    const { folder, storage } = await storageIn()
    const host = createServices(storage).forClient(machine.platform())
    const { id } = value(await host.createReport({ ...content("甲"), name: "述职", file: null }))
    value(await host.saveReport({ id, revision: 1, ...content("甲二") }))
    await host.dispose()
    await storage.close()
    const again = createServices((await storageIn(folder)).storage).forClient(machine.platform())
    expect(value(await again.start({})).notices).toEqual([])
    expect(value(await again.listReports({}))).toMatchObject([
      { id, name: "述职", summary: { title: "甲二" } },
    ])
    expect(value(await again.openReport({ id }))).toMatchObject({ revision: 2 })
  })
})

describe("a program that is killed in mid-save", () => {
  const rounds = 30
  let writer = ""

  beforeAll(async () => {
    const outDir = newFolder()
    await build({
      root,
      configFile: false,
      logLevel: "error",
      build: {
        ssr: join(root, "test/electron/storage/writer.ts"),
        target: "node20.19",
        outDir,
        emptyOutDir: false,
        rolldownOptions: { output: { entryFileNames: "writer.mjs" } },
      },
    })
    writer = join(outDir, "writer.mjs")
  })

  /** Lets the writer run for some milliseconds after its first save; answers the last save that it told of. */
  function killedAfter(folder: string, milliseconds: number): Promise<number> {
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
        // The last line may be cut off.
        const lines = told.split("\n").slice(0, -1)
        if (trouble) reject(new Error(trouble))
        else resolve(Number(lines.at(-1)))
      })
    })
  }

  it(`loses nothing that it told of, ${rounds} times of ${rounds}`, async () => {
    const folder = newFolder()
    for (let round = 0; round < rounds; round++) {
      const told = await killedAfter(folder, (round * 7) % 40)
      const { storage, record } = await storageIn(folder)
      const stored = await record.read()
      expect(stored?.count).toBeGreaterThanOrEqual(told)
      expect(stored?.count).toBeLessThanOrEqual(told + 1)
      expect(stored?.text).toHaveLength(20_000)
      expect(storage.takeNotices()).toEqual([])
      await storage.close()
    }
  })
})
